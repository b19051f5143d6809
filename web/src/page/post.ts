// One sealed file in one request, with progress: fetch tells none.
import type { Declared, Delivered, Problem } from './service.ts';
import { query } from './service.ts';

export interface Sending {
  sealed: Blob;
  sha256: string; // hex, verified by the service before it answers
  declared: Declared;
  contact: string;
  token: string;
}

export function post(s: Sending, signal: AbortSignal, progress: (sent: number) => void): Promise<Delivered> {
  return new Promise((resolve, reject) => {
    const x = new XMLHttpRequest();
    x.open('POST', `/v1/deliveries?${query(s.declared)}`);
    x.setRequestHeader('Authorization', `Bearer ${s.token}`);
    x.setRequestHeader('Sluse-Contact', s.contact);
    x.setRequestHeader('Content-Type', 'application/octet-stream');
    x.setRequestHeader('Repr-Digest', `sha-256=:${base64(s.sha256)}:`);
    x.responseType = 'json';
    x.upload.onprogress = (e) => progress(e.loaded);
    x.onload = () => (x.status < 300 ? resolve(x.response as Delivered) : reject(refused(x)));
    x.onerror = () => reject({ code: 'network', status: 0 } satisfies Problem);
    x.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => x.abort(), { once: true });
    x.send(s.sealed);
  });
}

function refused(x: XMLHttpRequest): Problem {
  const body = x.response as { code?: string } | null;
  return { code: body?.code ?? 'other', status: x.status };
}

export function base64(hex: string): string {
  const bytes = hex.match(/../g)?.map((h) => parseInt(h, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes));
}
