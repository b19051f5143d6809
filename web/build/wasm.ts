// Builds the core for the browser and puts it, with the runtime shim of the
// same Go, where the engine imports them from. Reproducible: the same source
// gives the same bytes in any folder.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const repo = join(import.meta.dirname, '../..');
const out = join(import.meta.dirname, '../src/engine/wasm');
const root = process.env.SLUSE_KEYRING_KEY;
const pin = root ? ` -X sluse/core/keyring.root=${root}` : '';
const tags = process.env.SLUSE_TAGS ? ['-tags', process.env.SLUSE_TAGS] : [];

mkdirSync(out, { recursive: true });
execFileSync(
  'go',
  ['build', '-trimpath', '-buildvcs=false', ...tags, `-ldflags=-s -w -buildid=${pin}`, '-o', join(out, 'sluse.wasm'), './wasm'],
  { cwd: repo, stdio: 'inherit', env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' } },
);
const goroot = execFileSync('go', ['env', 'GOROOT'], { cwd: repo, encoding: 'utf8' }).trim();
copyFileSync(join(goroot, 'lib/wasm/wasm_exec.js'), join(out, 'wasm_exec.js'));
