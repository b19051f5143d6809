// One request with a body, with progress, that never stands still unseen:
// fetch tells no progress, and a dead connection may take minutes to be told.
import type { Problem } from '../service.ts';

export interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Blob;
}

export interface Reply {
  status: number;
  header(name: string): string;
  json: unknown;
}

const SILENCE = 45_000; // ms without a byte, after which a connection counts as dead

// request rejects with a Problem, or AbortError when signal stops it.
export function request(r: Request, signal: AbortSignal, progress: (sent: number) => void = () => undefined): Promise<Reply> {
  if (signal.aborted) return Promise.reject(signal.reason); // it was stopped before its turn came
  return new Promise((resolve, reject) => {
    const x = new XMLHttpRequest();
    let quiet = 0;
    const listen = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(() => x.abort(), SILENCE);
    };
    const lost = (): void => reject(signal.aborted ? signal.reason : ({ code: 'network', status: 0 } satisfies Problem));
    const stop = (): void => x.abort();

    x.open(r.method, r.url);
    for (const [name, value] of Object.entries(r.headers)) x.setRequestHeader(name, value);
    x.responseType = 'text';
    x.upload.onprogress = (e) => {
      listen();
      progress(e.loaded);
    };
    x.onload = () => {
      const json = parse(x.responseText);
      if (x.status < 300) resolve({ status: x.status, json, header: (name) => x.getResponseHeader(name) ?? '' });
      else reject({ code: (json as Partial<Problem>)?.code ?? 'other', status: x.status } satisfies Problem);
    };
    x.onerror = () => void readable(r.body).then((is) => (is ? lost() : reject({ code: 'storage', status: 0 } satisfies Problem)));
    x.onabort = lost;
    x.onloadend = () => {
      clearTimeout(quiet);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop);
    listen();
    x.send(r.body ?? null);
  });
}

// readable tells whether the bytes are still there: a body that the browser
// cannot read fails as a network does, and would be waited for in vain.
async function readable(body: Blob | undefined): Promise<boolean> {
  return (await body?.slice(0, 1).arrayBuffer().catch(() => null)) !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
