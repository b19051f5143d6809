// encoding/xml as Go wasm, pulled from the file as the engine pulls it.
importScripts('/bench/wasm_exec.js');

const go = new Go();
WebAssembly.instantiateStreaming(fetch('/bench/rawtoken.wasm'), go.importObject).then(({ instance }) => {
  void go.run(instance);
  postMessage('ready');
});

onmessage = ({ data: file }) => {
  const files = new FileReaderSync();
  let at = 0;
  postMessage(
    rawtoken((n) => {
      if (at >= file.size) return null;
      const part = new Uint8Array(files.readAsArrayBuffer(file.slice(at, at + n)));
      at += part.length;
      return part;
    }),
  );
};
