// Delivers a file by the page as a person does: chooses it, reads on, fills in
// address and code, sends, and downloads the receipt, which goes to stdout.
// Exits 3 with the page's words on stderr when the page refuses the file.
//
//   node deliver.mjs URL FILE CONTACT [knowingly]      (the code in SLUSE_TOKEN)
import { readFile } from 'node:fs/promises';
import { launch } from './browser.mjs';

const [url, file, contact, knowingly] = process.argv.slice(2);
const browser = await launch();
let refused = '';
try {
  const page = await browser.newPage({ locale: 'nb-NO' });
  page.setDefaultTimeout(60_000);
  const faults = [];
  page.on('pageerror', (e) => faults.push(e.message));
  page.on('console', (m) => m.type() === 'error' && process.stderr.write(`console: ${m.text()}\n`));
  page.on('requestfailed', (r) => process.stderr.write(`failed: ${r.url()} ${r.failure()?.errorText}\n`));
  await page.goto(url);
  await page.locator('input[type=file]').setInputFiles(file);
  const outcome = page.getByTestId('outcome');
  await outcome.waitFor().catch(async (e) => {
    throw new Error(`the check did not end: ${await page.locator('main').innerText()}`, { cause: e });
  });
  const next = page.getByRole('button', { name: /^Gå videre til/ });
  const box = page.locator('#known');
  if ((await next.count()) === 0 || ((await box.count()) > 0 && !knowingly)) {
    refused = await outcome.innerText();
  } else {
    if ((await box.count()) > 0) await box.check();
    while (await next.isVisible()) await next.click();
    await page.getByLabel('E-postadresse for kvittering').fill(contact);
    await page.getByLabel('Innsendingskode').fill(process.env.SLUSE_TOKEN);
    await page.getByRole('button', { name: /^Send .* kommune$/ }).click();
    const received = page.getByTestId('received');
    const failure = page.getByTestId('failure');
    const replace = page.getByRole('button', { name: /^Erstatt og send/ });
    await received.or(failure).or(replace).waitFor();
    if (await replace.isVisible()) {
      await replace.click();
      await received.or(failure).waitFor();
    }
    if (await failure.isVisible()) throw new Error(await failure.innerText());
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Last ned kvitteringen' }).click()]);
    process.stdout.write(await readFile(await download.path(), 'utf8'));
  }
  if (faults.length > 0) throw new Error(`the page failed: ${faults.join('; ')}`);
} finally {
  await browser.close();
}
if (refused) {
  process.stderr.write(`${refused}\n`);
  process.exitCode = 3;
}
