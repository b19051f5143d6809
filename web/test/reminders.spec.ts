// A mail before the deadline, for who asks for it.
import { code, expect, test, url } from './page.ts';

test('an address is reminded when asked for, and no more when taken back', { tag: '@both' }, async ({ page, own }) => {
  await page.goto(`${url()}#/innsendinger`);
  await page.getByLabel('Innsendingskode').fill(await code(own));
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
  await expect(page.getByRole('status').filter({ hasText: 'iplos@kommune.invalid får påminnelse før fristen.' })).toBeVisible();
  await page.getByRole('button', { name: 'Slå av påminnelsen til iplos@kommune.invalid' }).click();
  await expect(page.getByTestId('reminders')).toBeHidden();
  await expect(page.locator('#remind-heading')).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Påminnelsen til iplos@kommune.invalid er slått av.' })).toBeVisible();
});

test('what the service does not take stays to be tried again, by the code that the list is of', async ({ page, own }) => {
  const codes: string[] = [];
  let broken = false;
  await page.route('**/v1/reminders', async (r) => {
    codes.push(r.request().headers()['authorization']!);
    await (broken ? r.abort() : r.continue());
  });
  await page.goto(`${url()}#/innsendinger`);
  const field = page.getByLabel('Innsendingskode');
  await field.fill(await code(own));
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  const address = page.getByLabel('E-postadresse for påminnelse');
  await address.fill('arkiv@kommune.invalid');
  await field.fill('0'.repeat(64));
  broken = true;
  await page.getByRole('button', { name: 'Påminn oss' }).click();
  await expect(page.getByTestId('failure')).toBeVisible();
  await expect(address).toHaveValue('arkiv@kommune.invalid');
  broken = false;
  await page.getByRole('button', { name: 'Påminn oss' }).click();
  const end = page.getByRole('button', { name: 'Slå av påminnelsen til arkiv@kommune.invalid' });
  await expect(end).toBeVisible();
  broken = true;
  await end.click();
  await expect(page.getByTestId('failure')).toBeVisible();
  await expect(page.locator('#remind-heading')).not.toBeFocused();
  broken = false;
  await end.click();
  await expect(end).toHaveCount(0);
  expect(new Set(codes)).toEqual(new Set([`Bearer ${await code(own)}`]));
});

test('the deliveries are listed though the reminders cannot be', async ({ page, own }) => {
  await page.route('**/v1/reminders', (r) => r.fulfill({ status: 500, body: '{}' }));
  await page.goto(`${url()}#/innsendinger`);
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await expect(page.getByTestId('failure')).toBeVisible();
  await expect(page.getByTestId('own').or(page.getByText('Kommunen har ikke sendt inn noe ennå.'))).toBeVisible();
});
