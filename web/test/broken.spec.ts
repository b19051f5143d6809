// A program that the browser breaks off, as when there is no memory left, inside a
// promise of its own: there nobody would see it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choose, dev, expect, file, fill, ready, sendButton, synth, test, toSend, url } from './page.ts';
import { sound } from './sound.ts';

const assets = join(import.meta.dirname, '../dist/assets');

const TRAP = "throw new WebAssembly.RuntimeError('unreachable')";
const STALL = 'return';

// breaking makes the programs do that soon after a method was called with a file
// named trap.xml.
async function breaking(page: Page, method: string, how: string): Promise<void> {
  const name = readdirSync(assets).find((f) => f.endsWith('.js') && readFileSync(join(assets, f), 'utf8').includes('runtime.wasmExit'))!;
  const trap = `{
    let go, left = Infinity;
    addEventListener('message', ({ data }) => data.method === '${method}' && data.params.file.name === 'trap.xml' && (left = 2));
    Object.defineProperty(globalThis, 'Go', {
      get: () => go,
      set: (real) => {
        const run = real.prototype.run;
        real.prototype.run = function (program) {
          const resume = () => {
            if (left-- <= 0) ${how};
            program.exports.resume();
          };
          const exports = { ...program.exports, resume };
          return run.call(this, new Proxy(program, { get: (of, key) => (key === 'exports' ? exports : Reflect.get(of, key)) }));
        };
        go = real;
      },
    });
  }`;
  await page.route(`**/${name}`, async (route) => {
    const response = await route.fetch();
    const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
    await route.fulfill({ status: 200, headers, body: `${trap}\n${await response.text()}` });
  });
  await page.goto(url());
  await ready(page);
}

test('a check that is broken off is told, and the next file is checked', async ({ page, own }) => {
  await breaking(page, 'check', TRAP);
  await page.locator('input[type=file]').setInputFiles(file(synth(own, 20), 'trap.xml'));
  await expect(page.getByRole('alert')).toContainText('Kontrollprogrammet stanset før det var ferdig.');
  await sound(page, 'a check that was broken off');
  await choose(page, synth(own, 20));
});

test('sealing that is broken off is told, and the next try seals', async ({ page, own }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 })); // nothing is sealed ahead
  await breaking(page, 'seal', TRAP);
  await choose(page, synth(own, 20), 'trap.xml');
  await toSend(page);
  await fill(page, own);
  await sendButton(page).click();
  await expect(page.getByTestId('failure')).toContainText('Programmet stanset før det var ferdig.');
  await expect(page.getByTestId('failure')).toContainText('Ingenting er levert.');
  await page.getByRole('button', { name: 'Velg en annen fil' }).click();
  await choose(page, synth(own, 20));
  await toSend(page);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
});

test('sealing that is stopped leaves nothing', async ({ page, own }) => {
  const sealed = (): Promise<number> =>
    page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sealed', { create: true });
      let n = 0;
      for await (const _ of folder.keys()) n++;
      return n;
    });
  await breaking(page, 'seal', STALL);
  await choose(page, synth(own, 20), 'trap.xml');
  await toSend(page);
  await fill(page, own);
  await page.getByText('Flere som skal kunne lese tilbakemeldingen').click();
  await page.getByLabel('Mottaker', { exact: true }).fill(dev().recipients.ssb!); // what was sealed ahead is of no use then
  await expect(page.getByText('Mottakeren kan brukes.')).toBeVisible();
  await sendButton(page).click();
  await expect.poll(sealed).toBe(1);
  await page.getByRole('button', { name: 'Stopp sendingen' }).click();
  await expect(page.getByRole('alert')).toContainText('Sendingen er stoppet. Ingenting er levert.');
  await expect.poll(sealed).toBe(0);
});
