// Networks that fail: nothing is lost, nothing is sent twice, and the page
// always says what it waits for.
import { tap } from './tap.ts';
import { choose, dev, expect, fill, grant, sendButton, synth, test, toSend, url } from './page.ts';

test('a wrong code is told, and the right one then sends the same bytes', { tag: '@both' }, async ({ page }) => {
  await page.goto(url());
  await choose(page, synth('5001', 20));
  await toSend(page);
  await fill(page, '5001');
  await page.getByLabel('Innsendingskode').fill('0'.repeat(64));
  await sendButton(page).click();
  await expect(page.getByTestId('failure')).toContainText('Innsendingskoden gjelder ikke.');
  await fill(page, '5001');
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
});

test('a code that is withdrawn while it waits is told, and the next one sends the same bytes', { tag: '@both' }, async ({ page, request }) => {
  const admin = { Authorization: `Bearer ${dev().tokens['admin']}` };
  const first = await grant('1806');
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth('1806', 15));
  await toSend(page);
  await fill(page, '1806');
  await page.getByLabel('Innsendingskode').fill(first.token);
  line.cut = (h) => h.method === 'POST';
  await sendButton(page).click();
  await expect(page.getByTestId('progress')).toHaveAttribute('data-at', 'waiting');
  expect((await request.delete(`${url()}v1/admin/tokens/${first.id}`, { headers: admin })).status()).toBe(204);
  line.cut = () => false;
  await expect(page.getByTestId('failure')).toContainText('utløpt eller trukket tilbake');
  await page.getByLabel('Innsendingskode').fill((await grant('1806')).token);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  const [refused, taken, ...more] = line.heard.filter((h) => h.method === 'POST');
  expect(more).toEqual([]);
  expect(taken!.body.equals(refused!.body)).toBe(true);
  await line.stop();
});

test('a code of another municipality is refused', async ({ page }) => {
  await page.goto(url());
  await choose(page, synth('0301', 20, '-seed', '5'));
  await toSend(page);
  await fill(page, '1103');
  await sendButton(page).click();
  await expect(page.getByTestId('failure')).toContainText('gjelder en annen kommune');
});

test('a cut line is waited out', { tag: '@both' }, async ({ page }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth('1835', 15));
  await toSend(page);
  await fill(page, '1835');
  line.cut = (h) => h.method === 'POST';
  await sendButton(page).click();
  await expect(page.getByTestId('progress')).toHaveAttribute('data-at', 'waiting');
  await expect(page.getByText('Venter på nettet. Ingenting er tapt')).toBeVisible();
  line.cut = () => false;
  await page.getByTestId('received').waitFor();
  await line.stop();
});

test('a reload in the middle of sending loses nothing', { tag: '@both' }, async ({ page }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth('1870', 40));
  await toSend(page);
  await fill(page, '1870');
  line.cut = (h) => h.method === 'POST';
  await sendButton(page).click();
  await expect(page.getByTestId('progress')).toHaveAttribute('data-at', 'waiting');
  line.cut = () => false;
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  await page.getByLabel('Innsendingskode').fill(dev().tokens['1870']!);
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await page.getByTestId('received').waitFor();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await line.stop();
});

test('a large file goes in parts and continues where it was cut', { tag: '@both' }, async ({ page }) => {
  test.setTimeout(240_000);
  const line = await tap();
  await page.goto(line.url);
  await page.locator('input[type=file]').setInputFiles(await large());
  await page.getByTestId('outcome').waitFor({ timeout: 120_000 });
  await toSend(page);
  await fill(page, '3436');
  const parts = (): number => line.heard.filter((h) => h.method === 'PATCH').length;
  line.cut = (h) => h.method === 'PATCH' && parts() >= 1;
  await sendButton(page).click();
  await expect(page.getByTestId('progress')).toHaveAttribute('data-at', 'waiting', { timeout: 120_000 });
  await page.reload();
  line.cut = () => false;
  await page.getByLabel('Innsendingskode').fill(dev().tokens['3436']!);
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await page.getByTestId('received').waitFor({ timeout: 120_000 });
  const sizes = line.heard.filter((h) => h.method === 'PATCH').map((h) => h.body.length);
  expect(sizes.length).toBeGreaterThan(1);
  expect(line.heard.filter((h) => h.method === 'POST' && h.path === '/v1/uploads')).toHaveLength(1);
  await line.stop();
});

// large is a file whose sealed form needs several parts. It is given by path:
// a buffer of its size cannot be handed to the browser.
async function large(): Promise<string> {
  const { writeFileSync } = await import('node:fs');
  const path = test.info().outputPath('iplos-stor.xml');
  writeFileSync(path, synth('3436', 90_000, '-seed', '3'));
  return path;
}

test('without a network all but sending works, and sending waits', { tag: '@both' }, async ({ browser }) => {
  const context = await browser.newContext({ locale: 'nb-NO', serviceWorkers: 'allow' });
  const page = await context.newPage();
  await page.goto(url());
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload(); // now the service worker serves the page
  await expect(page.getByRole('region', { name: 'Utviklingsmiljø' })).toBeVisible(); // the key list is in
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('Du er frakoblet.')).toBeVisible();
  await choose(page, synth('4641', 25));
  await toSend(page);
  await fill(page, '4641');
  await sendButton(page).click();
  await expect(page.getByTestId('progress')).toHaveAttribute('data-at', 'waiting');
  await context.setOffline(false);
  await page.getByTestId('received').waitFor();
  await context.close();
});
