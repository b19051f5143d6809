// Two windows of the page on one device: what one seals or sends, the other
// neither sends nor deletes, and whoever is told to wait is told why.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { choose, code, expect, ready, sendButton, synth, test, toLastStep, toSend, url, waits } from './page.ts';
import { sound } from './sound.ts';
import { sends, tap } from './tap.ts';

const ELSEWHERE = 'Innsendingen sendes i et annet vindu.';

// sealed are the names of what lies in the private file system.
function sealed(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names: string[] = [];
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sealed', { create: true });
    for await (const name of folder.keys()) names.push(name);
    return names;
  });
}

const replies = (page: Page): Promise<number> => page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith('sluse.reply.')).length);

// another is a second window of the same browser.
async function another(context: BrowserContext, at: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(at);
  await ready(page);
  return page;
}

async function deleteAll(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Personvern' }).click();
  await page.getByRole('button', { name: 'Slett alt på denne maskinen' }).click();
  await page.getByRole('button', { name: 'Ja, slett alt' }).click();
}

test('what one window sends is not offered in another, and not deleted by it', async ({ page, own, context }) => {
  const line = await tap();
  await sends(page, line, own);
  const second = await another(context, line.url);
  await expect(second.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await deleteAll(second);
  await expect(second.getByText('Det som hører til en fil i et annet vindu, er ikke rørt.')).toBeVisible();
  await expect(second.getByText('filen du holder på med, er ikke rørt')).toHaveCount(0);
  await sound(second, 'not all is deleted');
  expect(await sealed(page)).toHaveLength(1);
  line.cut = () => false;
  await page.getByTestId('received').waitFor();
  await expect(page.getByTestId('reply').getByRole('button', { name: 'Lagre svarnøkkel' })).toBeVisible(); // an answer can be opened
  expect(await replies(page)).toBe(1);
  await deleteAll(second);
  await expect(second.getByText('Alt er slettet fra denne maskinen.')).toBeVisible();
  expect(await replies(page)).toBe(0);
  await line.stop();
});

test('what a window leaves by being closed is offered in the other', async ({ page, own, context }) => {
  const line = await tap();
  const first = await context.newPage();
  await sends(first, line, own);
  await page.goto(line.url);
  await ready(page);
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await first.close();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  line.cut = () => false;
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await page.getByTestId('received').waitFor();
  await line.stop();
});

test('what is being sent in this window is not deleted either, nor the key to its answer', async ({ page, own }) => {
  const line = await tap();
  await sends(page, line, own);
  await deleteAll(page);
  await expect(page.getByText('Det som hører til filen du holder på med, er ikke rørt.')).toBeVisible();
  expect(await replies(page)).toBe(1);
  line.cut = () => false;
  await page.getByRole('link', { name: 'Send inn', exact: true }).click();
  await page.getByTestId('received').waitFor();
  expect(await replies(page)).toBe(1);
  await line.stop();
});

test('a sweep in one window leaves what another has sealed', async ({ page, own, context }) => {
  await toLastStep(page, url(), own, 20);
  await expect.poll(() => sealed(page)).toHaveLength(1);
  const [mine] = await sealed(page);
  await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sealed');
    await folder.getFileHandle('nobodys.age', { create: true });
  });
  const second = await context.newPage();
  await second.clock.setSystemTime(Date.now() + 3 * 24 * 3600 * 1000);
  await second.goto(url());
  await expect.poll(() => sealed(page)).toEqual([mine]); // the sweep has been
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
});

test('of two windows that offer to go on, one does, and the other says so', async ({ page, own, context }) => {
  const line = await tap();
  await sends(page, line, own);
  await page.reload();
  const second = await another(context, line.url);
  for (const p of [page, second]) {
    await expect(p.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
    await p.getByLabel('Innsendingskode').fill(await code(own));
  }
  const goOn = (p: Page): Promise<void> => p.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await goOn(page);
  await waits(page);
  await goOn(second);
  await expect(second.getByRole('alert')).toContainText(ELSEWHERE);
  await sound(second, 'sent in another window');
  await second.getByRole('button', { name: 'Forkast den krypterte filen' }).click();
  await expect(second.getByRole('alert')).toContainText(ELSEWHERE);
  line.cut = () => false;
  await page.getByTestId('received').waitFor();
  await goOn(second);
  await expect(second.getByRole('alert')).toContainText('Den krypterte filen ligger ikke lenger på denne maskinen.');
  await expect(second.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  const posts = line.heard.filter((h) => h.method === 'POST');
  expect(posts).toHaveLength(1);
  await line.stop();
});

test('two windows do not send for the same year at once, and the later is asked what it replaces', async ({ page, own, context }) => {
  const line = await tap();
  await sends(page, line, own);
  const second = await context.newPage();
  await toLastStep(second, line.url, own, 30);
  await sendButton(second).click();
  await expect(second.getByRole('alert')).toContainText(ELSEWHERE);
  line.cut = () => false;
  await page.getByTestId('received').waitFor();
  await sendButton(second).click();
  await expect(second.getByTestId('replacing')).toBeVisible();

  // While the question stands, what was to be replaced is replaced by another.
  await page.getByRole('button', { name: 'Send inn en ny fil' }).click();
  await choose(page, synth(own, 40));
  await toSend(page);
  await sendButton(page).click();
  const replace = (p: Page): Promise<void> => p.getByRole('button', { name: /^Erstatt og send/ }).click();
  await replace(page);
  await page.getByTestId('received').waitFor();
  const newest = await page.getByTestId('id').innerText();
  await replace(second);
  await expect(second.getByTestId('replacing')).toBeVisible(); // asked anew: it is another that it replaces
  await expect(second.getByTestId('progress')).toHaveCount(0);
  await replace(second);
  await second.getByTestId('received').waitFor();
  const all = await deliveries(own);
  expect(all.find((d) => d.id === newest)?.supersededBy).not.toBe('');
  expect(all.filter((d) => d.supersededBy === '')).toHaveLength(1);
  await line.stop();
});

test('what is gone on with asks before it replaces what has come meanwhile', async ({ page, own }) => {
  const line = await tap();
  await sends(page, line, own);
  await page.reload();
  line.cut = () => false;
  const file = test.info().outputPath('iplos.xml');
  writeFileSync(file, synth(own, 25));
  const sluse = join(import.meta.dirname, '../../bin/sluse');
  execFileSync(sluse, ['send', '-url', url(), '-token', await code(own), '-contact', 'iplos@kommune.invalid', file], { stdio: 'ignore' });
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await expect(page.getByTestId('replacing')).toContainText('Denne innsendingen erstatter den forrige helt.');
  await sound(page, 'a sending that would replace a newer');
  await page.getByRole('button', { name: /^Erstatt og send/ }).click();
  await page.getByTestId('received').waitFor();
  expect((await deliveries(own)).filter((d) => d.supersededBy === '')).toHaveLength(1);
  await line.stop();
});

async function deliveries(municipality: string): Promise<{ id: string; supersededBy: string }[]> {
  const r = await fetch(`${url()}v1/deliveries`, { headers: { Authorization: `Bearer ${await code(municipality)}` } });
  return ((await r.json()) as { deliveries: { id: string; supersededBy: string }[] }).deliveries;
}

test('the key to what one window has sealed and handed out stays when another deletes all', async ({ page, own, context }) => {
  await toLastStep(page, url(), own, 10);
  await page.getByText('Lagre den krypterte filen').click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Krypter og lagre filen' }).click();
  await saved;
  expect(await replies(page)).toBe(1);
  const second = await another(context, url());
  await deleteAll(second);
  await expect.poll(() => second.getByRole('button', { name: 'Ja, slett alt' }).isVisible()).toBe(false);
  expect(await replies(page)).toBe(1);
  await page.close();
  await deleteAll(await another(context, url()));
  await expect.poll(() => replies(second)).toBe(0);
});
