// The engine: one delivery's worker. It starts the core, says hello, and
// answers calls one at a time. The page terminates it after the delivery,
// which is what makes the plaintext go.

import './wasm/wasm_exec.js';
import wasm from './wasm/sluse.wasm?url';
import { HANDED, PROTOCOL } from '../shared/protocol.ts';
import type { Answer, Call, Calls, CheckParams, Fault, Handed, Hello, Method, SealParams, SealPartsParams, TraceParams } from '../shared/protocol.ts';
import { pieces } from './source.ts';
import { privateFile } from './sink.ts';

type Progress = (read: number) => void;
type Handlers = { [M in Method]: (p: Calls[M]['params'], progress: Progress) => Promise<Calls[M]['result']> };

const { core: module, call: core } = await start();

const handlers: Handlers = {
  keys: (p) => core('keys', p),
  years: (p) => core('years', p),
  receipt: (p) => core('receipt', p),
  spec: (p) => core('spec', p),
  replyKey: (p) => core('replyKey', p),
  feedback: (p) => core('feedback', p),
  check: ({ file, ...p }: CheckParams, progress) => core('check', { ...p, next: pieces(file), progress }),
  seal,
  sealParts,
  trace,
};

async function seal(p: SealParams, progress: Progress): Promise<Calls['seal']['result']> {
  const out = await privateFile(p.name);
  const next = pieces(p.file, progress);
  const told = await core<{ size: number; sha256: string }>('seal', { recipients: p.recipients, reply: p.reply, second: p.second, next, write: out.write });
  return { ...told, name: out.name, sealed: await out.close() };
}

async function sealParts({ file, name = crypto.randomUUID(), ...p }: SealPartsParams, progress: Progress): Promise<Calls['sealParts']['result']> {
  const [ide, ipl] = [await privateFile(`${name}.ide`), await privateFile(`${name}.ipl`)];
  const next = pieces(file, progress);
  const told = await core<Record<'ide' | 'ipl', { size: number; sha256: string }>>('sealParts', {
    ...p,
    next,
    writeIde: ide.write,
    writeIpl: ipl.write,
  });
  return {
    ide: { ...told.ide, name: ide.name, sealed: await ide.close() },
    ipl: { ...told.ipl, name: ipl.name, sealed: await ipl.close() },
  };
}

async function trace({ file, ...p }: TraceParams, progress: Progress): Promise<Calls['trace']['result']> {
  const parts: Blob[] = [];
  const write = (bytes: Uint8Array): void => void parts.push(new Blob([bytes.slice()]));
  const told = await core<Omit<Calls['trace']['result'], 'trace'>>('trace', { ...p, next: pieces(file, progress), write });
  return { ...told, trace: new Blob(parts) };
}

// start runs the core and waits for its exports.
async function start(): Promise<{ core: WebAssembly.Module; call: <T>(verb: string, args: object) => Promise<T> }> {
  const go = new Go();
  const ready = Promise.withResolvers<Exports>();
  globalThis.sluse = ready.resolve;
  const core = await (name === HANDED ? handed() : compiled());
  void go.run(await WebAssembly.instantiate(core, go.importObject)); // until the worker is terminated
  const verbs = await ready.promise;
  return { core, call: async (verb, args) => JSON.parse(await verbs[verb]!(args)) };
}

// compiled fetches the core. The digest is part of the build: another wasm than
// the one built with this page is refused by the browser.
function compiled(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(wasm, { integrity: __WASM_INTEGRITY__ }));
}

// handed takes the core from the page, which has it from another engine.
function handed(): Promise<WebAssembly.Module> {
  return new Promise((resolve) => {
    addEventListener('message', (e: MessageEvent<Handed>) => resolve(e.data.core as WebAssembly.Module), { once: true });
  });
}

function tell(message: Answer): void {
  postMessage(message);
}

async function answer<M extends Method>({ id, method, params }: Call<M>): Promise<void> {
  const total = 'file' in params ? params.file.size : 0;
  let told = 0;
  const progress = (read: number): void => {
    if (performance.now() - told < 100 && read < total) return;
    told = performance.now();
    tell({ id, read, total });
  };
  try {
    const result = await handlers[method](params, progress);
    tell({ id, result });
  } catch (e) {
    tell({ id, error: fault(e) });
  }
}

const known: Fault['code'][] = ['storage', 'damaged', 'reply_key', 'other_delivery'];

function fault(e: unknown): Fault {
  const { code, message } = e as Partial<Fault>;
  return { code: known.find((c) => c === code) ?? 'failed', message: message ?? 'failed' };
}

addEventListener('message', (e: MessageEvent<Call>) => void answer(e.data));
postMessage({ hello: PROTOCOL, core: module } satisfies Hello);
