// Runs in the page. Each function does its work on the chosen file once and
// answers with milliseconds. Ours go through the engine of the built page,
// whose protocol is web/src/shared/protocol.ts; the others are what a web
// developer would write without it.
import { dom, sealed } from './floor.mjs';

const file = () => document.querySelector('input').files[0];

async function timed(f) {
  const start = performance.now();
  await f();
  return performance.now() - start;
}

// engine starts one of the page's engines and waits until it says hello. As
// on the page, one that comes after another may get the compiled core from it.
async function engine(url, core) {
  const worker = new Worker(url, { type: 'module', name: core ? 'engine, handed the core' : 'engine' });
  if (core) worker.postMessage({ core });
  const next = (want) =>
    new Promise((resolve, reject) => {
      worker.onerror = (e) => reject(new Error(e.message));
      worker.onmessage = ({ data }) => {
        if (data.error) reject(new Error(data.error.message));
        if (want in data) resolve(want === 'hello' ? data.core : data[want]);
      };
    });
  const compiled = await next('hello');
  return {
    core: compiled,
    call: (method, params) => {
      const answer = next('result');
      worker.postMessage({ id: 1, method, params });
      return answer;
    },
    end: () => worker.terminate(),
  };
}

async function withEngine(url, use, core) {
  const e = await engine(url, core);
  try {
    return await use(e);
  } finally {
    e.end();
  }
}

const check = (e) =>
  e.call('check', { file: file(), now: '2027-01-05T09:00:00+01:00', lang: 'nb' }).then(({ report }) => {
    if (report.counts.fatal > 0 || report.bytes !== file().size) throw new Error(`the delivery was not checked to its end: ${(report.rules ?? []).map((r) => r.id)}, ${report.bytes} bytes`);
  });
const seal = (e, recipient) => e.call('seal', { file: file(), recipients: [recipient] }).then(emptied);

// emptied frees what the private file system holds of a round.
async function emptied({ name, size }) {
  if (size === 0) throw new Error('nothing was sealed');
  if (name) await (await (await navigator.storage.getDirectory()).getDirectoryHandle('sealed')).removeEntry(name);
}

// drop is what the page does from the choice of a file to its sealed bytes:
// one engine, ready since the page was loaded, checks, while another is started
// and seals.
async function drop({ url, recipient }) {
  const spare = await engine(url);
  try {
    return await timed(() => Promise.all([check(spare), withEngine(url, (e) => seal(e, recipient), spare.core)]));
  } finally {
    spare.end();
  }
}

// unpacked is the same with the npm package of age, and nothing compressed.
async function unpacked({ url, recipient }) {
  const spare = await engine(url);
  try {
    return await timed(() => check(spare).then(() => sealed(file(), recipient)));
  } finally {
    spare.end();
  }
}

// gcm is the ceiling: the platform's own cipher, by pieces of 4 MiB.
async function gcm() {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const blob = file();
  for (let at = 0, n = 0; at < blob.size; at += 4 << 20, n++) {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setUint32(0, n);
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, await blob.slice(at, at + (4 << 20)).arrayBuffer());
  }
}

// rawtoken runs encoding/xml in a worker; the wasm is started beforehand.
async function rawtoken() {
  const worker = new Worker('/bench/rawtoken.worker.js');
  const said = () => new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
  await said();
  try {
    return await timed(async () => {
      worker.postMessage(file());
      const n = await said();
      if (typeof n !== 'number') throw new Error(n);
    });
  } finally {
    worker.terminate();
  }
}

globalThis.bench = {
  check: ({ url }) => withEngine(url, (e) => timed(() => check(e))),
  seal: ({ url, recipient }) => withEngine(url, (e) => timed(() => seal(e, recipient))),
  drop,
  unpacked,
  dom: () => timed(() => dom(file())),
  age: ({ recipient }) => timed(() => sealed(file(), recipient)),
  floor: ({ recipient }) => timed(() => dom(file()).then(() => sealed(file(), recipient))),
  gcm: () => timed(gcm),
  rawtoken,
};
