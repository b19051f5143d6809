// What the device keeps of a delivery: only what was asked for, of the delivery
// that arrived and no other, and no longer than it is of use.
import type { Page } from '@playwright/test';
import { choose, code, expect, fill, sendButton, synth, test, url, waits } from './page.ts';
import { tap } from './tap.ts';

const TRACE = 'Husk hva som ble sendt';
const FIGURES = 'Husk tallene på denne maskinen';

// walk goes to the sending step, with what is to be kept ticked.
async function walk(page: Page, municipality: string, ...keep: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
  for (const label of [TRACE, FIGURES]) await expect(page.getByLabel(label)).not.toBeChecked();
  for (const label of keep) await page.getByLabel(label).check();
  for (const box of await page.locator('[id^=seen-]').all()) await box.check();
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await fill(page, municipality);
  await sendButton(page).click();
}

async function received(page: Page): Promise<void> {
  const replace = page.getByRole('button', { name: /^Erstatt og send/ });
  await replace.or(page.getByTestId('received')).waitFor();
  if (await replace.isVisible()) await replace.click();
  await page.getByTestId('received').waitFor();
}

const another = (page: Page) => page.getByRole('button', { name: 'Send inn en ny fil' }).click();

// kept is what lies on the device, by kind, and how many private files.
function kept(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const out: Record<string, number> = {};
    const add = (kind: string): void => void (out[kind] = (out[kind] ?? 0) + 1);
    for (const k of Object.keys(localStorage)) {
      const [, kind] = /^sluse\.(figures|trace|reply|pending)\./.exec(k) ?? [];
      if (kind) add(kind);
    }
    for await (const [name, folder] of (await navigator.storage.getDirectory()).entries())
      for await (const _ of (folder as FileSystemDirectoryHandle).keys()) add(`${name}/`);
    return out;
  });
}

test('nothing is kept unasked, and what is kept has an end', async ({ page, own }) => {
  await page.goto(url());
  await choose(page, synth(own, 20));
  await walk(page, own, TRACE, FIGURES);
  await received(page);
  expect(await kept(page)).toEqual({ figures: 1, trace: 1, reply: 1, 'traces/': 1 });
  await page.getByRole('button', { name: 'Send inn en ny fil' }).click();

  const close = await page.evaluate(async () => {
    const { years } = (await (await fetch('/v1/status')).json()) as { years: { year: number; correctionsClose: string }[] };
    return years.find((y) => y.year === 2026)!.correctionsClose;
  });
  const after = async (days: number): Promise<void> => {
    await page.clock.setSystemTime(Date.parse(close) + days * 24 * 3600 * 1000);
    await page.reload();
    await expect(page.getByText(/^(Fristen|Innsendingen ble|Slusene)/).first()).toBeVisible();
  };
  await after(30);
  expect(await kept(page)).toEqual({ figures: 1, trace: 1, reply: 1, 'traces/': 1 });
  await after(32);
  await expect.poll(() => kept(page)).toEqual({ figures: 1, reply: 1 });
  await after(93);
  await expect.poll(() => kept(page)).toEqual({ figures: 1 });
  await after(800);
  await expect.poll(() => kept(page)).toEqual({});
});

test('a delivery that is resumed leaves what was asked for of it, in place of the one before', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 40));
  await walk(page, own, TRACE, FIGURES);
  await received(page);
  await another(page);

  const cutOff = async (persons: number, ...keep: string[]): Promise<void> => {
    await choose(page, synth(own, persons));
    await walk(page, own, ...keep);
    line.cut = (h) => h.method === 'POST';
    await page.getByRole('button', { name: /^Erstatt og send/ }).click();
    await waits(page);
    line.cut = () => false;
    await page.reload();
    await page.getByLabel('Innsendingskode').fill(await code(own));
    await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
    await page.getByTestId('received').waitFor();
    await another(page);
  };
  await cutOff(30, TRACE, FIGURES);
  for (const [persons, told] of [[30, 'Ingenting er endret siden sist.'], [15, 'færre brukere']] as const) {
    await choose(page, synth(own, persons));
    await page.getByRole('button', { name: 'Gå videre til «Se over tallene»' }).click();
    await expect(page.locator('main')).toContainText(told);
    await page.getByRole('button', { name: 'Velg en annen fil' }).click();
  }

  await cutOff(25);
  expect(await kept(page)).toEqual({ reply: 3 });
  await line.stop();
});

test('a sending that is given up leaves nothing, or only for days', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  const walked = async (): Promise<void> => {
    await choose(page, synth(own, 20));
    await walk(page, own, TRACE);
    await waits(page);
  };
  line.cut = (h) => h.method === 'POST';
  await walked();
  await page.getByRole('button', { name: 'Stopp sendingen' }).click();
  expect(await kept(page)).toMatchObject({ pending: 1, reply: 1, 'traces/': 1, 'sealed/': 1 });
  await page.getByRole('button', { name: 'Velg en annen fil' }).click();
  await expect.poll(async () => Object.keys(await kept(page)).filter((k) => k !== 'reply')).toEqual([]); // some may have arrived

  await walked();
  await page.clock.setSystemTime(Date.now() + 13 * 24 * 3600 * 1000);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  await expect(page.getByText('etter 14 dager')).toBeVisible();
  await page.clock.setSystemTime(Date.now() + 15 * 24 * 3600 * 1000);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await expect.poll(() => kept(page)).toEqual({});
  await line.stop();
});

test('what is asked for after a sending was stopped is kept', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 20));
  line.cut = (h) => h.method === 'POST';
  await walk(page, own);
  await waits(page);
  await page.getByRole('button', { name: 'Stopp sendingen' }).click();
  line.cut = () => false;
  await page.getByRole('button', { name: 'Tilbake' }).click();
  await page.getByLabel(TRACE).check();
  await page.getByLabel(FIGURES).check();
  await page.getByRole('button', { name: 'Gå videre til «Send inn»' }).click();
  await sendButton(page).click();
  await received(page);
  expect(await kept(page)).toEqual({ figures: 1, trace: 1, reply: 1, 'traces/': 1 });
  const posts = line.heard.filter((h) => h.body.length > 0);
  expect(new Set(posts.map((h) => h.body.toString('latin1'))).size).toBe(1); // the same bytes
  await line.stop();
});

test('all of it can be deleted at once, what is cut off too', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 20));
  line.cut = (h) => h.method === 'POST';
  await walk(page, own, TRACE, FIGURES);
  const replace = page.getByRole('button', { name: /^Erstatt og send/ });
  await replace.or(page.getByTestId('progress')).first().waitFor();
  if (await replace.isVisible()) await replace.click();
  await waits(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  await page.getByRole('link', { name: 'Personvern' }).click();
  await page.getByRole('button', { name: 'Slett alt på denne maskinen' }).click();
  await page.getByRole('button', { name: 'Ja, slett alt' }).click();
  await expect(page.getByText('Alt er slettet fra denne maskinen.')).toBeVisible();
  expect(await kept(page)).toEqual({});
  await page.getByRole('link', { name: 'Send inn', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await line.stop();
});

test('what arrived though its answer was lost, and the sending was stopped, is sent again as it was', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 20));
  line.lose = (h) => h.method === 'POST';
  await walk(page, own);
  await waits(page);
  await page.getByRole('button', { name: 'Stopp sendingen' }).click();
  await expect(page.getByRole('alert')).toHaveText('Sendingen er stoppet, men filen kan være kommet fram. Se «Mine innsendinger».');
  line.lose = () => false;
  await page.getByLabel('E-postadresse for kvittering').fill('arkiv@kommune.invalid'); // too late: the service has the first
  await sendButton(page).click();
  await expect(page.getByTestId('received')).toContainText('iplos@kommune.invalid');
  await expect(page.getByTestId('replacing')).toHaveCount(0);
  const posts = line.heard.filter((h) => h.method === 'POST');
  expect(new Set(posts.map((h) => h.path + h.body.toString('latin1'))).size).toBe(1);
  await line.stop();
});

test('what the list tells to have arrived is sealed anew when it is sent once more', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 20));
  line.lose = (h) => h.method === 'POST';
  await walk(page, own);
  await waits(page);
  await page.getByRole('button', { name: 'Stopp sendingen' }).click();
  line.lose = () => false;
  await page.getByRole('link', { name: 'Mine innsendinger' }).click();
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await expect(page.getByTestId('own').getByRole('button', { name: /^Lagre svarnøkkel/ })).toBeVisible();
  await page.getByRole('link', { name: 'Send inn', exact: true }).click();
  await sendButton(page).click();
  await page.getByRole('button', { name: /^Erstatt og send/ }).click();
  await page.getByTestId('received').waitFor();
  await line.stop();
});

test('ciphertext that was lost is told, and the next try seals anew', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 20));
  line.cut = (h) => h.method === 'POST';
  await walk(page, own);
  await waits(page);
  await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry('sealed', { recursive: true }));
  await expect(page.getByTestId('failure')).toContainText('fikk ikke lagret den krypterte filen');
  line.cut = () => false;
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  await line.stop();
});

test('what the service has is not unfinished, though its answer was lost', async ({ page, own }) => {
  const line = await tap();
  await page.goto(line.url);
  await choose(page, synth(own, 20));
  line.lose = (h) => h.method === 'POST';
  await walk(page, own, FIGURES);
  await waits(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  await page.getByRole('link', { name: 'Mine innsendinger' }).click();
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await expect(page.getByTestId('own').getByRole('button', { name: /^Lagre svarnøkkel/ })).toBeVisible();
  expect(await kept(page)).toEqual({ figures: 1, reply: 1 });
  await page.getByRole('link', { name: 'Send inn', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await line.stop();
});
