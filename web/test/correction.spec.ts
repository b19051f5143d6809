// A correction is compared on the device with what the device sent last.
import type { Page } from '@playwright/test';
import { choose, expect, fill, sendButton, synth, test, url } from './page.ts';
import { sound } from './sound.ts';
import { tap } from './tap.ts';

async function deliver(page: Page, municipality: string): Promise<void> {
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await fill(page, municipality);
  await sendButton(page).click();
  const replace = page.getByRole('button', { name: /^Erstatt og send/ });
  await replace.or(page.getByTestId('received')).waitFor();
  if (await replace.isVisible()) await replace.click();
  await page.getByTestId('received').waitFor();
}

const another = (page: Page) => page.getByRole('button', { name: 'Send inn en ny fil' }).click();

const figures = (page: Page) => page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();

// corrected leaves out the first Bruker, moves the second and changes a service of the third.
function corrected(delivery: string): { text: string; gone: string; moved: string } {
  const all = delivery.match(/<Bruker [\s\S]*?<\/Bruker>/g)!;
  const nr = (b: string): string => /brukerNr="([^"]+)"/.exec(b)![1]!;
  const third = all.slice(2).find((b) => /<Tjeneste [^>]*fraDato/.test(b))!;
  const text = delivery
    .replace(all[0]!, '')
    .replace(all[1]!, all[1]!.replace(/husstand="(.)"/, (_, h: string) => `husstand="${h === '1' ? '2' : '1'}"`))
    .replace(third, third.replace(/(<Tjeneste [^>]*)tjenesteID="[^"]*"/, '$1tjenesteID="ny"'));
  return { text, gone: nr(all[0]!), moved: nr(all[1]!) };
}

test('a correction shows what it adds, removes and changes, if the user wants it', async ({ page, own }) => {
  const first = synth(own, 40).toString();
  const { text, gone, moved } = corrected(first);
  const line = await tap();
  await page.goto(line.url);
  await choose(page, Buffer.from(first));
  await figures(page);
  await expect(page.getByTestId('changes')).toHaveCount(0);
  await page.getByLabel('Husk hva som ble sendt').check();
  await deliver(page, own);
  await another(page);

  expect(await held(page, first)).toEqual([]);
  await choose(page, Buffer.from(text));
  await figures(page);
  const counts = page.getByTestId('change-counts');
  await expect(counts.getByRole('row', { name: 'Personer' })).toHaveText(/Personer\s*0\s*1\s*2\s*37/);
  await expect(counts.getByRole('row', { name: 'Tjenester' }).locator('td').first()).toHaveText('1');
  await expect(page.getByLabel('Husk hva som ble sendt')).not.toBeChecked(); // asked for anew, each time
  await page.getByText('Vis 3 personer med forskjeller').click();
  const details = page.getByTestId('change-details');
  await expect(details.getByRole('row', { name: gone })).toContainText('Borte');
  await expect(details.getByRole('row', { name: moved })).toContainText('Endret');
  await sound(page, 'changes');
  expect(line.heard.filter((h) => h.body.includes(gone) || h.path.includes(gone))).toEqual([]);

  await deliver(page, own);
  await another(page);
  await choose(page, Buffer.from(first));
  await figures(page);
  await expect(page.getByTestId('key-figures')).toBeVisible();
  await expect(page.getByTestId('changes')).toHaveCount(0);
  await line.stop();
});

test('what the device keeps can be deleted', async ({ page, own }) => {
  await page.goto(url());
  await choose(page, synth(own, 20));
  await figures(page);
  await page.getByLabel('Husk hva som ble sendt').check();
  await page.getByLabel('Husk tallene på denne maskinen').check();
  await deliver(page, own);
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((k) => /^sluse\.(figures|trace|reply|pending)\./.test(k)).length);
  expect(await kept()).toBe(3);

  await page.getByRole('link', { name: 'Personvern' }).click();
  await page.getByRole('button', { name: 'Slett alt på denne maskinen' }).click();
  await expect(page.getByRole('alert')).toContainText('Svarnøkler som ikke er lagret som fil, går tapt.');
  await sound(page, 'deleting');
  await page.getByRole('button', { name: 'Ja, slett alt' }).click();
  await expect(page.getByText('Alt er slettet fra denne maskinen.')).toBeVisible();
  expect(await kept()).toBe(0);
});

// held are the identities of a delivery that lie anywhere on the device.
async function held(page: Page, delivery: string): Promise<string[]> {
  const stored = await page.evaluate(async () => {
    const texts = Object.entries(localStorage).map(([name, value]) => `${name} ${value}`);
    const read = async (dir: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, handle] of dir.entries()) {
        if (handle.kind === 'directory') await read(handle as FileSystemDirectoryHandle);
        else texts.push(`${name} ${new TextDecoder('latin1').decode(await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer())}`);
      }
    };
    await read(await navigator.storage.getDirectory());
    return texts;
  });
  if (!stored.some((t) => t.includes('sluse.trace/v1'))) throw new Error('nothing is kept: is this test right?');
  const values = [...delivery.matchAll(/ (?:fid|brukerNr)="([^"]+)"/g)].map((m) => m[1]!);
  return values.filter((v) => stored.some((t) => t.includes(v)));
}
