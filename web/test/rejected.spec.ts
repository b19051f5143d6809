// What SSB could not read in, and why.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choose, code, expect, fill, sendButton, synth, test, toSend, url } from './page.ts';
import { sound } from './sound.ts';
import { readIn } from './ssb.ts';

const sluse = join(import.meta.dirname, '../../bin/sluse');

test('a delivery sealed to another key is told as such, with what to do', { tag: '@both' }, async ({ page, own }) => {
  const at = (name: string): string => test.info().outputPath(name);
  writeFileSync(at('in.xml'), synth(own, 5));
  const other = execFileSync(sluse, ['keygen', '-role', 'ssb', '-year', '2026', '-o', at('other.key')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  execFileSync(sluse, ['seal', '-r', other.match(/age1pq1\S+/)![0], '-o', at('sealed.age'), at('in.xml')], { stdio: 'ignore' });
  const sent = await fetch(`${url()}v1/deliveries?year=2026&municipality=${own}&kind=test`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await code(own)}` },
    body: readFileSync(at('sealed.age')),
  });
  expect(sent.status).toBe(201);
  readIn();

  await page.goto(`${url()}#/innsendinger`);
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await expect(page.getByTestId('own')).toContainText('Avvist ved innlesing');
  await expect(page.getByTestId('own')).toContainText('kryptert med en annen nøkkel enn årets. Send den inn på nytt.');
});

test('a receipt on the screen tells that SSB has rejected the delivery, why, and what to do', async ({ page, own }) => {
  await page.clock.install();
  await page.goto(url());
  await choose(page, synth(own, 5));
  await toSend(page);
  await fill(page, own);
  await sendButton(page).click();
  await expect(page.getByTestId('received')).toContainText('Den er ikke lest inn hos SSB ennå.');
  await page.route(/\/v1\/deliveries\/[0-9a-f]+$/, async (r) => {
    const told = (await (await r.fetch()).json()) as object;
    await r.fulfill({ json: { ...told, state: 'rejected', reason: 'damaged' } });
  });
  await page.clock.fastForward(11_000); // the page asks now and then
  await expect(page.getByTestId('state')).toHaveText('Avvist ved innlesing');
  await expect(page.getByTestId('received')).toHaveText(/avvist og teller ikke\. Filen er skadet eller avkortet\. Send den inn på nytt\./);
  await sound(page, 'a receipt of what is rejected');
});
