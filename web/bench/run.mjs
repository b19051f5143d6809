// The browser's side of the side-by-side table. Reads one JSON request a
// line, {"do": …}, and answers one JSON line to each, so that the caller can
// alternate rounds here with native ones.
//
//	node run.mjs FOLDER [DIST]      (with rawtoken.wasm and wasm_exec.js, and room for a profile)
//
// {"do": "fresh"} closes the browser and opens another. {"do": "peak"} tells the
// largest renderer's memory in bytes so far. {"do": "weigh"} tells what the page
// and the floor load before a file is chosen, {"do": "brotli"} what a file
// shrinks to. {"do": "ready", "url"} tells how many milliseconds a browser that
// has never seen the page needs until it can take a delivery, or the floor until its scripts have
// run; {"do": "deliver", "url", "file", "token"} how many pass from the choice of a file
// to its receipt. Anything else is a function of contestants.mjs, with "file": milliseconds.
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserPath } from '../e2e/browser.mjs';
import { serve } from './serve.mjs';
import { delivered, shown } from './way.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.argv[3] ?? join(here, '../dist');
const folder = process.argv[2];
const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
if (process.getuid?.() === 0) args.push('--no-sandbox');

const floor = join(folder, 'floor');
await build({
  configFile: false, root: here, base: '/bench/', logLevel: 'warn',
  build: { outDir: floor, emptyOutDir: true, target: 'es2023', rolldownOptions: { input: join(here, 'floor.html') } },
});
cpSync(join(here, 'rawtoken.worker.js'), join(floor, 'rawtoken.worker.js'));
for (const name of ['rawtoken.wasm', 'wasm_exec.js']) cpSync(join(folder, name), join(floor, name));

const server = await serve({ '/bench/': floor, '/': dist });
// The page's own end of the engines is called so too: only the worker names the programs.
const engine = `/assets/${readdirSync(join(dist, 'assets')).find((f) => /^engine-.*\.js$/.test(f) && /check-[\w-]+\.wasm/.test(readFileSync(join(dist, 'assets', f), 'utf8')))}`;
let context, page;

// A profile on disk: in a private window the file system would be memory.
async function open() {
  context = await chromium.launchPersistentContext(mkdtempSync(join(folder, 'profile-')), { executablePath: browserPath(), args });
  page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(0);
  await page.goto(`${server.url}/bench/floor.html`);
  await page.waitForFunction('globalThis.bench');
}

async function peak() {
  const cdp = await context.browser().newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const high = processInfo
    .filter((p) => p.type === 'renderer')
    .map((p) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${p.id}/status`, 'utf8'))[1]) * 1024);
  return Math.max(...high);
}

// loaded lists what a page fetches by itself until it is quiet. What a
// service worker lays aside for later is not waited for, and not counted; nor are
// the core's programs, which have rows of their own.
async function loaded(url) {
  const b = await chromium.launch({ executablePath: browserPath(), args });
  try {
    const p = await (await b.newContext({ serviceWorkers: 'block' })).newPage();
    const bodies = [];
    p.on('response', (r) => r.ok() && !r.url().endsWith('.wasm') && bodies.push(r.body().catch(() => Buffer.alloc(0))));
    await p.goto(url, { waitUntil: 'networkidle' });
    return (await Promise.all(bodies)).map((body) => brotliCompressSync(body).length).reduce((a, n) => a + n, 0);
  } finally {
    await b.close();
  }
}

// fresh uses a page of a browser that has seen nothing yet.
async function fresh(use) {
  const b = await chromium.launch({ executablePath: browserPath(), args });
  try {
    return await use(await (await b.newContext({ locale: 'nb-NO' })).newPage());
  } finally {
    await b.close();
  }
}

const tasks = {
  ready: ({ url }) => fresh((p) => shown(p, url ?? `${server.url}/bench/floor.html`, Boolean(url))),
  deliver: ({ url, file, token }) => fresh((p) => delivered(p, url, file, token)),
  fresh: async () => (await context?.close(), await open(), 0),
  peak,
  brotli: ({ file }) => brotliCompressSync(readFileSync(file)).length,
  weigh: async () => ({ page: await loaded(server.url), floor: await loaded(`${server.url}/bench/floor.html`) }),
};

async function contest({ do: what, file, recipient }) {
  await page.locator('input').setInputFiles(file);
  return page.evaluate(([f, a]) => bench[f](a), [what, { url: engine, recipient }]);
}

await open();
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { value: await (tasks[request.do] ?? contest)(request) };
  } catch (e) {
    answer = { error: e.message };
  }
  if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
}
await context.close();
server.close();
