// The list of findings: narrowed, sorted, turned, taken along, compared.
import { readFileSync } from 'node:fs';
import { choose, expect, synth, test, url } from './page.ts';
import { sound } from './sound.ts';

const faulty = synth('0301', 400, '-errors', '0.3');

test('the list is narrowed and sorted', async ({ page }) => {
  await page.goto(url());
  await choose(page, faulty);
  const rows = page.getByTestId('findings').locator('tbody tr');
  await expect(rows).toHaveCount(50);
  await page.getByLabel('Regel', { exact: true }).selectOption('T011');
  for (const row of await rows.all()) await expect(row).toContainText('T011');
  await page.getByRole('button', { name: 'Fjern avgrensning' }).click();
  await page.getByLabel('Alvorlighet', { exact: true }).selectOption('warning');
  await expect(rows.first()).toContainText('Advarsel');
  await page.getByRole('button', { name: 'Linje' }).click();
  await page.getByRole('button', { name: 'Linje' }).click();
  await expect(page.getByRole('columnheader', { name: 'Linje' })).toHaveAttribute('aria-sort', 'descending');
  const lines = await rows.locator('td:nth-child(3)').allInnerTexts();
  const numbers = lines.map((l) => Number(l.replace(/\D/g, '')));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  await page.getByLabel('Søk i melding').fill('finnes ikke i noen melding');
  await expect(page.getByText('Ingen funn passer til avgrensningen.')).toBeVisible();
});

test('a rule leads to its findings and to its explanation', async ({ page }) => {
  await page.goto(url());
  await choose(page, faulty);
  await page.getByRole('button', { name: 'Vis funn for T011' }).click();
  await expect(page.getByLabel('Regel', { exact: true })).toHaveValue('T011');
  await page.getByRole('link', { name: 'Les om regel T011' }).first().click();
  await expect(page.locator('#rule-T011')).toBeFocused();
  await page.goBack();
  await expect(page.getByTestId('outcome')).toBeVisible();
});

test('the list is taken along as CSV and Excel', async ({ page }) => {
  await page.goto(url());
  await choose(page, faulty);
  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Last ned CSV' }).click();
  const text = readFileSync(await (await csv).path(), 'utf8');
  expect(text.startsWith('\ufeffAlvorlighet;Regel;Linje;')).toBe(true);
  expect(text.split('\r\n').length).toBeGreaterThan(50);
  const xlsx = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Last ned Excel' }).click();
  const book = readFileSync(await (await xlsx).path());
  expect(book.subarray(0, 2).toString()).toBe('PK');
  expect(book.includes('xl/worksheets/sheet2.xml')).toBe(true);
});

test('a corrected file is compared with the one before', async ({ page }) => {
  await page.goto(url());
  const right = synth('0301', 30);
  await choose(page, Buffer.from(right.toString().replace('tjenesteType="15"', 'tjenesteType="99"')));
  await expect(page.getByTestId('outcome')).toContainText('1 feil må rettes');
  await page.getByRole('button', { name: 'Velg en annen fil' }).click();
  await choose(page, right);
  await expect(page.getByTestId('since')).toContainText(/[1-9]\d* funn er rettet/);
  await expect(page.getByTestId('since')).toContainText('0 funn er nye');
});

test('a hundred thousand findings stay a page of fifty', async ({ page }) => {
  test.setTimeout(180_000);
  const bruker = '<Bruker brukerNr="x" fid="99" typeID="1" navn="x"/>\n';
  const head = synth('0301', 1).toString();
  const at = head.indexOf('<Bruker ');
  const many = Buffer.from(head.slice(0, at) + bruker.repeat(100_000) + head.slice(at));
  await page.goto(url());
  await choose(page, many);
  await expect(page.getByTestId('findings').locator('tbody tr')).toHaveCount(50);
  await expect(page.getByText(/listen viser bare de første [\d\s]+ funnene/)).toBeVisible();
  await page.getByRole('button', { name: 'Neste side' }).click();
  await expect(page.getByText(/^Side 2 av/)).toBeVisible();
  await page.getByLabel('Søk i melding').fill('finnes ikke i noen melding');
  await sound(page, 'more than is listed, and nothing that fits');
  await page.getByRole('button', { name: 'Fjern avgrensning' }).click();
  expect(await page.locator('main *').count()).toBeLessThan(2500); // what is drawn does not grow with what is found
});
