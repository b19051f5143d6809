// The page as a user walks through it, who reads nothing and clicks at once.

/** Opens a page and tells after how many milliseconds it was ready. */
export async function shown(page, url, ours) {
  await page.goto(url, { waitUntil: 'commit' });
  if (ours) await page.locator('input[type=file]').waitFor({ state: 'attached' });
  if (ours) await page.getByRole('region', { name: 'Utviklingsmiljø' }).waitFor();
  else await page.waitForFunction('globalThis.bench');
  return page.evaluate(() => performance.now());
}

/** Delivers a file and tells how many milliseconds passed from its choice to its receipt. */
export async function delivered(page, url, file, token) {
  page.setDefaultTimeout(600_000);
  await shown(page, url, true);
  await page.waitForTimeout(3000); // looking for the file
  const start = performance.now();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByTestId('outcome').waitFor();
  const next = page.getByRole('button', { name: /^Gå videre til/ });
  while (await next.isVisible()) {
    for (const box of await page.locator('[id^=seen-], #known').all()) await box.check();
    await next.click();
  }
  await page.getByLabel('E-postadresse for kvittering').fill('iplos@kommune.invalid');
  await page.getByLabel('Innsendingskode').fill(token);
  await page.getByRole('button', { name: /^Send (inn|prøve) for .* kommune$/ }).click();
  const replace = page.getByRole('button', { name: /^Erstatt og send/ });
  const received = page.getByTestId('received');
  await received.or(replace).waitFor();
  if (await replace.isVisible()) await replace.click();
  await received.waitFor();
  return performance.now() - start;
}
