// An engine: a worker for one of the core's programs, which its name tells, and
// for one delivery. It starts the program, says hello, and answers calls one at
// a time. The page terminates it after the delivery, which is what makes the
// plaintext go.

import './wasm/wasm_exec.js';
import checkUrl from './wasm/check.wasm?url';
import openUrl from './wasm/open.wasm?url';
import sealUrl from './wasm/seal.wasm?url';
import { HANDED, PROTOCOL } from '../shared/protocol.ts';
import type { Answer, Call, Fault, Gone, Handed, Hello, Method, Program } from '../shared/protocol.ts';
import { handlers, type Core } from './handlers.ts';

const urls: Record<Program, string> = { check: checkUrl, seal: sealUrl, open: openUrl };

const { compiled, core } = await start(name.replace(HANDED, '') as Program, name.endsWith(HANDED));
const can = handlers(core);

// start runs a program and waits for its exports.
async function start(program: Program, isHanded: boolean): Promise<{ compiled: WebAssembly.Module; core: Core }> {
  const go = watched(new Go());
  const ready = Promise.withResolvers<Exports>();
  globalThis.sluse = ready.resolve;
  const compiled = await (isHanded ? handed() : fetched(program));
  go.run(await WebAssembly.instantiate(compiled, go.importObject)).then(gone, gone); // if not until the worker is terminated
  const verbs = await ready.promise;
  return { compiled, core: async (verb, args) => plain(await verbs[verb]!(args)) };
}

// gone: a program ends by itself only when it panics or has no memory left. Who
// waits for it would wait for ever.
function gone(): void {
  postMessage({ gone: true } satisfies Gone);
}

// watched tells of a program that the browser breaks off (out of memory or stack,
// an instruction that traps) when it is resumed, which is how all of it runs
// after its start: by a call, by a timer, or by a promise, whose own failure
// nobody would see. What is left of it is not called again.
function watched(go: Go): Go {
  const resume = go._resume;
  go._resume = function (this: Go) {
    try {
      resume.call(this);
    } catch (e) {
      go._resume = () => undefined;
      console.error(e);
      gone();
    }
  };
  return go;
}

// plain is what a verb answers: some tell it as JSON.
function plain<T>(told: string | object): T {
  return (typeof told === 'string' ? JSON.parse(told) : told) as T;
}

// fetched compiles a program as it comes. The digest is part of the build:
// another wasm than the one built with this page is refused by the browser.
function fetched(program: Program): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(urls[program], { integrity: __WASM_INTEGRITY__[program]! }));
}

// handed takes the program from the page, which has it from another engine.
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
    const result = await can[method](params, progress);
    tell({ id, result });
  } catch (e) {
    tell({ id, error: fault(e) });
  }
}

const known: Fault['code'][] = ['storage', 'unreadable', 'damaged', 'reply_key', 'other_delivery'];

function fault(e: unknown): Fault {
  const { code, message } = e as Partial<Fault>;
  return { code: known.find((c) => c === code) ?? 'failed', message: message ?? 'failed' };
}

let before: Promise<void> = Promise.resolve();
addEventListener('message', (e: MessageEvent<Call>) => {
  before = before.then(() => answer(e.data));
});
postMessage({ hello: PROTOCOL, core: compiled } satisfies Hello);
