// What the specs share: the host's material, synthetic files, and the way
// through the page as a user walks it. A test that delivers takes a
// municipality of its own (own), so that none replaces another's delivery and
// all may share one host.
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
  recipients: Record<string, string>;
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

// undecided is a delivery that no identity tells to be a trial.
export function undecided(municipality: string): Buffer {
  let n = 0;
  const text = synth(municipality, 5).toString();
  return Buffer.from(text.replace(/ fid="[^"]*"/g, () => ` fid="X${String(++n).padStart(5, '0')}"`).replace(/ typeID="[^"]*"/g, ' typeID="9"'));
}

export function file(buffer: Buffer, name = 'iplos.xml'): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/xml', buffer };
}

// test runs against the host that its project names, one for each process of
// the run, and fails on any exception in the page. own is a municipality that
// has delivered nothing to the host. Engines practise only where a spec says so:
// it takes a processor half a second for each page.
export const test = base.extend<{ own: string; practice: boolean }, { host: void }>({
  practice: [false, { option: true }],
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
  own: async ({}, use) => use(await untouched()),
  page: async ({ page, practice }, use) => {
    if (!practice) await page.route('**/ovelse/riktig.xml', (r) => r.abort());
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

// hold keeps what the page fetches by a path until it is let go.
export async function hold(page: Page, path: RegExp): Promise<() => void> {
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route(path, (route) => held.then(() => route.continue().catch(() => undefined))); // one that was stopped is gone
  return go;
}

// ready waits for the key list: before it nobody knows whom to seal to, and no
// engine has begun to practise.
export async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Utviklingsmiljø' })).toBeVisible();
}

export async function choose(page: Page, buffer: Buffer, name?: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file(buffer, name));
  await page.getByTestId('outcome').waitFor();
}

// toSend walks on to the sending step, and ticks what it is asked to. A step may
// have to be fetched first.
export async function toSend(page: Page): Promise<void> {
  const there = page.getByRole('heading', { level: 2, name: 'Send inn', exact: true });
  const next = page.getByRole('button', { name: /^Gå videre til/ });
  for (;;) {
    await next.or(there).waitFor();
    if (await there.isVisible()) return;
    for (const box of await page.locator('[id^=seen-], #known').all()) await box.check();
    await next.click();
  }
}

// toLastStep walks from the choice of a file to where it can be sent.
export async function toLastStep(page: Page, at: string, municipality: string, persons: number): Promise<void> {
  await page.goto(at);
  await choose(page, synth(municipality, persons));
  await toSend(page);
  await fill(page, municipality);
}

export async function fill(page: Page, municipality: string): Promise<void> {
  await page.getByLabel('E-postadresse for kvittering').fill('iplos@kommune.invalid');
  await page.getByLabel('Innsendingskode').fill(await code(municipality));
}

const codes = new Map<string, string>();

// code is a municipality's, made where the development material has none.
export async function code(municipality: string): Promise<string> {
  const known = dev().tokens[municipality] ?? codes.get(municipality) ?? (await grant(municipality)).token;
  codes.set(municipality, known);
  return known;
}

// grant makes a new code.
export async function grant(municipality: string): Promise<{ id: string; token: string }> {
  const r = await fetch(`${url()}v1/admin/tokens`, {
    method: 'POST',
    headers: { ...admin(), 'Content-Type': 'application/json' },
    body: JSON.stringify({ role: 'municipality', municipality }),
  });
  return (await r.json()) as { id: string; token: string };
}

export function admin(): { Authorization: string } {
  return { Authorization: `Bearer ${dev().tokens['admin']}` };
}

export function sendButton(page: Page) {
  return page.getByRole('button', { name: /^Send (inn|prøve) for .* kommune$/ });
}

// waits: the page waits for the network, and says so.
export const waits = (page: Page): Promise<void> => expect(page.getByTestId('progress')).toHaveAttribute('data-at', 'waiting');

const municipalities = readFileSync(join(repo, 'core/ident/kommuner.tsv'), 'utf8')
  .split('\n')
  .map((row) => row.split('\t'))
  .filter(([nr, , , gone]) => nr && !nr.startsWith('#') && gone === '');

export function nameOf(municipality: string): string {
  return municipalities.find(([nr]) => nr === municipality)![1]!.split(' - ')[0]!;
}

let taken = 0;

// untouched takes the municipalities in turn. A host that others have used, or
// a process before this one, has deliveries of some.
async function untouched(): Promise<string> {
  for (;;) {
    const nr = municipalities[taken++]?.[0];
    if (!nr) throw new Error('every municipality has delivered');
    const r = await fetch(`${url()}v1/deliveries`, { headers: { Authorization: `Bearer ${await code(nr)}` } });
    const { deliveries } = (await r.json()) as { deliveries: unknown[] | null };
    if (!deliveries?.length) return nr;
  }
}

// unpacked passes over the frames before a delivery that carry the letter.
export function unpacked(b: Buffer): Buffer {
  while ((b.readUInt32LE(0) & 0xfffffff0) === 0x184d2a50) b = b.subarray(8 + b.readUInt32LE(4));
  return zstdDecompressSync(b);
}
