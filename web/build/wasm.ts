// Builds the core's programs for the browser, their jumps made direct, and puts
// them, with the runtime shim of the same Go, where the engines import them from.
// Reproducible: the same source gives the same bytes in any folder.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { flags, PROGRAMS } from './programs.ts';

const repo = join(import.meta.dirname, '../..');
const out = join(import.meta.dirname, '../src/engine/wasm');
const root = process.env.SLUSE_KEYRING_KEY;
const pin = root ? ` -X sluse/core/keyring.root=${root}` : '';
const tags = process.env.SLUSE_TAGS ? ['-tags', process.env.SLUSE_TAGS] : [];

mkdirSync(out, { recursive: true });
for (const name of PROGRAMS) {
  execFileSync(
    'go',
    ['build', '-trimpath', '-buildvcs=false', ...tags, ...flags(name), `-ldflags=-s -w -buildid=${pin}`, '-o', join(out, `${name}.wasm`), `./wasm/${name}`],
    { cwd: repo, stdio: 'inherit', env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' } },
  );
}
execFileSync('go', ['run', './wasm/jumps', ...PROGRAMS.map((name) => join(out, `${name}.wasm`))], { cwd: repo, stdio: 'inherit' });
const goroot = execFileSync('go', ['env', 'GOROOT'], { cwd: repo, encoding: 'utf8' }).trim();
copyFileSync(join(goroot, 'lib/wasm/wasm_exec.js'), join(out, 'wasm_exec.js'));
