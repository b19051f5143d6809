// A mail before the deadline, for who asks for it.
import { dev, expect, test, url } from './page.ts';

test('an address is reminded when asked for, and no more when taken back @both', async ({ page }) => {
  await page.goto(`${url()}#/innsendinger`);
  await page.getByLabel('Innsendingskode').fill(dev().tokens['1144']!);
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await expect(page.getByRole('heading', { name: 'Påminnelse før fristen' })).toBeVisible();
  await expect(page.getByText('Fristen for 2026-data er 15. januar 2027')).toBeVisible();
  const address = page.getByLabel('E-postadresse for påminnelse');
  const set = page.getByRole('button', { name: 'Påminn oss' });
  await set.click();
  await expect(address).toBeFocused();
  await expect(page.locator('#remind-fault')).toBeVisible();
  await address.fill('iplos@kommune.invalid');
  await set.click();
  await expect(page.getByTestId('reminders')).toContainText('iplos@kommune.invalid (2026)');
  await expect(page.locator('#remind-fault')).toBeHidden();
  await expect(address).toHaveValue('');
  await page.getByRole('button', { name: 'Slå av påminnelsen til iplos@kommune.invalid' }).click();
  await expect(page.getByTestId('reminders')).toBeHidden();
  await expect(page.locator('#remind-heading')).toBeFocused();
});
