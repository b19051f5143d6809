// The page on a device that keeps nothing, and what it keeps when a sending is tried
// again or another file comes in the middle of it.
import type { Page } from '@playwright/test';
import { choose, expect, fill, sendButton, synth, test, url, waits } from './page.ts';
import { sound } from './sound.ts';
import { sends, tap } from './tap.ts';

test('a browser that may store nothing delivers all the same', async ({ page, own }) => {
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    Object.defineProperty(navigator.storage, 'getDirectory', { value: async () => refuse() });
    Object.defineProperty(navigator.locks, 'request', { value: async () => refuse() });
    Object.defineProperty(navigator.locks, 'query', { value: async () => refuse() });
  });
  await page.goto(url());
  await expect(page.getByText('Fristen er 15. januar 2027')).toBeVisible();
  await choose(page, synth(own, 20));
  await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
  await page.getByLabel('Husk tallene på denne maskinen').check();
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await fill(page, own);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  await expect(page.getByTestId('reply').getByRole('button', { name: 'Lagre svarnøkkel' })).toBeVisible();
  await page.getByRole('button', { name: 'Nynorsk' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Kvittering' })).toBeVisible();
});

test('a device that is full when a sending begins still knows of it after a reload', async ({ page, own }) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (name: string, value: string) {
      if (name.startsWith('sluse.pending.') && this.getItem(name) !== null) {
        document.documentElement.dataset['full'] = 'true';
        throw new DOMException('full', 'QuotaExceededError');
      }
      setItem.call(this, name, value);
    };
  });
  const line = await tap();
  await sends(page, line, own);
  await expect(page.locator('html')).toHaveAttribute('data-full', 'true');
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  await line.stop();
});

// traces counts what is held of what was sent, to compare a correction with.
function traces(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('traces', { create: true });
    let n = 0;
    for await (const _ of folder.keys()) n++;
    return n;
  });
}

test('a sending that is tried again holds one trace, and none that is not wanted any more', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 20));
  await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
  const wanted = page.getByLabel('Husk hva som ble sendt');
  await wanted.check();
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await fill(page, own);
  line.cut = (h) => h.method === 'POST';
  const stopped = async (): Promise<void> => {
    await sendButton(page).click();
    await waits(page);
    await page.getByRole('button', { name: 'Stopp sendingen' }).click();
    await sendButton(page).waitFor();
  };
  await stopped();
  await stopped();
  expect(await traces(page)).toBe(1);
  await page.getByRole('button', { name: 'Tilbake' }).click();
  await wanted.uncheck();
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await stopped();
  expect(await traces(page)).toBe(0);
  await line.stop();
});

test('a file that is opened with the page waits for the sending at hand', async ({ page, own }) => {
  const line = await tap();
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'launchQueue', { value: { setConsumer: (f: unknown) => Object.assign(globalThis, { launch: f }) } });
  });
  const opened = (text: string): Promise<void> =>
    page.evaluate((text) => {
      const { launch } = globalThis as unknown as { launch: (l: { files: { getFile: () => Promise<File> }[] }) => void };
      launch({ files: [{ getFile: async () => new File([text], 'iplos.xml') }] });
    }, text);
  await sends(page, line, own);
  const other = synth(own, 5).toString();
  await opened(other);
  await expect(page.getByRole('alert')).toHaveText('En innsending er i gang. Åpne filen igjen når den er ferdig.');
  await sound(page, 'a file opened while another is sent');
  line.cut = () => false;
  await page.getByTestId('received').waitFor();
  await page.getByRole('link', { name: 'Mine innsendinger' }).click();
  await opened(other);
  await expect(page.getByTestId('outcome')).toBeVisible(); // where files are chosen
  await line.stop();
});
