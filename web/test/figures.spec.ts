// The figures beside others: the country by year, bands of hours, and the
// files that municipalities exchange.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choose, expect, synth, test, url } from './page.ts';

async function toFigures(page: Page, delivery: Buffer): Promise<void> {
  await page.goto(url());
  await choose(page, delivery);
  await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
}

function json(text: string, name = 'tall.json'): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

async function saved(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Lagre tallfil for/ }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

test('hours stand beside the published bands of the same service', async ({ page }) => {
  await toFigures(page, synth('0301', 400));
  const chart = page.getByRole('figure', { name: /^Fordeling av timer/ });
  await chart.getByLabel('Tjeneste').selectOption('9');
  await chart.locator('summary').click();
  await expect(chart.getByRole('row', { name: /^2–4,9 timer/ })).toContainText('81 %');
  await expect(chart).toContainText('tabell 2.6.1');
});

test('a file of figures goes from one municipality to another', async ({ page }) => {
  await toFigures(page, synth('4601', 300, '-seed', '2'));
  const file = await saved(page);
  await toFigures(page, synth('0301', 300));
  const chart = page.getByRole('figure', { name: /^Andel av brukerne med 15/ });
  await chart.locator('summary').click();
  await expect(chart.getByRole('row', { name: 'Bergen 2026' })).toHaveCount(0);
  await page.locator('#figures-of-others').setInputFiles([json(file), json('{"municipality":"1103"}', 'annet.json')]);
  await expect(page.getByText('annet.json er ikke en tallfil.')).toBeVisible();
  const theirs = (JSON.parse(file) as { values: Record<string, number> }).values['users.15']!;
  const percent = new Intl.NumberFormat('nb-NO', { style: 'percent', maximumFractionDigits: 1 }).format(theirs);
  await expect(chart.getByRole('row', { name: /^Bergen 2026/ })).toContainText(percent);
  await expect(chart.getByRole('row', { name: /^Hele landet 2022/ })).toContainText('69 %');
  await expect(chart.getByRole('row', { name: /^Hele landet 2015/ })).toContainText('62,2 %');
  await page.getByLabel('Hva vil du sammenligne?').selectOption({ label: 'Andel kvinner' });
  await expect(page.getByRole('figure', { name: 'Andel kvinner' })).toBeVisible();
  await page.getByRole('button', { name: 'Fjern Bergen 2026' }).click();
  await expect(page.getByTestId('beside')).toHaveCount(0);
});

test('what the command counts can be compared with', async ({ page }, info) => {
  await toFigures(page, synth('0301', 300));
  const sluse = join(import.meta.dirname, '../../bin/sluse');
  const path = info.outputPath('4601.xml');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path, synth('4601', 200));
  await page.locator('#figures-of-others').setInputFiles(json(execFileSync(sluse, ['stats', '-json', path], { encoding: 'utf8' })));
  await expect(page.getByTestId('beside')).toContainText('4601 2026');
});

test('what lies far from the others is said in words', async ({ page }) => {
  const usual = synth('0301', 400);
  await toFigures(page, usual);
  await expect(page.getByTestId('differences')).toContainText('Ingen av målene ligger langt fra');
  await toFigures(page, Buffer.from(usual.toString().replaceAll('tjenesteType="15"', 'tjenesteType="4"')));
  await expect(page.getByTestId('differences')).toContainText(/Andel av brukerne med 4 .*: \d\d[\d,]*\s% i denne filen, 8,5–8,8\s% hos de andre\./);
  await expect(page.getByText(/^Dagaktivitetstilbud: .* av tjenestene er i gruppen «Under 2 timer»/)).toBeVisible();
});

test('a file of figures tells of no few persons', async ({ page }) => {
  const delivery = synth('0301', 60);
  await toFigures(page, delivery);
  const text = await saved(page);
  const { values } = JSON.parse(text) as { values: Record<string, number> };
  expect(values.recipients).toBe(60);
  const shares = Object.entries(values).filter(([k]) => k.startsWith('users.') || k.endsWith('Share'));
  expect(shares.length).toBeGreaterThan(3);
  for (const [k, v] of shares) {
    const n = Math.round(v * 60);
    expect({ k, n, tells: (n > 0 && n < 5) || (n > 55 && n < 60) }).toEqual({ k, n, tells: false });
  }
  for (const nr of delivery.toString().matchAll(/(?:fid|brukerNr)="([^"]{6,})"/g)) expect(text).not.toContain(nr[1]!);
});
