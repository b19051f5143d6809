// What the specs share: the host's material, synthetic files, and the way
// through the page as a user walks it. Each test takes a municipality of its
// own where it delivers, so that none replaces another's delivery.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect, test as base, type Page } from '@playwright/test';
import { start, type HostName } from './host.ts';

const repo = join(import.meta.dirname, '../..');

export interface Dev {
  tokens: Record<string, string>;
  identities: Record<string, string>;
}

export function dev(): Dev {
  return JSON.parse(readFileSync(process.env.SLUSE_DEV!, 'utf8')) as Dev;
}

export function url(): string {
  return new URL('/', process.env.SLUSE_URL).href; // with its slash, however it was given
}

// synth makes a delivery for 2026; more are flags of `sluse synth`.
export function synth(municipality: string, persons: number, ...more: string[]): Buffer {
  const args = ['synth', '-year', '2026', '-municipality', municipality, '-persons', String(persons), '-seed', '1', ...more];
  return execFileSync(join(repo, 'bin/sluse'), args, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });
}

export function file(buffer: Buffer, name = 'iplos.xml'): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/xml', buffer };
}

// test runs against the host that its project names, one for each process of
// the run and for each spec that wants one alone, and fails on any exception in
// the page.
export const test = base.extend<object, { host: void; alone: string }>({
  alone: ['', { scope: 'worker', option: true }],
  host: [
    async ({}, use, worker) => {
      if (process.env.SLUSE_URL) return use();
      const host = await start(worker.project.name as HostName);
      process.env.SLUSE_URL = host.url;
      process.env.SLUSE_DEV = host.dev;
      await use();
      await host.stop();
    },
    { scope: 'worker', auto: true, timeout: 120_000 },
  ],
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (e) => faults.push(e.message));
    page.on('console', (m) => {
      if (/Content Security Policy|TrustedScript|Trusted Type/.test(m.text())) faults.push(m.text());
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

export async function choose(page: Page, buffer: Buffer, name?: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file(buffer, name));
  await page.getByTestId('outcome').waitFor();
}

// toSend walks from the findings to the sending step.
export async function toSend(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: /^Gå videre til/ });
  while (await next.isVisible()) {
    for (const box of await page.locator('[id^=seen-], #known').all()) await box.check();
    await next.click();
  }
}

export async function fill(page: Page, municipality: string): Promise<void> {
  await page.getByLabel('E-postadresse for kvittering').fill('iplos@kommune.invalid');
  await page.getByLabel('Innsendingskode').fill(dev().tokens[municipality] ?? (await grant(municipality)).token);
}

// grant makes a code, for a municipality that the development material has none for too.
export async function grant(municipality: string): Promise<{ id: string; token: string }> {
  const r = await fetch(`${url()}v1/admin/tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${dev().tokens['admin']}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ role: 'municipality', municipality }),
  });
  return (await r.json()) as { id: string; token: string };
}

export function sendButton(page: Page) {
  return page.getByRole('button', { name: /^Send (inn|prøve) for .* kommune$/ });
}

// unpacked passes over the frames before a delivery that carry the letter.
export function unpacked(b: Buffer): Buffer {
  while ((b.readUInt32LE(0) & 0xfffffff0) === 0x184d2a50) b = b.subarray(8 + b.readUInt32LE(4));
  return zstdDecompressSync(b);
}
