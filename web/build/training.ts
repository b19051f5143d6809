// Makes the training files with the core's own generator: the same seed gives
// the same bytes.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const repo = join(import.meta.dirname, '../..');
const out = join(import.meta.dirname, '../static/ovelse');

function synth(year: number, ...more: string[]): Buffer {
  const args = ['run', './core/cmd/sluse', 'synth', '-year', String(year), '-municipality', '0301', '-persons', '120', '-seed', '7'];
  return execFileSync('go', [...args, ...more], { cwd: repo, stdio: ['ignore', 'pipe', 'ignore'] });
}

const right = synth(2026);
const files: Record<string, Buffer> = {
  'riktig.xml': right,
  'med-feil.xml': synth(2026, '-errors', '0.02'),
  'rettet.xml': right,
  'avbrutt.xml': right.subarray(0, Math.floor(right.length * 0.6)),
  'feil-ar.xml': synth(2025),
};
mkdirSync(out, { recursive: true });
for (const [name, bytes] of Object.entries(files)) writeFileSync(join(out, name), bytes);
