// The field for one more who may read SSB's answer: like any other, it says what is
// wrong when the user has tried, and never before it is known.
import type { Page } from '@playwright/test';
import { choose, dev, expect, fill, sendButton, synth, test, toSend, url } from './page.ts';
import { sound } from './sound.ts';

test.use({ alone: 'second' }); // what it delivers, others would have to replace

async function opened(page: Page, municipality: string) {
  await choose(page, synth(municipality, 10));
  await toSend(page);
  await fill(page, municipality);
  await page.getByText('Flere som skal kunne lese tilbakemeldingen').click();
  return page.getByLabel('Mottaker', { exact: true });
}

test('what is no recipient is told once the user has tried, and no longer when it is mended', async ({ page }) => {
  await page.goto(url());
  const field = await opened(page, '4203');
  const fault = page.locator('#second-fault');
  await field.fill('age1pq1');
  await expect(fault).toBeHidden();
  await sendButton(page).click();
  await expect(page.locator('#missing')).toBeFocused();
  await expect(page.locator('#missing').getByRole('listitem')).toHaveCount(1);
  await expect(fault).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/Dette er ikke en hel mottaker/);
  await sound(page, 'a second reader that is none');
  await page.locator('#missing').getByRole('link').click();
  await expect(field).toBeFocused();
  await field.fill(dev().recipients.tpf!);
  await expect(page.getByText('Mottakeren kan brukes.')).toBeVisible();
  await expect(fault).toBeHidden();
  await expect(page.locator('#missing')).toHaveCount(0);
  await field.fill('');
  await expect(page.getByText('Mottakeren kan brukes.')).toHaveCount(0);
  await expect(fault).toBeHidden();
});

test('who sends before the recipient has been judged waits for it, and is told of nothing', async ({ page }) => {
  let arrive = (): void => undefined;
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\/seal-[^/]+\.wasm$/, (route) => held.then(() => route.continue().catch(() => undefined)));
  await page.goto(url());
  await expect(page.getByRole('region', { name: 'Utviklingsmiljø' })).toBeVisible();
  const field = await opened(page, '4204');
  await field.fill(dev().recipients.tpf!);
  await sendButton(page).click();
  await expect(page.locator('#missing')).toHaveCount(0);
  arrive();
  await page.getByTestId('received').waitFor();
});
