// An order of special statistics: written on the page, sealed to SSB, and
// answered by the command.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dev, expect, ready, synth, test, url } from './page.ts';
import { sound } from './sound.ts';
import { tap } from './tap.ts';

const sluse = join(import.meta.dirname, '../../bin/sluse');

async function fillIn(page: Page, variables: string[]): Promise<void> {
  await page.getByLabel('Hva skal tallene brukes til?').fill('Planlegging av omsorgstjenester');
  for (const v of variables) await page.getByLabel(v, { exact: true }).check();
  await page.getByLabel('Navn på virksomheten').fill('Eksempel kommune');
  await page.getByLabel('Fakturaadresse').fill('Eksempelveien 1\n0001 Eksempel');
  await page.getByLabel('E-postadresse for svaret').fill('post@eksempel.invalid');
}

async function saved(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Krypter og lagre bestillingen' }).click();
  const d = await download;
  expect(d.suggestedFilename()).toMatch(/^bestilling-\d{4}-\d\d-\d\d\.age$/);
  return d.path();
}

test('an order is sealed to SSB, answered by its register, and never sent', async ({ page }) => {
  const line = await tap();
  await page.goto(`${line.url}#/bestilling`);
  await ready(page); // the key list is in
  await fillIn(page, ['Kommune', 'Alder, i grupper', 'Kjønn']);
  const file = await saved(page);
  await expect(page.getByTestId('ordered')).toContainText('Send filen til SSB');
  await sound(page, 'ordered');
  expect(readFileSync(file).subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  expect(line.heard.filter((h) => h.method !== 'GET')).toEqual([]);
  await line.stop();

  const at = (name: string): string => test.info().outputPath(name);
  writeFileSync(at('delivery.xml'), synth('0301', 300));
  const run = (...args: string[]) => execFileSync(sluse, args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  run('tpf', 'keygen', '-o', at('register.key'));
  run('register', 'load', '-db', at('register.db'), '-key', at('register.key'), '-kind', 'test', at('delivery.xml'));
  const answer = JSON.parse(run('register', 'order', '-db', at('register.db'), '-kind', 'test', '-identity', dev().identities.ssb!, file));
  expect(answer).toMatchObject({ purpose: 'Planlegging av omsorgstjenester', variables: ['kommune', 'alder', 'kjonn'] });
  expect(answer.years.map((y: { year: number }) => y.year)).toEqual([2026]);
  expect(answer.years[0].cells.length).toBeGreaterThan(5);
});

test('every variable of the form is one of the register', async ({ page }) => {
  await page.goto(`${url()}#/bestilling`);
  await ready(page);
  const names = await page.locator('fieldset').nth(1).locator('label').allInnerTexts();
  expect(names).toHaveLength(9);
  await fillIn(page, []);
  const db = test.info().outputPath('register.db');
  for (const three of [names.slice(0, 3), names.slice(3, 6), names.slice(6)]) {
    for (const name of three) await page.getByLabel(name, { exact: true }).check();
    const args = ['register', 'order', '-db', db, '-identity', dev().identities.ssb!, await saved(page)];
    const answer = JSON.parse(execFileSync(sluse, args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    expect(answer.variables).toHaveLength(3);
    for (const name of three) await page.getByLabel(name, { exact: true }).uncheck();
  }
});

test('what is missing is told, and leads there', async ({ page }) => {
  await page.goto(`${url()}#/bestilling`);
  await page.getByLabel('Til og med').fill('2006');
  await page.getByRole('button', { name: 'Krypter og lagre bestillingen' }).click();
  await expect(page.locator('#order-missing')).toBeFocused();
  await expect(page.locator('#order-missing li')).toHaveCount(6);
  await sound(page, 'order');
  await page.getByRole('link', { name: 'Velg minst én og høyst tre.' }).click();
  await expect(page.locator('#order-variables')).toBeFocused();
});
