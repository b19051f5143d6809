// The page's end of the engine: one worker for one delivery. What is thrown
// is a Fault; ending the worker ends every call with AbortError.
import engineUrl from '../engine/engine.ts?worker&url';
import type { Answer, Calls, Fault, Handed, Hello, Method } from '../shared/protocol.ts';
import { trusted } from './trusted.ts';

const PROTOCOL = 1; // these must be the engine's; see shared/protocol.ts
const HANDED = 'engine, handed the core';

export interface Engine {
  call<M extends Method>(method: M, params: Calls[M]['params'], progress?: Progress): Promise<Calls[M]['result']>;
  end(): void;
}

export type Progress = (read: number, total: number) => void;

interface Waiting {
  resolve(result: unknown): void;
  reject(reason: unknown): void;
  progress: Progress | undefined;
}

let spare: Engine | undefined;
let core: unknown; // compiled by the first engine, for those after it

// takeEngine is startEngine, at once where one is spare.
export function takeEngine(): Engine {
  const engine = spare ?? startEngine();
  spare = undefined;
  return engine;
}

// spareEngine keeps an engine for the next delivery. Only one that has seen
// no delivery, but made-up ones, may be handed in.
export function spareEngine(engine: Engine): void {
  spare?.end();
  spare = engine;
}

// isSpare tells whether an engine still waits for a delivery.
export function isSpare(engine: Engine): boolean {
  return spare === engine;
}

// startEngine starts a worker; calls made before it is ready wait for it.
export function startEngine(): Engine {
  const worker = new Worker(trusted(engineUrl), { type: 'module', name: core ? HANDED : 'engine' });
  if (core) worker.postMessage({ core } satisfies Handed);
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let ended = false;
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined); // told by the calls that wait for it

  const end = (reason: unknown = new DOMException('ended', 'AbortError')): void => {
    ended = true;
    worker.terminate();
    ready.reject(reason);
    for (const w of waiting.values()) w.reject(reason);
    waiting.clear();
  };
  const fail = (code: Fault['code'] | 'engine', message: string): void => end({ code, message });

  worker.onerror = (e) => fail('engine', e.message ?? 'the engine did not start');
  worker.onmessage = ({ data }: MessageEvent<Hello | Answer>) => {
    if ('hello' in data) {
      if (data.hello === PROTOCOL) {
        core = data.core;
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

  return {
    end: () => end(),
    call: async <M extends Method>(method: M, params: Calls[M]['params'], progress?: Progress) => {
      await ready.promise;
      if (ended) throw new DOMException('ended', 'AbortError');
      const id = next++;
      return new Promise<Calls[M]['result']>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (r: unknown) => void, reject, progress });
        worker.postMessage({ id, method, params });
      });
    },
  };
}
