// Starts a native host of its own for a run without SLUSE_URL, in January.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repo = join(import.meta.dirname, '../..');
export const CLOCK = '2027-01-05T09:12:33+01:00';

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.SLUSE_URL) return undefined;
  const host = await start(CLOCK);
  process.env.SLUSE_URL = host.url;
  process.env.SLUSE_DEV = host.dev;
  return host.stop;
}

export interface Host {
  url: string;
  dev: string; // path of dev.json
  stop(): Promise<void>;
}

// start serves the built page with fresh development material.
export async function start(clock: string): Promise<Host> {
  const data = mkdtempSync(join(tmpdir(), 'sluse-page-'));
  execFileSync(join(repo, 'bin/sluse'), ['dev', '-data', data], { stdio: 'ignore' });
  const addr = `127.0.0.1:${await freePort()}`;
  const args = ['-addr', addr, '-data', data, '-web', join(repo, 'web/dist'), '-dev', '-clock', clock];
  const edge = spawn(join(repo, 'bin/sluse-edge'), args, { stdio: 'ignore' });
  const url = `http://${addr}/`;
  await answers(`${url}healthz`);
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => edge.once('exit', resolve));
    edge.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, dev: join(data, 'dev.json'), stop };
}

async function answers(url: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await fetch(url).then((r) => r.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
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
