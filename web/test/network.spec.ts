// Networks that fail: nothing is lost, nothing is sent twice, and the page
// always says what it waits for.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { sends, tap } from './tap.ts';
import { admin, choose, code, expect, fill, grant, ready, sendButton, synth, test, toSend, url, waits } from './page.ts';

test.use({ practice: true });

test('a wrong code is told, and the right one then sends the same bytes', { tag: '@both' }, async ({ page, own }) => {
  await page.goto(url());
  await choose(page, synth(own, 20));
  await toSend(page);
  await fill(page, own);
  await page.getByLabel('Innsendingskode').fill('0'.repeat(64));
  await sendButton(page).click();
  await expect(page.getByTestId('failure')).toContainText('Innsendingskoden gjelder ikke.');
  await fill(page, own);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
});

test('a code that is withdrawn while it waits is told, and the next one sends the same bytes', { tag: '@both' }, async ({ page, own, request }) => {
  const first = await grant(own);
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 15));
  await toSend(page);
  await fill(page, own);
  await page.getByLabel('Innsendingskode').fill(first.token);
  line.cut = (h) => h.method === 'POST';
  await sendButton(page).click();
  await waits(page);
  expect((await request.delete(`${url()}v1/admin/tokens/${first.id}`, { headers: admin() })).status()).toBe(204);
  line.cut = () => false;
  await expect(page.getByTestId('failure')).toContainText('utløpt eller trukket tilbake');
  await page.getByLabel('Innsendingskode').fill((await grant(own)).token);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  const [refused, taken, ...more] = line.heard.filter((h) => h.method === 'POST');
  expect(more).toEqual([]);
  expect(taken!.body.equals(refused!.body)).toBe(true);
  await line.stop();
});

test('a code of another municipality is refused', async ({ page, own }) => {
  await page.goto(url());
  await choose(page, synth(own === '0301' ? '4601' : '0301', 20));
  await toSend(page);
  await fill(page, own);
  await sendButton(page).click();
  await expect(page.getByTestId('failure')).toContainText('gjelder en annen kommune');
});

test('a cut line is waited out', { tag: '@both' }, async ({ page, own }) => {
  const line = await tap();
  await sends(page, line, own, 15);
  await expect(page.getByText('Venter på nettet. Ingenting er tapt')).toBeVisible();
  line.cut = () => false;
  await page.getByTestId('received').waitFor();
  await line.stop();
});

test('a reload in the middle of sending loses nothing', { tag: '@both' }, async ({ page, own }) => {
  const line = await tap();
  await sends(page, line, own, 40);
  line.cut = () => false;
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await page.getByTestId('received').waitFor();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await line.stop();
});

test('a large file goes in parts and continues where it was cut', { tag: '@both' }, async ({ page, own }) => {
  test.setTimeout(240_000);
  const line = await tap();
  await page.goto(line.url);
  await page.locator('input[type=file]').setInputFiles(await large(own));
  await page.getByTestId('outcome').waitFor({ timeout: 120_000 });
  await toSend(page);
  await fill(page, own);
  const parts = (): number => line.heard.filter((h) => h.method === 'PATCH').length;
  line.cut = (h) => h.method === 'PATCH' && parts() >= 1;
  await sendButton(page).click();
  await expect(page.getByTestId('progress')).toHaveAttribute('data-at', 'waiting', { timeout: 120_000 });
  await page.reload();
  line.cut = () => false;
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await page.getByTestId('received').waitFor({ timeout: 120_000 });
  const sizes = line.heard.filter((h) => h.method === 'PATCH').map((h) => h.body.length);
  expect(sizes.length).toBeGreaterThan(1);
  expect(line.heard.filter((h) => h.method === 'POST' && h.path === '/v1/uploads')).toHaveLength(1);
  await line.stop();
});

// large is a file whose sealed form needs several parts. It is given by path:
// a buffer of its size cannot be handed to the browser.
async function large(municipality: string): Promise<string> {
  const path = test.info().outputPath('iplos-stor.xml');
  const text = synth(municipality, 20).toString();
  const at = text.indexOf('<Bruker ');
  const noise = Array.from({ length: 18_000 }, () => `<!-- ${randomBytes(750).toString('base64')} -->\n`); // nothing makes it smaller
  writeFileSync(path, text.slice(0, at) + noise.join('') + text.slice(at));
  return path;
}

test('without a network all but sending works, and sending waits', { tag: '@both' }, async ({ browser, own }) => {
  const context = await browser.newContext({ locale: 'nb-NO', serviceWorkers: 'allow' });
  const page = await context.newPage();
  await page.goto(url());
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload(); // now the service worker serves the page
  await ready(page); // the key list is in
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('Du er frakoblet.')).toBeVisible();
  await choose(page, synth(own, 25));
  await toSend(page);
  await fill(page, own);
  await sendButton(page).click();
  await waits(page);
  await context.setOffline(false);
  await page.getByTestId('received').waitFor();
  await context.close();
});
