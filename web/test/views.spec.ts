// Every view, in light, in dark and in forced colours: no violation of WCAG
// or of axe's best practice, and no contrast left undecided where the page
// chooses the colours.
import { choose, expect, fill, sendButton, synth, test, toSend, url } from './page.ts';
import { sound } from './sound.ts';
import { tap } from './tap.ts';

test.describe.configure({ timeout: 300_000 }); // three languages of many views

const PAGES = ['/innsendinger', '/veiledning', '/regler', '/om', '/personvern', '/tilgjengelighet', '/kontakt', '/ovingsfiler', '/api', '/forskerdata', '/bestilling'];

// What a municipality delivers is its own in each look.
const LOOKS = [
  { name: 'light', own: true, use: {}, municipality: '1144' },
  { name: 'dark', own: true, use: { colorScheme: 'dark' }, municipality: '1151' },
  { name: 'forced colours', own: false, use: { contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } }, municipality: '3201' },
] as const;

for (const { name, own, use, municipality } of LOOKS) {
  test.describe(name, () => {
    test.use(use);

    test('the steps', async ({ page }) => {
      await page.goto(url());
      await expect(page.getByText('Fristen er')).toBeVisible();
      await sound(page, 'choose', own);
      await choose(page, synth('0301', 60, '-errors', '0.02'));
      await page.getByRole('button', { name: /^Gå videre/ }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'kryss av' })).toBeVisible();
      await sound(page, 'findings', own);
      await page.locator('#known').check();
      await page.getByRole('button', { name: /^Gå videre/ }).click();
      await page.locator('.chart details summary').first().click();
      await page.locator('#figures-of-others').setInputFiles({ name: 'nei.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
      await expect(page.getByText('nei.json er ikke en tallfil.')).toBeVisible();
      await sound(page, 'figures', own);
      await toSend(page);
      await page.locator('button[type=submit]').click();
      await expect(page.locator('#missing')).toBeFocused();
      await sound(page, 'send', own);
    });

    test('what may go otherwise', async ({ page }) => {
      const line = await tap();
      await page.goto(line.url);
      await choose(page, Buffer.from('%PDF-1.7\n'));
      await sound(page, 'a file of no use', own);
      await page.getByRole('button', { name: 'Velg en annen fil' }).click();
      await choose(page, synth(municipality, 6));
      await toSend(page);
      await fill(page, municipality);
      await page.getByLabel('Innsendingskode').fill('0'.repeat(64));
      await sendButton(page).click();
      await page.getByTestId('failure').waitFor();
      await sound(page, 'a wrong code', own);
      await fill(page, municipality);
      line.cut = (h) => h.method === 'POST';
      await sendButton(page).click();
      await expect(page.getByTestId('progress')).toHaveAttribute('data-at', 'waiting');
      await sound(page, 'waiting', own);
      await page.reload();
      await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
      await sound(page, 'unfinished', own);
      await line.stop();
    });

    test('the receipt, and what replaces it', async ({ page }) => {
      const deliver = async (persons: number): Promise<void> => {
        await choose(page, synth(municipality, persons));
        await toSend(page);
        await fill(page, municipality);
        await sendButton(page).click();
      };
      await page.goto(url());
      await deliver(5);
      await page.getByTestId('received').waitFor();
      await sound(page, 'receipt', own);
      await page.getByRole('button', { name: 'Send inn en ny fil' }).click();
      await deliver(4);
      await page.getByTestId('replacing').waitFor();
      await sound(page, 'replacing', own);
      await page.getByRole('link', { name: 'Mine innsendinger' }).click();
      await page.getByRole('button', { name: 'Vis innsendingene' }).click();
      await page.getByTestId('own').waitFor();
      await sound(page, 'own deliveries', own);
    });

    test('the pages beside', async ({ page }) => {
      for (const at of PAGES) {
        await page.goto(`${url()}#${at}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        if (at === '/api' || at === '/regler') await page.locator('main details summary').first().click();
        await sound(page, at, own);
      }
    });
  });
}

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
