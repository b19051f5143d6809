// What the engine does to bytes, seen from outside.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choose, dev, expect, file, hold, ready, synth, test, toSend, url } from './page.ts';
import { tap } from './tap.ts';

test.use({ practice: true });

const sluse = join(import.meta.dirname, '../../bin/sluse');

// sealedFiles are the sizes of what lies in the private file system.
function sealedFiles(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sealed', { create: true });
    const sizes: number[] = [];
    for await (const [, handle] of folder.entries()) sizes.push((await (handle as FileSystemFileHandle).getFile()).size);
    return sizes;
  });
}

// engines counts them: one of a delivery remains until it is sealed.
const engines = (page: Page): number => page.workers().filter((w) => w.url().includes('engine')).length;

test('a large delivery is sealed while it is checked, and what was made is what is handed over', async ({ page }) => {
  const delivery = synth('3401', 12_000);
  expect(delivery.length).toBeGreaterThan(10 << 20);
  const path = test.info().outputPath('iplos.xml'); // too large for a buffer
  writeFileSync(path, delivery);
  const line = await tap();
  await page.goto(line.url);
  await ready(page);
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByTestId('outcome').waitFor();
  await expect.poll(() => engines(page)).toBe(1);
  const [made, ...more] = await sealedFiles(page);
  expect(more).toEqual([]);
  await toSend(page);
  await page.getByText('Lagre den krypterte filen og send den på en annen måte').click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Krypter og lagre filen' }).click();
  const sealed = await (await saved).path();
  expect(readFileSync(sealed).length).toBe(made);
  expect(line.heard.filter((h) => h.body.length > 0)).toEqual([]);
  await line.stop();

  const opened = execFileSync(sluse, ['open', '-identity', dev().identities.ssb!, '-o', '-', sealed], { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });
  expect(opened.equals(delivery)).toBe(true);
  expect(made).toBeLessThan(delivery.length / 5);
});

test('what was sealed of a file that cannot be sent is deleted, and so is what another file replaces', async ({ page }) => {
  await page.goto(url());
  await ready(page);
  const whole = synth('3403', 400);
  await choose(page, whole.subarray(0, whole.length * 0.9));
  await expect.poll(() => engines(page)).toBeLessThanOrEqual(2); // the one that checked, and one that was not taken
  await expect.poll(() => sealedFiles(page)).toEqual([]);
  await page.getByRole('button', { name: 'Velg en annen fil' }).click();
  await page.locator('input[type=file]').setInputFiles(file(synth('3403', 300)));
  await expect.poll(async () => (await sealedFiles(page)).length).toBe(1);
});

test('who is quicker than the program that seals is told that it is being fetched', async ({ page }) => {
  const arrive = await hold(page, /\/seal-[^/]+\.wasm$/);
  await page.goto(url());
  await ready(page);
  await choose(page, synth('3405', 50));
  await toSend(page);
  await page.getByText('Lagre den krypterte filen og send den på en annen måte').click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Krypter og lagre filen' }).click();
  await expect(page.getByTestId('progress')).toContainText('Henter krypteringsprogrammet');
  await page.getByRole('button', { name: 'Stopp sendingen' }).click();
  await expect(page.getByRole('alert')).toContainText('Sendingen er stoppet.');
  await page.getByText('Lagre den krypterte filen og send den på en annen måte').click();
  await page.getByRole('button', { name: 'Krypter og lagre filen' }).click();
  await expect(page.getByTestId('progress')).toContainText('Henter krypteringsprogrammet');
  await expect(page.getByRole('alert')).toHaveText('');
  arrive();
  await saved;
});

test('a program that ends by itself is told, and the next file is checked by another', async ({ page }) => {
  const assets = join(import.meta.dirname, '../dist/assets');
  const name = readdirSync(assets).find((f) => f.endsWith('.js') && readFileSync(join(assets, f), 'utf8').includes('runtime.wasmExit'))!;
  // The program ends, as by a panic, when it is asked to check what is no practice.
  const ending = `{
    let go;
    const asked = new Promise((resolve) => addEventListener('message', ({ data }) => data.method === 'check' && data.params.file.name === 'panic.xml' && resolve()));
    Object.defineProperty(globalThis, 'Go', {
      get: () => go,
      set: (real) => {
        const run = real.prototype.run;
        real.prototype.run = function (program) { return Promise.race([run.call(this, program), asked]); };
        go = real;
      },
    });
  }`;
  await page.route(`**/${name}`, async (route) => {
    const response = await route.fetch();
    const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
    await route.fulfill({ status: 200, headers, body: `${ending}\n${await response.text()}` });
  });
  await page.goto(url());
  await ready(page);
  await page.locator('input[type=file]').setInputFiles(file(synth('3405', 20), 'panic.xml'));
  await expect(page.getByRole('alert')).toContainText('Kontrollprogrammet stanset før det var ferdig.');
  await choose(page, synth('3405', 20));
});
