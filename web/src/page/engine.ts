// The page's end of the engines. What is thrown is a Fault, or has code engine
// where an engine did not start and broken where its program came to an end of
// itself; ending an engine ends every call with AbortError.
//
// The core is three programs, each run by a worker of its own, so that the
// page is ready when it has fetched the one that checks. An Engine is what
// serves one delivery: it starts a worker for each program that it calls.
import engineUrl from '../engine/engine.ts?worker&url';
import type { Answer, Calls, Gone, Handed, Hello, Method, Program } from '../shared/protocol.ts';
import { trusted } from './trusted.ts';

const PROTOCOL = 3; // these must be the engines'; see shared/protocol.ts
const HANDED = ', handed the core';

export interface Engine {
  call<M extends Method>(method: M, params: Calls[M]['params'], progress?: Progress): Promise<Calls[M]['result']>;
  end(): void;
}

export type Progress = (read: number, total: number) => void;

const programs: Record<Method, Program> = {
  keys: 'check',
  years: 'check',
  check: 'check',
  trace: 'check',
  receipt: 'check',
  spec: 'check',
  place: 'check',
  replyKey: 'seal',
  seal: 'seal',
  sealParts: 'seal',
  feedback: 'open',
};

interface Waiting {
  resolve(result: unknown): void;
  reject(reason: unknown): void;
  progress: Progress | undefined;
}

const spares = new Map<Program, Engine>();
const cores = new Map<Program, unknown>(); // compiled by the first worker of each, for those after it

// startEngine makes an engine with workers of its own; takeEngine one that
// takes those that are spare.
export const startEngine = (): Engine => together(startWorker);
export const takeEngine = (): Engine => together((program) => taken(program) ?? startWorker(program));

// spareEngine is a worker for the next delivery, started now if there is none.
// Until it is taken only what is made up may be put before it.
export function spareEngine(program: Program): Engine {
  const spare = spares.get(program) ?? startWorker(program);
  spares.set(program, spare);
  return spare;
}

// isSpare tells whether a worker still waits for a delivery.
export function isSpare(engine: Engine): boolean {
  return [...spares.values()].includes(engine);
}

// isFetched tells whether a program is here: until then its calls wait.
export function isFetched(program: Program): boolean {
  return cores.has(program);
}

function taken(program: Program): Engine | undefined {
  const spare = spares.get(program);
  spares.delete(program);
  return spare;
}

function together(get: (program: Program) => Engine): Engine {
  const mine = new Map<Program, Engine>();
  let ended = false;
  return {
    end: () => {
      ended = true;
      for (const worker of mine.values()) worker.end();
    },
    call: async (method, params, progress) => {
      if (ended) throw new DOMException('ended', 'AbortError');
      const program = programs[method];
      const worker = mine.get(program) ?? get(program);
      mine.set(program, worker);
      return worker.call(method, params, progress);
    },
  };
}

// startWorker starts a worker; calls made before it is ready wait for it.
function startWorker(program: Program): Engine {
  const core = cores.get(program);
  const worker = new Worker(trusted(engineUrl), { type: 'module', name: core ? program + HANDED : program });
  if (core) worker.postMessage({ core } satisfies Handed);
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let started = false;
  let ended: unknown; // why it was
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined); // told by the calls that wait for it

  const end = (reason: unknown = new DOMException('ended', 'AbortError')): void => {
    ended ??= reason;
    worker.terminate();
    if (spares.get(program) === engine) spares.delete(program);
    ready.reject(reason);
    for (const w of waiting.values()) w.reject(reason);
    waiting.clear();
  };
  const fail = (code: 'engine' | 'broken', message: string): void => end({ code, message });

  worker.onerror = (e) => fail(started ? 'broken' : 'engine', e.message ?? 'the engine did not start');
  worker.onmessage = ({ data }: MessageEvent<Hello | Gone | Answer>) => {
    if ('gone' in data) return fail('broken', 'the program ended');
    if ('hello' in data) {
      if (data.hello === PROTOCOL) {
        started = true;
        cores.set(program, data.core);
        ready.resolve();
      } else fail('engine', 'the engine is of another build');
      return;
    }
    const w = waiting.get(data.id);
    if (!w) return;
    if ('read' in data) return w.progress?.(data.read, data.total);
    waiting.delete(data.id);
    if ('error' in data) w.reject(data.error);
    else w.resolve(data.result);
  };

  const engine: Engine = {
    end: () => end(),
    call: async <M extends Method>(method: M, params: Calls[M]['params'], progress?: Progress) => {
      await ready.promise;
      if (ended) throw ended;
      const id = next++;
      return new Promise<Calls[M]['result']>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (r: unknown) => void, reject, progress });
        worker.postMessage({ id, method, params });
      });
    },
  };
  return engine;
}
