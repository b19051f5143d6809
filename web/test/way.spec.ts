// From a file to a receipt.
import { readFileSync } from 'node:fs';
import { Decrypter } from 'age-encryption';
import { tap } from './tap.ts';
import { choose, dev, expect, fill, hold, nameOf, sendButton, synth, test, toSend, unpacked, url } from './page.ts';

test.use({ practice: true });

test('a delivery goes from the file to a verified receipt, and only ciphertext leaves', { tag: '@both' }, async ({ page, own }) => {
  const delivery = synth(own, 60);
  const line = await tap();
  const elsewhere: string[] = [];
  page.on('request', (r) => r.url().startsWith(line.url) || r.url().startsWith('blob:') || elsewhere.push(r.url()));
  await page.goto(line.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Send inn IPLOS-data for 2026');
  await choose(page, delivery);
  await expect(page.getByText(`${own} ${nameOf(own)}`)).toBeVisible();
  expect(line.heard.filter((h) => h.body.length > 0)).toEqual([]);
  await toSend(page);
  await expect(page.getByText('Prøveinnsending. Teller ikke.')).toBeVisible();
  await expect(page.locator('.facts').first()).toContainText(`Kommune${own} ${nameOf(own)}Gjelder år2026Slags innsendingPrøveinnsending`);
  await fill(page, own);
  const code = page.getByLabel('Innsendingskode');
  await expect(code).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Vis koden' }).click();
  await expect(code).toHaveAttribute('type', 'text');
  await sendButton(page).click();
  await expect(page.getByTestId('received')).toContainText('iplos@kommune.invalid');
  await expect(page.getByText('Signaturen er kontrollert og riktig.')).toBeVisible();
  await line.stop();

  expect(elsewhere).toEqual([]);
  const [sent, ...more] = line.heard.filter((h) => h.body.length > 0);
  expect(more).toEqual([]);
  expect(sent!.body.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  expect(line.heard.some((h) => h.path.includes('kommune.invalid'))).toBe(false);

  const d = new Decrypter();
  d.addIdentity(readFileSync(dev().identities.ssb!, 'utf8').match(/AGE-SECRET-KEY-\S+/)![0]);
  const opened = unpacked(Buffer.from(await d.decrypt(sent!.body)));
  expect(opened.equals(delivery)).toBe(true);
});

test('the receipt can be downloaded, and the delivery is found again', { tag: '@both' }, async ({ page, own }) => {
  await page.goto(url());
  await choose(page, synth(own, 20));
  await toSend(page);
  await fill(page, own);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  const id = await page.getByTestId('id').innerText();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Last ned kvitteringen' }).click();
  const note = readFileSync(await (await download).path(), 'utf8');
  expect(note).toMatch(/^sluse\.receipt\/v1\nstage: received\n/);
  expect(note).toContain(`id: ${id}\n`);

  await page.getByRole('link', { name: 'Mine innsendinger' }).click();
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await expect(page.getByTestId('own')).toContainText(id.slice(0, 8));
});

test('a second delivery asks before it replaces the first', { tag: '@both' }, async ({ page, own }) => {
  const deliver = async (persons: number): Promise<void> => {
    await choose(page, synth(own, persons));
    await toSend(page);
    await fill(page, own);
    await sendButton(page).click();
  };
  await page.goto(url());
  await deliver(40);
  await page.getByTestId('received').waitFor();
  await page.getByRole('button', { name: 'Send inn en ny fil' }).click();
  await deliver(30);
  await expect(page.getByTestId('replacing')).toContainText('Denne innsendingen erstatter den forrige helt.');
  await page.getByRole('button', { name: `Erstatt og send inn for ${nameOf(own)} kommune` }).click();
  await page.getByTestId('received').waitFor();
  await page.getByRole('link', { name: 'Mine innsendinger' }).click();
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await expect(page.getByTestId('own')).toContainText('Erstattet av');
});

test('figures kept on the device tell when a delivery shrinks', async ({ page, own }) => {
  await page.goto(url());
  await choose(page, synth(own, 200));
  await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
  await expect(page.getByTestId('key-figures')).toContainText('200');
  await page.getByLabel('Husk tallene på denne maskinen').check();
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await fill(page, own);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  await page.getByRole('button', { name: 'Send inn en ny fil' }).click();
  await choose(page, synth(own, 100));
  await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
  await expect(page.getByTestId('stands-out')).toContainText('færre brukere');
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Kryss av for at du har sett det' })).toBeVisible();
  await page.getByLabel('Jeg har sett at denne innsendingen har færre brukere').check();
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await fill(page, own);
  await sendButton(page).click();
  await expect(page.getByTestId('replacing')).toContainText('Den har 100 færre brukere.');
});

test('a step that is fetched late takes the focus when it is there', async ({ page }) => {
  const arrive = await hold(page, /\/figures-[^/]+\.js$/);
  await page.goto(url());
  await choose(page, synth('5501', 20));
  await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
  await expect(page.getByText('Henter siden …')).toBeVisible();
  arrive();
  await expect(page.getByRole('heading', { level: 2, name: 'Se over tallene' })).toBeFocused();
});
