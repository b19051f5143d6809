// Go's wasm_exec.js and the core's exports (wasm/main.go).
declare const __WASM_INTEGRITY__: string;

declare class Go {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

declare var sluse: Record<string, (args: object) => Promise<string>>;

declare module '*.js';
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
