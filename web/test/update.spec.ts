// A new build of the page: told, let in when the user says so, and never in
// the middle of work. It is the same build without the files of the pages
// beside, as if those had other names now.
import type { BrowserContext, Page } from '@playwright/test';
import { sound } from './sound.ts';
import { tap, type Tap } from './tap.ts';
import { choose, expect, synth, test, url } from './page.ts';

const kept = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

// controlled opens a page that its service worker serves.
async function controlled(context: BrowserContext, line: Tap): Promise<Page> {
  const page = await context.newPage();
  await page.goto(line.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect(page.getByText('Fristen er')).toBeVisible();
  return page;
}

async function publish(page: Page, line: Tap): Promise<void> {
  const sw = await (await fetch(`${url()}sw.js`)).text();
  const next = sw.replaceAll(/"\/assets\/pages[^"]*":"[^"]+",/g, '');
  expect(next).not.toBe(sw);
  line.instead = (path) => (path === '/sw.js' ? next : undefined);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
}

test('a new build waits until the user lets it in', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'nb-NO', serviceWorkers: 'allow' });
  const line = await tap();
  const page = await controlled(context, line);
  const [before] = await kept(page);
  await choose(page, synth('0301', 20));
  await publish(page, line);
  await expect(page.getByTestId('new-build')).toHaveText(/Det finnes en ny utgave av siden\. Filen du holder på med, må da velges på nytt\./);
  await expect(page.getByTestId('outcome')).toBeVisible();
  await expect(page.getByText('0301 Oslo')).toBeVisible();
  await sound(page, 'a new build');

  await page.getByRole('button', { name: 'Bruk den nye utgaven' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await expect(page.getByTestId('new-build')).toHaveCount(0);
  const after = await kept(page);
  expect(after).toHaveLength(2); // the build before stays for windows at work
  expect(after[0]).toBe(before);
  await line.stop();
  await context.close();
});

test('another window at work is told, and goes on with the build it began with', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'nb-NO', serviceWorkers: 'allow' });
  const line = await tap();
  const page = await controlled(context, line);
  const other = await controlled(context, line);
  await choose(other, synth('0301', 20));
  await publish(page, line);
  await page.getByRole('button', { name: 'Bruk den nye utgaven' }).click();
  await expect(other.getByTestId('new-build')).toContainText('Siden er i en ny utgave i et annet vindu.');
  await expect(other.getByTestId('outcome')).toBeVisible();
  const cdp = await context.newCDPSession(other);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  line.cut = (h) => h.path.startsWith('/assets/'); // as when the old files are gone from the host
  await other.getByRole('link', { name: 'Veiledning' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Veiledning' })).toBeVisible();
  await other.getByRole('link', { name: 'Send inn' }).click();
  await expect(other.getByTestId('outcome')).toBeVisible();
  await line.stop();
  await context.close();
});
