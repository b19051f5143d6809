// Every view and every state of it that has something of its own on the screen,
// judged by sound.ts: here those of the way through and the pages beside it; the
// rest where another spec has to make them anyway.
import { readFileSync } from 'node:fs';
import { choose, code, expect, file, fill, hold, ready, sendButton, synth, test, toSend, undecided, url, waits } from './page.ts';
import { sound } from './sound.ts';
import { tap } from './tap.ts';

test.describe.configure({ timeout: 300_000 }); // each view is judged six times

const PAGES = ['/veiledning', '/om', '/personvern', '/tilgjengelighet', '/kontakt', '/ovingsfiler', '/api', '/forskerdata', '/bestilling', '/innsendinger/0123456789abcdef0123456789abcdef'];

test('choosing and checking', async ({ page, context }) => {
  const arrive = await hold(page, /\/check-[^/]+\.wasm$/);
  await page.goto(url());
  await expect(page.getByText('Fristen er')).toBeVisible();
  await page.locator('summary').click();
  await sound(page, 'choose');
  await page.locator('input[type=file]').setInputFiles(file(synth('0301', 5)));
  await expect(page.getByRole('heading', { level: 2, name: 'Kontrollerer iplos.xml' })).toBeVisible();
  await sound(page, 'checking');
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await context.setOffline(true);
  await expect(page.getByText('Du er frakoblet.')).toBeVisible();
  await sound(page, 'stopped, and offline');
  arrive();
});

test('what is found', async ({ page }) => {
  await page.goto(url());
  await choose(page, Buffer.from('%PDF-1.7\n'));
  await sound(page, 'a file of no use');
  await page.getByRole('button', { name: 'Velg en annen fil' }).click();
  await choose(page, synth('4601', 3, '-seed', '2'));
  await expect(page.getByTestId('outcome')).toHaveAttribute('data-color', 'success');
  await sound(page, 'nothing found');
  await page.getByRole('button', { name: 'Velg en annen fil' }).click();
  await choose(page, synth('0301', 30));
  await expect(page.getByTestId('outcome')).toHaveAttribute('data-color', 'warning');
  await sound(page, 'warnings');
  await page.getByRole('button', { name: 'Velg en annen fil' }).click();
  await choose(page, synth('0301', 60, '-errors', '0.02'));
  await expect(page.getByTestId('since')).toBeVisible();
  await page.getByRole('button', { name: /^Gå videre/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'kryss av' })).toBeVisible();
  await sound(page, 'errors');
});

test('the figures', async ({ page }) => {
  await page.goto(url());
  await choose(page, synth('0301', 60));
  await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
  for (const table of await page.locator('.chart details summary').all()) await table.click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Lagre tallfil for/ }).click();
  const json = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/json', buffer });
  await page.locator('#figures-of-others').setInputFiles([json('ja.json', readFileSync(await (await saved).path())), json('nei.json', Buffer.from('{}'))]);
  await expect(page.getByText('nei.json er ikke en tallfil.')).toBeVisible();
  await expect(page.getByTestId('beside')).toBeVisible();
  await sound(page, 'figures');
});

test('sending, and what is saved', async ({ page, own }) => {
  await page.goto(url());
  await ready(page);
  await choose(page, undecided(own));
  await toSend(page);
  await page.getByText('Lagre den krypterte filen').click();
  await page.getByText('Flere som skal kunne lese tilbakemeldingen').click();
  await sendButton(page).click();
  await expect(page.locator('#missing')).toBeFocused();
  await sound(page, 'send, with all that is missing');
  await page.getByLabel('Ordinær innsending').check();
  await page.getByRole('button', { name: 'Krypter og lagre filen' }).click();
  await expect(page.getByTestId('saved').getByRole('button')).toHaveCount(2);
  await sound(page, 'saved in two parts');
});

test('what may go otherwise', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 6));
  await toSend(page);
  await fill(page, own);
  await page.getByLabel('Innsendingskode').fill('0'.repeat(64));
  await sendButton(page).click();
  await page.getByTestId('failure').waitFor();
  await sound(page, 'a wrong code');
  await fill(page, own);
  line.cut = (h) => h.method === 'POST';
  await sendButton(page).click();
  await waits(page);
  await sound(page, 'waiting');
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await sound(page, 'unfinished');
  await line.stop();
});

test('the receipt, and what replaces it', async ({ page, own }) => {
  const toFigures = async (persons: number): Promise<void> => {
    await choose(page, synth(own, persons));
    await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
  };
  const deliver = async (): Promise<void> => {
    await toSend(page);
    await fill(page, own);
    await sendButton(page).click();
  };
  await page.goto(url());
  await toFigures(60);
  await page.getByLabel('Husk tallene på denne maskinen').check();
  await deliver();
  await page.getByTestId('received').waitFor();
  await sound(page, 'receipt');
  await page.getByRole('button', { name: 'Send inn en ny fil' }).click();
  await toFigures(20);
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Kryss av for at du har sett det' })).toBeVisible();
  await sound(page, 'figures that stand out');
  await deliver();
  await page.getByTestId('replacing').waitFor();
  await sound(page, 'replacing');
});

test('own deliveries and reminders', async ({ page, own }) => {
  await page.goto(`${url()}#/innsendinger`);
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await sound(page, 'own deliveries, without a code');
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await page.getByRole('button', { name: 'Påminn oss' }).click();
  await expect(page.getByText('Kommunen har ikke sendt inn noe ennå.')).toBeVisible();
  await sound(page, 'own deliveries, none yet');
  await page.getByLabel('E-postadresse for påminnelse').fill('iplos@kommune.invalid');
  await page.getByRole('button', { name: 'Påminn oss' }).click();
  await page.getByTestId('reminders').waitFor();
  await page.goto(`${url()}#/`);
  await choose(page, synth(own, 5));
  await toSend(page);
  await fill(page, own);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  const id = await page.getByTestId('id').innerText();
  await page.getByRole('link', { name: 'Mine innsendinger' }).click();
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await page.getByTestId('own').waitFor();
  await sound(page, 'own deliveries and reminders');
  await page.goto(`${url()}#/innsendinger/${id}`);
  await page.getByRole('button', { name: 'Hent tilbakemeldingen' }).click();
  await page.getByTestId('no-answer').waitFor();
  await sound(page, 'no feedback yet');
});

test('rules, variables, codes and changes', async ({ page }) => {
  await page.goto(`${url()}#/regler/T011`);
  await expect(page.locator('#rule-T011')).toBeFocused();
  await page.locator('main details summary').first().click(); // the lists are alike
  await sound(page, 'rules');
});

test('the pages beside', async ({ page }) => {
  await page.goto(url());
  for (const at of PAGES) {
    await page.goto(`${url()}#${at}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (at === '/api') await page.locator('main details summary').first().click(); // they are alike
    await sound(page, at);
  }
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

  test('what colour says stands in words too', async ({ page }) => {
    await page.goto(url());
    await choose(page, synth('0301', 60, '-errors', '0.02'));
    await expect(page.getByTestId('findings').getByText('Feil', { exact: true }).first()).toBeVisible();
    await expect(page.locator('.steps [aria-current=step]')).toContainText('Rett feil');
    const arrow = await page.getByRole('button', { name: 'Alvorlighet' }).evaluate((b) => [getComputedStyle(b, '::after').backgroundColor, getComputedStyle(b).backgroundColor]);
    expect(arrow[0]).not.toBe(arrow[1]); // how the list is sorted
  });
});
