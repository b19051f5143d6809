// A delivery in two parts, of which one has come when another takes the place of what
// it was to replace.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choose, code, expect, fill, sendButton, synth, test, toSend, url, waits } from './page.ts';
import { tap, type Tap } from './tap.ts';

interface Own {
  id: string;
  state: string;
  supersededBy: string;
}

// standing are a municipality's deliveries that nothing has replaced.
async function standing(municipality: string): Promise<Own[]> {
  const r = await fetch(`${url()}v1/deliveries`, { headers: { Authorization: `Bearer ${await code(municipality)}` } });
  return ((await r.json()) as { deliveries: Own[] }).deliveries.filter((d) => d.supersededBy === '' && ['received', 'queued'].includes(d.state));
}

// delivered brings a delivery home by the command, as another machine would.
async function delivered(municipality: string, persons: number, ...supersedes: string[]): Promise<void> {
  const file = test.info().outputPath(`iplos-${persons}.xml`);
  writeFileSync(file, synth(municipality, persons));
  const args = ['send', '-url', url(), '-token', await code(municipality), '-contact', 'iplos@kommune.invalid', ...supersedes, file];
  execFileSync(join(import.meta.dirname, '../../bin/sluse'), args, { stdio: 'ignore' });
}

const replace = (page: Page): Promise<void> => page.getByRole('button', { name: /^Erstatt og send/ }).click();

// half sends the first part of a correction, and then has what it corrects replaced.
async function half(page: Page, line: Tap, municipality: string): Promise<void> {
  await delivered(municipality, 10);
  const [first] = await standing(municipality);
  await page.goto(line.url);
  await choose(page, synth(municipality, 20));
  await toSend(page);
  await page.getByLabel('Send prøven i to deler').check();
  await fill(page, municipality);
  line.cut = (h) => h.path.includes('part=ipl');
  await sendButton(page).click();
  await replace(page);
  await waits(page);
  expect(line.heard.filter((h) => h.path.includes('part=ide'))).toHaveLength(1);
  await delivered(municipality, 15, '-supersedes', first!.id);
}

test('half a correction of what was replaced meanwhile is begun anew, after a question', async ({ page, own }) => {
  const line = await tap();
  await half(page, line, own);
  line.cut = () => false;
  await expect(page.getByTestId('failure')).toContainText('Den forrige innsendingen er allerede erstattet av en annen. Prøv igjen, så får du se hvilken. Ingenting er levert.');
  await sendButton(page).click();
  await expect(page.getByTestId('replacing')).toBeVisible();
  await replace(page);
  await page.getByTestId('received').waitFor();
  expect(await standing(own)).toHaveLength(1);
  await line.stop();
});

test('so is one that a reload cut off', async ({ page, own }) => {
  const line = await tap();
  await half(page, line, own);
  await page.reload();
  line.cut = () => false;
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await expect(page.getByTestId('replacing')).toBeVisible();
  await replace(page);
  await page.getByTestId('received').waitFor();
  expect(await standing(own)).toHaveLength(1);
  await line.stop();
});
