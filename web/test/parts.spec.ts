// A delivery in two parts: identities to the pseudonym manager, the rest to
// SSB, and the answer back.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import type { Locator, Page } from '@playwright/test';
import { choose, code, dev, expect, fill, ready, sendButton, synth, test, toSend, undecided, unpacked, url } from './page.ts';
import { start } from './host.ts';
import { material, publish } from './keys.ts';
import { sound } from './sound.ts';
import { readIn } from './ssb.ts';
import { tap, type Tap } from './tap.ts';

const sluse = join(import.meta.dirname, '../../bin/sluse');

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

test('each part goes to its own receiver, and nobody gets both', { tag: '@both' }, async ({ page, own }) => {
  const delivery = synth(own, 60);
  const line = await tap();
  await trial(page, line, own, delivery);
  const who = page.getByTestId('parts');
  await expect(who).toContainText('Skattedirektoratet, pseudonymforvalter');
  await expect(who.getByTestId('fingerprint')).toHaveCount(2);
  await sound(page, 'two parts');
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

test('a reload between the parts loses neither', { tag: '@both' }, async ({ page, own }) => {
  const line = await tap();
  await trial(page, line, own, synth(own, 30));
  line.cut = (h) => h.path.includes('part=ipl');
  await send(page, page.locator('[data-testid=progress][data-at=waiting]'));
  expect(posts(line).map((h) => h.path.match(/part=(\w+)/)![1])).toEqual(['ide']);
  const half = await fetch(`${url()}v1/deliveries`, { headers: { Authorization: `Bearer ${await code(own)}` } });
  expect(((await half.json()) as { deliveries: { state: string }[] }).deliveries[0]!.state).toBe('uploading');
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'En innsending er ikke ferdig' })).toBeVisible();
  line.cut = () => false;
  await page.getByLabel('Innsendingskode').fill(await code(own));
  await page.getByRole('button', { name: 'Fortsett innsendingen' }).click();
  await page.getByTestId('received').waitFor();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible();
  await line.stop();
});

test('the answer comes back sealed and is opened by the reply key', { tag: '@both' }, async ({ page, own, browser }) => {
  await page.clock.install();
  const delivery = synth(own, 12, '-errors', '0.2');
  await trial(page, { url: url() }, own, delivery);
  await send(page, page.getByTestId('received'));
  const id = await page.getByTestId('id').innerText();
  const reply = await saved(page, () => page.getByTestId('reply').getByRole('button', { name: 'Lagre svarnøkkel' }).click());
  expect(readFileSync(reply, 'utf8')).toMatch(/^sluse\.reply\/v1\n/);
  readIn();

  const brukerNr = new Set([...delivery.toString().matchAll(/ brukerNr="([^"]+)"/g)].map((m) => m[1]!));
  const opens = async (p: Page): Promise<void> => {
    await expect(p.getByTestId('answer')).toContainText('Innsendingen er lest inn med', { timeout: 20_000 }); // the program that opens it is fetched first
    await expect(p.locator('.facts')).toContainText(new RegExp(`${own} [A-ZÆØÅ]`));
    await expect(p.getByRole('columnheader', { name: 'Hva skjedde' })).toBeVisible(); // it is not to be sent any more
    await p.getByText('utelatt ved innlesing').click();
    await expect(p.getByTestId('left-out')).toBeVisible();
    const cells = await p.getByTestId('findings').locator('tbody td:nth-child(5)').allInnerTexts();
    const named = cells.map((c) => c.trim()).filter((c) => c !== '' && c !== '***');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((n) => !brukerNr.has(n))).toEqual([]);
    const text = await p.locator('main').innerText();
    expect(identities(delivery).filter((f) => text.includes(f))).toEqual([]);
  };

  await page.clock.fastForward(11_000); // the page asks now and then
  await expect(page.getByTestId('received')).toContainText('SSB har lest inn innsendingen.');
  await expect(page.getByTestId('reply').getByRole('heading')).toHaveText('SSB har gitt tilbakemelding');
  await expect(page.getByTestId('reply').getByRole('link', { name: 'Les tilbakemeldingen' })).toHaveAttribute('href', `#/innsendinger/${id}`);
  await sound(page, 'a receipt with feedback');
  await page.getByRole('link', { name: 'Mine innsendinger' }).click();
  await page.getByRole('button', { name: 'Vis innsendingene' }).click();
  await page.getByRole('link', { name: `Les tilbakemeldingen på ${id.slice(0, 8)}` }).click();
  await page.getByRole('button', { name: 'Hent tilbakemeldingen' }).click();
  await opens(page);
  await sound(page, 'feedback');

  const elsewhere = await (await browser.newContext({ locale: 'nb-NO', serviceWorkers: 'block' })).newPage();
  await elsewhere.goto(`${url()}#/innsendinger/${id}`);
  await elsewhere.getByLabel('Innsendingskode').fill(await code(own));
  await elsewhere.getByRole('button', { name: 'Hent tilbakemeldingen' }).click();
  await elsewhere.getByTestId('locked').waitFor();
  await sound(elsewhere, 'no reply key');
  const other = (name: string, buffer: Buffer) => elsewhere.locator('#reply-key').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await other('feil.reply', Buffer.from('ikke en nøkkel'));
  await expect(elsewhere.getByRole('alert')).toContainText('ikke svarnøkkelen til denne innsendingen');
  await other('rett.reply', readFileSync(reply));
  await opens(elsewhere);
  await elsewhere.context().close();
});

test('an answer to another delivery is not shown, be the key to it at hand', async ({ page, own }) => {
  await page.goto(url());
  await choose(page, synth(own, 8, '-errors', '0.2', '-seed', '4'));
  await toSend(page);
  await fill(page, own);
  await send(page, page.getByTestId('received'));
  const id = await page.getByTestId('id').innerText();
  readIn();
  const answer = `${url()}v1/deliveries/${id}/feedback`;
  await page.route('**/v1/deliveries/*/feedback', async (r) => r.fulfill({ response: await r.fetch({ url: answer }) }));
  await page.goto(`${url()}#/innsendinger/0123456789abcdef0123456789abcdef`);
  await page.getByRole('button', { name: 'Hent tilbakemeldingen' }).click();
  await expect(page.getByTestId('other-answer')).toContainText('en tilbakemelding på en annen innsending enn denne');
  await expect(page.getByTestId('answer')).toHaveCount(0);
  await sound(page, 'feedback on another delivery');
  await page.goto(`${url()}#/innsendinger/${id}`);
  await page.getByRole('button', { name: 'Hent tilbakemeldingen' }).click();
  await expect(page.getByTestId('answer')).toContainText('Innsendingen er lest inn med');
});

test('one more may read the answer', async ({ page, own }) => {
  const at = (name: string): string => test.info().outputPath(name);
  const made = execFileSync(sluse, ['keygen', '-role', 'ssb', '-year', '2026', '-o', at('second.key')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const recipient = made.match(/age1pq1\S+/)![0];
  const line = await tap();
  await trial(page, line, own, synth(own, 8, '-errors', '0.2', '-seed', '6'));
  await page.getByText('Flere som skal kunne lese tilbakemeldingen').click();
  const field = page.getByLabel('Mottaker', { exact: true });
  await field.fill(recipient.slice(0, -9));
  await expect(field).toHaveAttribute('aria-invalid', 'false'); // nobody has said that it is whole
  await sendButton(page).click();
  await expect(page.locator('#missing')).toBeFocused();
  await expect(page.locator('#second-fault')).toContainText('Dette er ikke en hel mottaker');
  await sound(page, 'a recipient that is none');
  await field.fill(`  ${recipient.slice(0, 900)}\n${recipient.slice(900)}\n`);
  await expect(page.getByText('Mottakeren kan brukes.')).toBeVisible();
  await send(page, page.getByTestId('received'));
  const id = await page.getByTestId('id').innerText();
  readIn();
  const feedback = await fetch(`${url()}v1/deliveries/${id}/feedback`, { headers: { Authorization: `Bearer ${await code(own)}` } });
  writeFileSync(at('sealed.age'), Buffer.from(await feedback.arrayBuffer()));
  const findings = execFileSync(sluse, ['open', '-identity', at('second.key'), '-o', '-', at('sealed.age')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  expect(JSON.parse(findings)).toMatchObject({ format: 'sluse.feedback/v1', delivery: id });

  await page.getByRole('button', { name: 'Send inn en ny fil' }).click();
  await choose(page, synth(own, 6)); // in one part
  await toSend(page);
  await page.getByLabel('Send prøven i to deler').uncheck();
  await send(page, page.getByTestId('received'));
  const last = posts(line).at(-1)!;
  expect(last.path).not.toContain('part=');
  expect((await opened(last.body, 'ssb')).includes(recipient)).toBe(true); // in the letter before the delivery
  await line.stop();
});

async function saved(page: Page, act: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await act();
  return (await download).path();
}

test('an ordinary delivery is parted without being asked for', async ({ page, own }) => {
  await page.goto(url());
  await choose(page, undecided(own));
  await toSend(page);
  await expect(page.getByTestId('parts')).toHaveCount(0);
  await page.getByText('Lagre den krypterte filen').click();
  const save = page.getByRole('button', { name: 'Krypter og lagre filen' });
  await save.click(); // what is saved is sealed as what it is, too
  await expect(page.locator('#missing')).toBeFocused();
  await expect(page.locator('#missing').getByRole('listitem')).toHaveText(['Velg om dette er en ordinær innsending eller en prøve.']);
  await page.getByLabel('Ordinær innsending').check();
  await expect(page.getByTestId('parts')).toContainText('SSB ser ingen fødselsnumre');
  await expect(page.getByLabel('Send prøven i to deler')).toHaveCount(0);

  await save.click();
  const files = page.getByTestId('saved').getByRole('button');
  await expect(files).toHaveCount(2);
  const names: string[] = [];
  for (const button of await files.all()) {
    const download = page.waitForEvent('download');
    await button.click();
    names.push((await download).suggestedFilename());
  }
  expect(names[0]).toMatch(new RegExp(`^iplos-${own}-2026-[0-9a-f]{32}\\.ide\\.age$`));
  expect(names[1]).toBe(names[0]!.replace('.ide.', '.ipl.'));

  await fill(page, own);
  await send(page, page.getByTestId('received'));
  await expect(page.getByText('SHA-256 av delen til SSB')).toBeVisible();
});

test('without a pseudonym manager a delivery goes in one part, and the page says so; without his key it does not go', async ({ page }) => {
  const host = await start('native');
  const m = material(host.dev);
  const id = /^key: tpf 2026 active (\S+)/m.exec(readFileSync(m.keyring, 'utf8'))![1]!; // for other years too
  const walk = async (): Promise<void> => {
    await page.goto(host.url);
    await ready(page); // the key list is in
    await choose(page, undecided('5501'));
    await toSend(page);
    await page.getByLabel('Ordinær innsending').check();
  };
  await publish(host.url, host.dev, '-state', `${id}=retired`);
  await walk();
  await expect(page.locator('#no-key')).toContainText('nevner en pseudonymforvalter, men har ingen aktiv nøkkel for 2026-data');

  page.on('dialog', (d) => void d.accept()); // the file at hand is left
  await publish(host.url, host.dev, '-drop', id);
  await page.reload();
  await walk();
  await expect(page.getByText('Nøkkellisten har ingen nøkkel til pseudonymforvalteren for dette året.')).toBeVisible();
  await page.getByLabel('E-postadresse for kvittering').fill('iplos@kommune.invalid');
  await page.getByLabel('Innsendingskode').fill(m.tokens['5501']!);
  await send(page, page.getByTestId('received'));
  await expect(page.getByText('SHA-256 av den krypterte filen')).toBeVisible();
  await host.stop();
});

test('before the gates open an ordinary delivery is told so, and a trial is not', async ({ page }) => {
  const host = await start('native', '2026-11-22T10:00:00+01:00');
  await page.goto(host.url);
  await expect(page.getByText('Slusene åpner 2. januar 2027.')).toBeVisible();
  await choose(page, undecided('5501'));
  await toSend(page);
  await expect(page.getByTestId('gates')).toHaveCount(0);
  await page.getByLabel('Prøveinnsending').check();
  await expect(page.getByTestId('gates')).toHaveCount(0);
  await page.getByLabel('Ordinær innsending', { exact: true }).check();
  await expect(page.getByTestId('gates')).toContainText('Slusene for 2026-data åpner 2. januar 2027.');
  await sound(page, 'before the gates open');
  await host.stop();
});
