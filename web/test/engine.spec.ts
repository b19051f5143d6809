// What the engine does to bytes, seen from outside.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dev, expect, synth, test, toSend, url } from './page.ts';

const sluse = join(import.meta.dirname, '../../bin/sluse');

test('a file of many pieces is sealed as it is', async ({ page }) => {
  const delivery = synth('3401', 12_000);
  expect(delivery.length).toBeGreaterThan(10 << 20);
  const path = test.info().outputPath('iplos.xml'); // too large for a buffer
  writeFileSync(path, delivery);
  await page.goto(url());
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByTestId('outcome').waitFor();
  await toSend(page);
  await page.getByText('Lagre den krypterte filen og send den på en annen måte').click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Krypter og lagre filen' }).click();
  const sealed = await (await saved).path();
  const opened = execFileSync(sluse, ['open', '-identity', dev().identities.ssb!, '-o', '-', sealed], { maxBuffer: 1 << 30 });
  expect(opened.equals(delivery)).toBe(true);
  expect(readFileSync(sealed).length).toBeLessThan(delivery.length / 5);
});
