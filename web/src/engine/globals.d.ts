// Go's wasm_exec.js and the core's exports (wasm/main.go).
declare const __WASM_INTEGRITY__: string;

declare class Go {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

type Exports = Record<string, (args: object) => Promise<string>>;

declare var sluse: (exports: Exports) => void;

declare module '*.js';
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
