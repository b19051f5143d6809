// Starts the page's host, in January and with fresh development material: the
// native one, or the Worker on the real runtime.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const repo = join(import.meta.dirname, '../..');
export const CLOCK = '2027-01-05T09:12:33+01:00';

export type HostName = 'native' | 'workerd';

export interface Host {
  url: string;
  dev: string; // path of dev.json
  stop(): Promise<void>;
}

// start serves the built page.
export async function start(name: HostName, clock = CLOCK): Promise<Host> {
  const data = mkdtempSync(join(tmpdir(), 'sluse-page-'));
  execFileSync(join(repo, 'bin/sluse'), ['dev', '-data', data], { stdio: 'ignore' });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const host = name === 'native' ? native(port, data, clock) : workerd(port, data, clock);
  const gone = new Promise((resolve) => host.once('exit', resolve));
  const stop = async (): Promise<void> => {
    host.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  await answers(`${url}healthz`).catch(async (e) => {
    await stop();
    throw e;
  });
  return { url, dev: join(data, 'dev.json'), stop };
}

function native(port: number, data: string, clock: string) {
  const args = ['-addr', `127.0.0.1:${port}`, '-data', data, '-web', join(repo, 'web/dist'), '-dev', '-clock', clock];
  return spawn(join(repo, 'bin/sluse-edge'), args, { stdio: 'ignore' });
}

// The Worker's tools want the Node that stands beside them.
function workerd(port: number, data: string, clock: string) {
  const path = ['worker', 'web'].map((d) => join(repo, d, 'node_modules/.bin'));
  const env = { ...process.env, PATH: [...path, process.env.PATH].join(delimiter), PORT: String(port), DATA: data, CLOCK: clock };
  return spawn(join(repo, 'bin/sluse-workerd'), [], { cwd: repo, env, stdio: 'ignore' });
}

async function answers(url: string): Promise<void> {
  for (let i = 0; i < 900; i++) {
    if (await fetch(url).then((r) => r.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer from ${url}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const s = createServer();
    s.once('error', reject);
    s.listen(0, '127.0.0.1', () => {
      const a = s.address();
      s.close(() => resolve(typeof a === 'object' && a ? a.port : 0));
    });
  });
}
