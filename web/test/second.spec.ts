// The field for one more who may read SSB's answer: like any other, it says what is
// wrong when the user has tried, and never before it is known.
import type { Page } from '@playwright/test';
import { choose, dev, expect, fill, hold, ready, sendButton, synth, test, toSend, url } from './page.ts';
import { sound } from './sound.ts';

async function opened(page: Page, municipality: string) {
  await choose(page, synth(municipality, 10));
  await toSend(page);
  await fill(page, municipality);
  await page.getByText('Flere som skal kunne lese tilbakemeldingen').click();
  return page.getByLabel('Mottaker', { exact: true });
}

test('what is no recipient is told once the user has tried, and no longer when it is mended', async ({ page, own }) => {
  await page.goto(url());
  const field = await opened(page, own);
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

test('who sends before the recipient has been judged waits for it, and is told of nothing', async ({ page, own }) => {
  const arrive = await hold(page, /\/seal-[^/]+\.wasm$/);
  await page.goto(url());
  await ready(page);
  const field = await opened(page, own);
  await field.fill(dev().recipients.tpf!);
  await sendButton(page).click();
  await expect(page.locator('#missing')).toHaveCount(0);
  arrive();
  await page.getByTestId('received').waitFor();
});
