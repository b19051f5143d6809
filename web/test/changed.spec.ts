// A file that is saved again while the page holds it, or goes away: what is sent
// is what was checked, or nothing.
import { utimesSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, fill, hold, ready, sendButton, synth, test, toSend, url } from './page.ts';
import { sound } from './sound.ts';

const NOON = 1_800_000_000; // s; a time without fractions, which a file can be given again

// checked chooses a file that is not sealed yet when its check is done; it is sealed
// once go is called.
async function checked(page: Page, path: string): Promise<() => void> {
  const go = await hold(page, /\/seal-[^/]+\.wasm$/);
  await page.goto(url());
  await ready(page);
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByTestId('outcome').waitFor();
  return go;
}

function sealed(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sealed', { create: true });
    let n = 0;
    for await (const _ of folder.keys()) n++;
    return n;
  });
}

// write puts a file where the page has it, so that nothing but its bytes tells.
function write(path: string, bytes: Buffer): void {
  writeFileSync(path, bytes);
  utimesSync(path, NOON, NOON);
}

for (const parts of [false, true]) {
  test(`a file that was changed after its check is not sent, ${parts ? 'in two parts' : 'whole'}`, async ({ page, own }) => {
    const path = test.info().outputPath('iplos.xml');
    const delivery = synth(own, 40);
    write(path, delivery);
    const sent: string[] = [];
    page.on('request', (r) => r.method() !== 'GET' && sent.push(r.url()));
    const go = await checked(page, path);
    await toSend(page);
    if (parts) await page.getByLabel('Send prøven i to deler').check();
    await fill(page, own);
    const at = delivery.indexOf('brukerNr="') + 'brukerNr="'.length;
    delivery[at] = delivery[at] === 0x31 ? 0x32 : 0x31; // one digit
    write(path, delivery);
    go();
    await sendButton(page).click();
    await expect(page.getByRole('alert')).toHaveText('Filen ble endret mens den ble kontrollert. Ingenting er sendt. Velg den på nytt.');
    await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
    expect(sent).toEqual([]);
    await expect.poll(() => sealed(page)).toBe(0);
    await sound(page, 'a file that was changed');

    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByTestId('outcome').waitFor();
    await toSend(page);
    await sendButton(page).click();
    await page.getByTestId('received').waitFor(); // as it is now
  });
}

test('a file that cannot be read any more is told, and what was sealed of it is deleted', async ({ page, own }) => {
  const path = test.info().outputPath('iplos.xml');
  write(path, synth(own, 40));
  const go = await checked(page, path);
  await toSend(page);
  await fill(page, own);
  writeFileSync(path, synth(own, 41)); // saved again, as any program would
  go();
  await sendButton(page).click();
  await expect(page.getByRole('alert')).toContainText('Filen kunne ikke leses da den skulle krypteres.');
  await expect.poll(() => sealed(page)).toBe(0);
});
