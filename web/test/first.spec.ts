// The first visit: what it costs, and that nothing is amiss in the console.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { choose, expect, fill, ready, sendButton, synth, test, toSend, url } from './page.ts';

test.use({ practice: true });

const KB = 1000;

test('what is loaded before a file is chosen stays small', async ({ page }) => {
  const sizes = new Map<string, number>();
  const bodies: Promise<void>[] = [];
  page.on('response', (r) => {
    const path = new URL(r.url()).pathname;
    if (/\.(js|css)$/.test(path)) bodies.push(r.body().then((b) => void sizes.set(path, brotliCompressSync(b).length)));
  });
  await page.goto(url());
  await ready(page); // the key list is verified: the engine runs
  await page.waitForLoadState('networkidle');
  await Promise.all(bodies);
  const names = [...sizes.keys()];
  expect(names.some((n) => n.endsWith('.css')) && names.some((n) => n.includes('index'))).toBe(true);
  expect([...sizes.values()].reduce((a, n) => a + n, 0)).toBeLessThanOrEqual(60 * KB);
});

test('the page comes as the build has packed it, and unpacks to what was built', async () => {
  const dist = join(import.meta.dirname, '../dist');
  const program = readdirSync(join(dist, 'assets')).find((f) => /^check-[\w-]+\.wasm$/.test(f))!;
  for (const path of ['index.html', 'sw.js', `assets/${program}`]) {
    const [reply] = (await once(get(new URL(path, url()), { headers: { 'accept-encoding': 'br' } }), 'response')) as [IncomingMessage];
    expect(reply.headers['content-encoding'], path).toBe('br');
    expect(brotliDecompressSync(await buffer(reply)).equals(readFileSync(join(dist, path))), path).toBe(true);
  }
});

test('the whole way leaves nothing in the console', async ({ page, own }) => {
  const said: string[] = [];
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && !m.text().includes('blocked by Playwright') && said.push(m.text()));
  await page.goto(url());
  await expect(page.getByText('Fristen er')).toBeVisible();
  await choose(page, synth(own, 12));
  await toSend(page);
  await fill(page, own);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  for (const at of ['/innsendinger', '/veiledning', '/regler', '/ovingsfiler', '/api']) {
    await page.goto(`${url()}#${at}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(said).toEqual([]);
});
