// A delivery in two parts: identities to the pseudonym manager, the rest to
// SSB, and the answer back.
import { readFileSync } from 'node:fs';
import { Decrypter } from 'age-encryption';
import type { Locator, Page } from '@playwright/test';
import { choose, dev, expect, fill, sendButton, synth, test, toSend, unpacked } from './page.ts';
import { tap, type Tap } from './tap.ts';

// trial walks to the sending step with a trial that is to go in two parts.
async function trial(page: Page, line: { url: string }, municipality: string, delivery: Buffer): Promise<void> {
  await page.goto(line.url);
  await choose(page, delivery);
  await toSend(page);
  await page.getByLabel('Send prøven i to deler').check();
  await fill(page, municipality);
}

// send confirms that what another test delivered is replaced.
async function send(page: Page, until: Locator): Promise<void> {
  await sendButton(page).click();
  const replace = page.getByRole('button', { name: /^Erstatt og send/ });
  await replace.or(until).waitFor();
  if (await replace.isVisible()) await replace.click();
  await until.waitFor();
}

async function opened(sealed: Buffer, role: string): Promise<Buffer> {
  const d = new Decrypter();
  d.addIdentity(readFileSync(dev().identities[role]!, 'utf8').match(/AGE-SECRET-KEY-\S+/)![0]);
  return Buffer.from(await d.decrypt(sealed));
}

// identities are the numbers of a delivery, and what SSB may not see of it.
function identities(delivery: Buffer): string[] {
  return [...delivery.toString().matchAll(/ fid="([^"]+)"/g)].map((m) => m[1]!);
}

const posts = (line: Tap) => line.heard.filter((h) => h.body.length > 0);

test('each part goes to its own receiver, and nobody gets both @both', async ({ page }) => {
  const delivery = synth('0301', 60);
  const line = await tap();
  await trial(page, line, '0301', delivery);
  const who = page.getByTestId('parts');
  await expect(who).toContainText('Skattedirektoratet, pseudonymforvalter');
  await expect(who.getByTestId('fingerprint')).toHaveCount(2);
  await send(page, page.getByTestId('received'));
  await expect(page.getByText('SHA-256 av delen til pseudonymforvalteren')).toBeVisible();

  const [ide, ipl, ...more] = posts(line);
  expect(more).toEqual([]);
  expect(ide!.path).toContain('part=ide');
  expect(ipl!.path).toContain('part=ipl');
  expect(ide!.path.match(/bundle=([0-9a-f]{32})/)![1]).toBe(ipl!.path.match(/bundle=([0-9a-f]{32})/)![1]);
  await expect(opened(ide!.body, 'ssb')).rejects.toThrow();
  await expect(opened(ipl!.body, 'tpf')).rejects.toThrow();

  const fids = identities(delivery);
  expect(fids.length).toBeGreaterThan(50);
  const forTPF = unpacked(await opened(ide!.body, 'tpf'));
  const forSSB = unpacked(await opened(ipl!.body, 'ssb'));
  expect(fids.filter((f) => !forTPF.includes(f))).toEqual([]);
  expect(fids.filter((f) => forSSB.includes(f))).toEqual([]);
  expect(forTPF.includes('tjenesteType')).toBe(false);
  const wire = Buffer.concat(line.heard.map((h) => Buffer.concat([Buffer.from(h.path), h.body])));
  expect(fids.filter((f) => wire.includes(f))).toEqual([]);
  await line.stop();
});

test('a reload between the parts loses neither @both', async ({ page }) => {
  const line = await tap();
  await trial(page, line, '1103', synth('1103', 30));
  line.cut = (h) => h.path.includes('part=ipl');
  await send(page, page.locator('[data-testid=progress][data-at=waiting]'));
  expect(posts(line).map((h) => h.path.match(/part=(\w+)/)![1])).toEqual(['ide']);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  line.cut = () => false;
  await page.getByLabel('Innsendingskode').fill(dev().tokens['1103']!);
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await page.getByTestId('received').waitFor();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await line.stop();
});
