// Names every file of the page with its SHA-384 in the service worker, so
// that what works offline is exactly what was built.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

const mark = '__PRECACHE__';

export function precache(): Plugin {
  let dist = '';
  return {
    name: 'precache',
    apply: 'build',
    configResolved: (c) => {
      dist = join(c.root, c.build.outDir);
    },
    closeBundle: () => {
      const sw = join(dist, 'sw.js');
      const text = readFileSync(sw, 'utf8');
      if (!text.includes(mark)) throw new Error('precache: the service worker has no place for the list');
      writeFileSync(sw, text.replace(mark, () => JSON.stringify(list(dist, sw))));
    },
  };
}

// list maps each URL path to its digest; index.html is served at "/" too.
function list(dist: string, sw: string): Record<string, string> {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
    .filter((f) => f !== sw)
    .sort();
  return Object.fromEntries(
    files.map((f) => [
      '/' + relative(dist, f).replaceAll('\\', '/').replace(/^index\.html$/, ''),
      'sha384-' + createHash('sha384').update(readFileSync(f)).digest('base64'),
    ]),
  );
}
