// Many ways to use the page: the keyboard alone, a narrow window, three
// languages, paper.
import type { Page } from '@playwright/test';
import { choose, dev, expect, file, fill, sendButton, synth, test, toSend, url } from './page.ts';

test('the keyboard alone is enough', async ({ page }) => {
  await page.goto(url());
  await expect(page.getByText('Fristen er')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Hopp til hovedinnhold' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  const chooser = page.waitForEvent('filechooser'); // asked for well before the key, since the browser is told in its own time
  await tabTo(page, '#file');
  await page.keyboard.press('Space');
  await (await chooser).setFiles(file(synth('3301', 12)));
  await expect(page.locator('#step')).toBeFocused(); // the new step's heading
  await pressOn(page, 'Gå videre til «Se over tallene»');
  await pressOn(page, 'Gå videre til «Send inn»');
  await tabTo(page, '#contact');
  await page.keyboard.type('iplos@kommune.invalid');
  await tabTo(page, '#token');
  await page.keyboard.type(dev().tokens['3301']!);
  await page.keyboard.press('Enter');
  await expect(page.locator('#step')).toHaveText('Kvittering');
});

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function pressOn(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === name) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

const PAGES = ['/veiledning', '/regler', '/om', '/personvern', '/tilgjengelighet', '/kontakt', '/ovingsfiler', '/api', '/forskerdata', '/bestilling'];

test('320 pixels need no sideways scrolling', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 }, locale: 'nb-NO', serviceWorkers: 'block' });
  const page = await context.newPage();
  const fits = async (what: string): Promise<void> => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect({ what, over }).toEqual({ what, over: 0 });
  };
  await page.goto(url());
  await fits('choose');
  await choose(page, synth('1804', 120, '-errors', '0.02'));
  await fits('findings');
  await page.locator('#known').check();
  await page.getByRole('button', { name: /^Gå videre/ }).click();
  await fits('figures');
  await toSend(page);
  await fits('send');
  await fill(page, '1804');
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  await fits('receipt');
  await page.getByRole('link', { name: 'Mine innsendinger' }).click();
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await page.getByTestId('own').waitFor();
  await fits('own deliveries');
  for (const at of PAGES) {
    await page.goto(`${url()}#${at}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await fits(at);
  }
  await context.close();
});

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
  await expect(page.getByTestId('findings')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Hovedmeny' })).toBeHidden();
});

test('a closed window is told with what can be done', async ({ page }) => {
  await page.route('**/v1/deliveries?*', (r) =>
    r.request().method() === 'POST' ? r.fulfill({ status: 403, json: { code: 'window_closed' } }) : r.continue(),
  );
  await page.goto(url());
  await choose(page, synth('5501', 10));
  await toSend(page);
  await fill(page, '5501');
  await page.locator('button[type=submit]').click();
  await expect(page.getByTestId('failure')).toContainText('Slusene er stengt for dette året nå.');
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
