// Trying until it works: what a broken network or a busy service causes is
// waited out, in sight of the user, who can stop it.
import type { Problem } from '../service.ts';

const DELAYS = [1, 2, 4, 8, 15, 30]; // seconds; the last one stays

export async function persist<T>(attempt: () => Promise<T>, signal: AbortSignal, waiting: () => void): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await attempt();
    } catch (e) {
      if (signal.aborted || !passes(e as Problem)) throw e;
      waiting();
      await pause(DELAYS[Math.min(i, DELAYS.length - 1)]! * 1000, signal);
    }
  }
}

// passes tells whether the cause goes away by itself.
function passes(p: Problem): boolean {
  return p.code === 'network' || p.status === 408 || p.status === 429 || p.status === 460 || p.status >= 500 || p.code === 'incomplete' || p.code === 'offset_mismatch';
}

// pause ends early when the network comes back.
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
