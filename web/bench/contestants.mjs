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

// engine starts one of the page's engines, for one of the core's programs, and
// waits until it says hello.
async function engine(url, program) {
  const worker = new Worker(url, { type: 'module', name: program });
  const next = (want) =>
    new Promise((resolve, reject) => {
      worker.onerror = (e) => reject(new Error(e.message));
      worker.onmessage = ({ data }) => {
        if (data.error) reject(new Error(data.error.message));
        if (want in data) resolve(data[want]);
      };
    });
  await next('hello');
  return {
    call: (method, params) => {
      const answer = next('result');
      worker.postMessage({ id: 1, method, params });
      return answer;
    },
    end: () => worker.terminate(),
  };
}

async function withEngine(url, program, use) {
  const e = await engine(url, program);
  try {
    return await use(e);
  } finally {
    e.end();
  }
}

const check = (e, delivery = file()) =>
  e.call('check', { file: delivery, now: '2027-01-05T09:00:00+01:00', lang: 'nb' }).then(({ report }) => {
    if (report.counts.fatal > 0 || report.bytes !== delivery.size) throw new Error(`the delivery was not checked to its end: ${(report.rules ?? []).map((r) => r.id)}, ${report.bytes} bytes`);
  });
const seal = (e, recipient) => e.call('seal', { file: file(), recipients: [recipient] }).then(emptied);

// emptied frees what the private file system holds of a round.
async function emptied({ name, size }) {
  if (size === 0) throw new Error('nothing was sealed');
  if (name) await (await (await navigator.storage.getDirectory()).getDirectoryHandle('sealed')).removeEntry(name);
}

// practised uses one of the page's spare engines: ready, and used to its work, before
// the user has found the file (web/src/page/flow/practise.ts).
function practised(url, program, recipient, use) {
  return withEngine(url, program, async (spare) => {
    const made = await (await fetch('/ovelse/riktig.xml')).blob();
    const sealing = (size) => () => spare.call('seal', { file: made, size, recipients: [recipient], name: '' });
    const works = program === 'check' ? [() => check(spare, made)] : [sealing(undefined), sealing(1 << 30)];
    for (const once of works) for (let i = 0; i < 40; i++) await once();
    await new Promise((resolve) => setTimeout(resolve, 3000)); // looking for the file
    return use(spare);
  });
}

// drop is what the page does from the choice of a file to its sealed bytes:
// one spare engine checks, while the other seals.
const drop = ({ url, recipient }) =>
  practised(url, 'check', recipient, (checker) =>
    practised(url, 'seal', recipient, (sealer) => timed(() => Promise.all([check(checker), seal(sealer, recipient)]))),
  );

// unpacked is the same with the npm package of age, and nothing compressed.
const unpacked = ({ url, recipient }) => practised(url, 'check', recipient, (checker) => timed(() => check(checker).then(() => sealed(file(), recipient))));

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
  check: ({ url, recipient }) => practised(url, 'check', recipient, (checker) => timed(() => check(checker))),
  seal: ({ url, recipient }) => practised(url, 'seal', recipient, (sealer) => timed(() => seal(sealer, recipient))),
  drop,
  unpacked,
  dom: () => timed(() => dom(file())),
  age: ({ recipient }) => timed(() => sealed(file(), recipient)),
  floor: ({ recipient }) => timed(() => dom(file()).then(() => sealed(file(), recipient))),
  gcm: () => timed(gcm),
  rawtoken,
};
