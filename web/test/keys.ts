// The key list of a test's host, changed as SSB would change it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './page.ts';

const sluse = join(import.meta.dirname, '../../bin/sluse');

export interface Material {
  keyring: string;
  keyringSigner: string;
  tokens: Record<string, string>;
}

export function material(dev: string): Material {
  return JSON.parse(readFileSync(dev, 'utf8')) as Material;
}

// publish signs a host's list with changes, flags of `sluse keyring sign`, and
// hands it to the host, which takes none that is not a second newer than the last.
export async function publish(url: string, dev: string, ...changes: string[]): Promise<void> {
  const m = material(dev);
  const list = test.info().outputPath('keyring');
  const headers = { Authorization: `Bearer ${m.tokens.admin}` };
  for (let i = 0; i < 20; i++) {
    execFileSync(sluse, ['keyring', 'sign', '-signer', m.keyringSigner, ...changes, '-o', list, m.keyring], { stdio: 'ignore' });
    const put = await fetch(`${url}v1/keys`, { method: 'PUT', headers, body: readFileSync(list) });
    if (put.ok) return;
    const { code } = (await put.json()) as { code: string };
    if (code !== 'older_list') throw new Error(`the list is refused: ${code}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the list stays too old');
}
