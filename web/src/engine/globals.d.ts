// Go's wasm_exec.js and the exports of the core's programs (wasm/doc.go).
declare const __WASM_INTEGRITY__: Record<string, string>; // by program

declare class Go {
  importObject: WebAssembly.Imports;
  _resume(): void;
  run(instance: WebAssembly.Instance): Promise<void>;
}

type Exports = Record<string, (args: object) => Promise<string | object>>;

declare var sluse: (exports: Exports) => void;

declare module '*.js';
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
