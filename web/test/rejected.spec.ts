// What SSB could not read in, and why.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dev, expect, synth, test, url } from './page.ts';

test.use({ alone: 'rejected' }); // SSB collects all there is

const sluse = join(import.meta.dirname, '../../bin/sluse');

test('a delivery sealed to another key is told as such, with what to do', async ({ page }) => {
  const at = (name: string): string => test.info().outputPath(name);
  writeFileSync(at('in.xml'), synth('0301', 5));
  const other = execFileSync(sluse, ['keygen', '-role', 'ssb', '-year', '2026', '-o', at('other.key')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  execFileSync(sluse, ['seal', '-r', other.match(/age1pq1\S+/)![0], '-o', at('sealed.age'), at('in.xml')], { stdio: 'ignore' });
  const sent = await fetch(`${url()}v1/deliveries?year=2026&municipality=0301&kind=test`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${dev().tokens['0301']}` },
    body: readFileSync(at('sealed.age')),
  });
  expect(sent.status).toBe(201);
  execFileSync(sluse, ['pickup', '-url', url(), '-identity', dev().identities.ssb!, '-dir', at('inbox'), '-once'], {
    stdio: 'ignore',
    env: { ...process.env, SLUSE_TOKEN: dev().tokens.ssb! },
  });

  await page.goto(`${url()}#/innsendinger`);
  await page.getByLabel('Innsendingskode').fill(dev().tokens['0301']!);
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await expect(page.getByTestId('own')).toContainText('Avvist ved innlesing');
  await expect(page.getByTestId('own')).toContainText('kryptert med en annen nøkkel enn årets. Send den inn på nytt.');
  await page.screenshot({ path: at('own.png') });
});
