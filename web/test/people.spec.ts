// Many ways to use the page: the keyboard alone, three languages, paper. A
// narrow window and the colours are judged with every view (sound.ts).
import type { Page } from '@playwright/test';
import { choose, code, expect, file, synth, test, url } from './page.ts';

test('the keyboard alone is enough', { tag: '@both' }, async ({ page, own }) => {
  await page.goto(url());
  await expect(page.getByText('Fristen er')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Hopp til hovedinnhold' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  const chooser = page.waitForEvent('filechooser'); // asked for well before the key, since the browser is told in its own time
  await tabTo(page, '#file');
  await page.keyboard.press('Space');
  await (await chooser).setFiles(file(synth(own, 12)));
  await at(page, 'Rett feil');
  await pressOn(page, 'Gå videre til «Se over tallene»');
  await at(page, 'Se over tallene');
  await pressOn(page, 'Gå videre til «Send inn»');
  await at(page, 'Send inn');
  await tabTo(page, '#contact');
  await page.keyboard.type('iplos@kommune.invalid');
  await tabTo(page, '#token');
  await page.keyboard.type(await code(own));
  await page.keyboard.press('Enter');
  await at(page, 'Kvittering');
});

// at waits until a step has come, which takes the focus when it does: keys that
// are pressed before go nowhere.
async function at(page: Page, step: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: step, exact: true })).toBeFocused();
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function pressOn(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === name) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach «${name}»`);
}

const LANGUAGES = [
  ['Nynorsk', 'nn', 'Send inn IPLOS-data for 2026', /^\d+ feil må rettast$/, '19. januar', 'Sjå over tala'],
  ['English', 'en', 'Deliver IPLOS data for 2026', /^\d+ errors must be corrected$/, '', 'Review the figures'],
] as const;

for (const [name, lang, title, outcome, , step] of LANGUAGES) {
  test(`${name}: the page, its findings and its longer texts`, async ({ page }) => {
    await page.goto(url());
    await page.getByRole('button', { name }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await choose(page, synth('0301', 120, '-errors', '0.02'));
    await expect(page.getByTestId('outcome').getByRole('heading')).toHaveText(outcome);
    await expect(page.locator('.steps')).toContainText(step);
    await page.goto(`${url()}#/veiledning`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(lang === 'nn' ? 'Rettleiing' : 'Guide');
    await page.reload(); // the choice is remembered
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
  });
}

test('nynorsk dates are Norwegian in a browser that knows no nynorsk', async ({ page }) => {
  await page.goto(url());
  await page.getByRole('button', { name: 'Nynorsk' }).click();
  await expect(page.getByText('Fristen er 15. januar 2027')).toBeVisible();
});

test('the list prints', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(url());
  await choose(page, synth('0301', 120, '-errors', '0.02'));
  const pdf = await page.pdf();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark'); // again, after the paper
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'light');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-only', { hasText: 'Listen viser til personer med brukerNr.' })).toBeVisible();
  await page.setViewportSize({ width: 718, height: 1047 }); // A4 within its margins
  await expect(page.getByTestId('findings').getByRole('columnheader')).toHaveText(['Alvorlighet', 'Regel', 'Linje', 'Element', 'brukerNr', 'Melding', 'Hva du kan gjøre'], { useInnerText: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718);
  await expect(page.getByRole('navigation', { name: 'Hovedmeny' })).toBeHidden();
});

test('each view and step has a title of its own, and takes the focus', async ({ page }) => {
  await page.goto(url());
  await expect(page).toHaveTitle('Velg fil – Send inn IPLOS-data for 2026 – IPLOS-innsending');
  await choose(page, synth('0301', 12));
  await expect(page).toHaveTitle('Rett feil – Send inn IPLOS-data for 2026 – IPLOS-innsending');
  await page.getByRole('link', { name: 'Veiledning' }).click();
  await expect(page).toHaveTitle('Veiledning – IPLOS-innsending');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByRole('link', { name: 'Regler og variabler' }).click();
  await expect(page).toHaveTitle('Regler og variabler – IPLOS-innsending');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('the browser asks before the page is left with a file at hand', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (d) => {
    asked.push(d.type());
    void d.accept();
  });
  await page.goto(url());
  await page.reload();
  expect(asked).toEqual([]);
  await choose(page, synth('0301', 12));
  await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
});
