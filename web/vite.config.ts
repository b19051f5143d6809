import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { precache } from './build/precache.ts';
import { PROGRAMS } from './build/programs.ts';

// integrity is each program's digest, by which the browser refuses any other.
const integrity = Object.fromEntries(
  PROGRAMS.map((name) => {
    const wasm = readFileSync(new URL(`src/engine/wasm/${name}.wasm`, import.meta.url));
    return [name, `sha384-${createHash('sha384').update(wasm).digest('base64')}`];
  }),
);

export default defineConfig({
  define: { __WASM_INTEGRITY__: JSON.stringify(integrity) },
  publicDir: 'static',
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // the page's policy allows no data: scripts or fonts
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/sw/sw.ts' },
      output: { entryFileNames: (c) => (c.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  resolve: { alias: [{ find: /^fflate$/, replacement: new URL('src/engine/zip.ts', import.meta.url).pathname }] },
  worker: { format: 'es' },
  plugins: [precache()],
});
