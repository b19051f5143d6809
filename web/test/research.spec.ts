// Research data (Forskerdata til IPLOS): sealed to a project's key, on a page
// of its own, never mixed with deliveries.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import type { Page } from '@playwright/test';
import { choose, dev, expect, fill, synth, test, toSend, unpacked, url, waits } from './page.ts';
import { publish } from './keys.ts';
import { sound } from './sound.ts';
import { tap } from './tap.ts';

const sluse = join(import.meta.dirname, '../../bin/sluse');

// project makes a project's key, publishes it and returns its identity.
async function project(id: string): Promise<string> {
  const key = test.info().outputPath('project.key');
  const args = ['keygen', '-role', 'research', '-project', id, '-year', '2026', '-o', key];
  const recipient = execFileSync(sluse, args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  await publish(url(), process.env.SLUSE_DEV!, '-add', `research:2026:active:${recipient}:${id}`);
  return readFileSync(key, 'utf8').match(/AGE-SECRET-KEY-\S+/)![0];
}

async function opened(sealed: Buffer, identity: string): Promise<Buffer> {
  const d = new Decrypter();
  d.addIdentity(identity);
  return unpacked(Buffer.from(await d.decrypt(sealed)));
}

const button = (page: Page) => page.getByRole('button', { name: /^Send forskerdata for/ });

test('research data go to the project and to nobody else', async ({ page, own }) => {
  const identity = await project('P17');
  const delivery = synth(own, 25);
  const line = await tap();
  await page.goto(`${line.url}#/forskerdata`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forskerdata til IPLOS');
  await expect(page.getByTestId('research')).toHaveText('Forskerdata. Teller ikke i statistikken.');
  await sound(page, 'research');
  await choose(page, delivery);
  await expect(page.getByText('Forskningsdata', { exact: true })).toBeVisible();
  await toSend(page);
  await fill(page, own);
  await button(page).click();
  await expect(page.locator('#missing')).toContainText('Velg prosjektet som dataene er til.');
  await page.getByLabel('Prosjekt', { exact: true }).selectOption('P17');
  await sound(page, 'research, to whom');
  await button(page).click();
  await expect(page.getByTestId('received')).toContainText('Forskerdataene er mottatt.');

  const sent = line.heard.filter((h) => h.body.length > 0);
  expect(sent).toHaveLength(1);
  expect(sent[0]!.path).toContain('kind=research');
  expect(sent[0]!.path).toContain('project=P17');
  expect((await opened(sent[0]!.body, identity)).equals(delivery)).toBe(true);
  for (const role of ['ssb', 'tpf']) {
    const other = readFileSync(dev().identities[role]!, 'utf8').match(/AGE-SECRET-KEY-\S+/)![0];
    await expect(opened(sent[0]!.body, other)).rejects.toThrow();
  }
  await line.stop();
});

test('a file chosen for the one is not taken along to the other', async ({ page }) => {
  await page.goto(`${url()}#/forskerdata`);
  await choose(page, synth('5001', 5));
  await page.getByRole('link', { name: 'Gå til «Send inn»' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Send inn IPLOS-data for 2026');
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await expect(page.getByTestId('research')).toHaveCount(0);
  await choose(page, synth('5001', 5));
  await expect(page.getByTestId('trial')).toBeVisible();
  await page.getByRole('link', { name: 'Forskerdata' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
});

test('an ordinary delivery that is cut off is not shown as research data', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 10));
  await toSend(page);
  await fill(page, own);
  line.cut = (h) => h.method === 'POST';
  await page.getByRole('button', { name: /^Send prøve for/ }).click();
  await waits(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  await page.getByRole('link', { name: 'Forskerdata' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await page.getByRole('link', { name: 'Send inn', exact: true }).click();
  await page.getByRole('button', { name: 'Forkast den krypterte filen' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await line.stop();
});
