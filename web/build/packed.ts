// Packs the built page's files by Brotli at its best, each into a file beside it
// by the same name and .br, for a host that serves those (worker/local/packed.go).
// Cloudflare packs by itself, and is told to leave them out.
import { readdirSync } from 'node:fs';
import { readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const dist = join(import.meta.dirname, '../dist');
const shrinks = ['.html', '.js', '.css', '.wasm', '.svg', '.json', '.xml', '.xsd', '.webmanifest'];
const small = 1 << 10; // bytes, not worth it

const pack = promisify(brotliCompress);

async function packed(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < small) return;
  const made = `${file}.made.br`; // whole, or not there
  await writeFile(made, await pack(content));
  const { atime, mtime } = await stat(file);
  await utimes(made, atime, mtime); // by which a host tells that it is still of this file
  await rename(made, `${file}.br`);
}

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile() && shrinks.includes(extname(f.name)))
  .map((f) => join(f.parentPath, f.name));
await Promise.all(files.map(packed));
await writeFile(join(dist, '.assetsignore'), '*.br\n'); // last: make takes it for the sign that all is packed
