// A proxy between the browser and the host that hears every byte the page
// sends, and can cut the line: what the browser's own instruments tell of a
// body that lies on disk is nothing.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import { sendButton, toLastStep, url, waits } from './page.ts';

export interface Heard {
  method: string;
  path: string;
  body: Buffer;
}

export interface Tap {
  url: string;
  heard: Heard[];
  cut: (h: { method: string; path: string }) => boolean; // true breaks the line at that request
  lose: (h: { method: string; path: string }) => boolean; // true breaks it when the request has gone through
  instead: (path: string) => string | undefined; // a file that is answered otherwise than by the host
  stop(): Promise<void>;
}

export async function tap(): Promise<Tap> {
  const heard: Heard[] = [];
  const t: Tap = { url: '', heard, cut: () => false, lose: () => false, instead: () => undefined, stop: async () => undefined };
  const server = createServer((from, to) => pass(from, to, t));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  t.url = `http://127.0.0.1:${address.port}/`;
  t.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return t;
}

// sends walks until the line, which is cut, is waited for.
export async function sends(page: Page, line: Tap, municipality: string, persons = 20): Promise<void> {
  line.cut = (h) => h.method === 'POST';
  await toLastStep(page, line.url, municipality, persons);
  await sendButton(page).click();
  await waits(page);
}

function pass(from: IncomingMessage, to: ServerResponse, t: Tap): void {
  const method = from.method ?? '';
  const path = from.url ?? '';
  if (t.cut({ method, path })) {
    from.socket.destroy();
    return;
  }
  const other = t.instead(path);
  if (other !== undefined) {
    to.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' }).end(other);
    return;
  }
  const parts: Buffer[] = [];
  const host = new URL(url());
  const on = request({ host: host.hostname, port: host.port, method, path, headers: { ...from.headers, host: host.host } }, (r) => {
    if (t.lose({ method, path })) return void from.socket.destroy();
    to.writeHead(r.statusCode ?? 502, r.headers);
    r.pipe(to);
  });
  on.on('error', () => to.destroy());
  from.on('data', (d: Buffer) => parts.push(d));
  from.on('end', () => t.heard.push({ method, path, body: Buffer.concat(parts) }));
  from.pipe(on);
}
