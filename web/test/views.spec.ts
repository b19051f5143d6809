// Every view, in light and dark: no violation of WCAG or of axe's best
// practice, and no contrast left undecided.
import { choose, expect, fill, synth, test, toSend, url } from './page.ts';
import { sound } from './sound.ts';

const PAGES = ['/innsendinger', '/veiledning', '/regler', '/om', '/personvern', '/tilgjengelighet', '/kontakt', '/ovingsfiler', '/api', '/forskerdata', '/bestilling'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the steps', async ({ page }) => {
      await page.goto(url());
      await expect(page.getByText('Fristen er')).toBeVisible();
      await sound(page, 'choose');
      await choose(page, synth('0301', 60, '-errors', '0.02'));
      await sound(page, 'findings');
      await page.locator('#known').check();
      await page.getByRole('button', { name: /^Gå videre/ }).click();
      await page.locator('.chart details summary').first().click();
      await sound(page, 'figures');
      await toSend(page);
      await page.locator('button[type=submit]').click();
      await expect(page.locator('#missing')).toBeFocused();
      await sound(page, 'send');
    });

    test('the receipt', async ({ page }) => {
      const municipality = colorScheme === 'light' ? '1144' : '1151';
      await page.goto(url());
      await choose(page, synth(municipality, 5));
      await toSend(page);
      await fill(page, municipality);
      await page.locator('button[type=submit]').click();
      await page.getByTestId('received').waitFor();
      await sound(page, 'receipt');
    });

    test('the pages beside', async ({ page }) => {
      for (const at of PAGES) {
        await page.goto(`${url()}#${at}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        if (at === '/api' || at === '/regler') await page.locator('main details summary').first().click();
        await sound(page, at);
      }
    });
  });
}

test('forced colours keep what colour says in words', async ({ browser }) => {
  const context = await browser.newContext({ forcedColors: 'active', locale: 'nb-NO', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url());
  await choose(page, synth('0301', 60, '-errors', '0.02'));
  await expect(page.getByTestId('findings').getByText('Feil', { exact: true }).first()).toBeVisible();
  await expect(page.locator('.steps [aria-current=step]')).toContainText('Rett feil');
  await sound(page, 'forced colours', false);
  await context.close();
});
