// Files that cannot be used: a clear sentence each, and nothing is sent.
import type { Page } from '@playwright/test';
import { sound } from './sound.ts';
import { admin, choose, expect, file, fill, hold, ready, sendButton, synth, test, toSend, undecided, url } from './page.ts';

const right = synth('0301', 15);

const files: [name: string, bytes: Buffer, words: RegExp][] = [
  ['an empty file', Buffer.alloc(0), /tom/],
  ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), /ikke XML/],
  ['a truncated file', right.subarray(0, right.length / 2), /avbrutt/],
  ['a file of another year', Buffer.from(right.toString().replaceAll('fraDatoPeriode="2026', 'fraDatoPeriode="2025').replaceAll('tilDatoPeriode="2026', 'tilDatoPeriode="2025').replace('versjon="1.1"', 'versjon="1.0"')), /Filen gjelder 2025, men innsendingen nå gjelder 2026\. Ingenting er sendt\./],
];

for (const [name, bytes, words] of files) {
  test(`${name} is refused in plain words`, { tag: name === 'a file of another year' ? '@both' : [] }, async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (r) => r.method() !== 'GET' && sent.push(r.url()));
    await page.goto(url());
    await expect(page.getByText('Fristen er 15. januar 2027')).toBeVisible();
    await choose(page, bytes);
    await expect(page.getByTestId('outcome')).toContainText('Filen kan ikke brukes');
    await expect(page.getByTestId('outcome')).toContainText(words);
    await expect(page.getByRole('button', { name: /^Gå videre/ })).toHaveCount(0);
    expect(sent).toEqual([]);
  });
}

test('a closed window is told with what can be done, and a trial goes through it', { tag: '@both' }, async ({ page, own }) => {
  const gates = { municipality: own, opens: '2027-01-02', deadline: '2027-01-03', correctionsClose: '2027-01-04', reason: 'prøve' };
  const moved = await fetch(`${url()}v1/admin/calendar/2026`, { method: 'PUT', headers: { ...admin(), 'Content-Type': 'application/json' }, body: JSON.stringify(gates) });
  expect(moved.status).toBe(200);
  await page.goto(url());
  await choose(page, undecided(own));
  await toSend(page);
  await fill(page, own);
  await page.getByLabel('Ordinær innsending', { exact: true }).check();
  await sendButton(page).click();
  await expect(page.getByTestId('failure')).toContainText('Slusene er stengt for dette året nå.');
  await page.getByLabel('Prøveinnsending').check();
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
});

test('errors stop the delivery until the user takes the consequence', async ({ page }) => {
  await page.goto(url());
  await choose(page, synth('0301', 40, '-errors', '0.05'));
  await expect(page.getByTestId('outcome')).toContainText('feil må rettes');
  await page.getByRole('button', { name: /^Gå videre/ }).click();
  await expect(page.getByRole('alert')).toContainText('Rett feilene, eller kryss av');
  await expect(page.getByTestId('findings').locator('tbody tr').first()).toContainText(/\d{6}/);
  await toSend(page);
  await expect(page.getByRole('heading', { level: 2, name: 'Send inn' })).toBeVisible();
});

test('a check can be stopped, and the file is forgotten', async ({ page }) => {
  await page.goto(url());
  await ready(page);
  await drop(page, synth('0301', 400), 20_000); // a check of hours, unless it is stopped
  await expect(page.getByText(/ prosent lest, [1-9]/)).toBeVisible();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByRole('alert')).toContainText('Kontrollen er avbrutt');
  await expect.poll(() => page.workers().filter((w) => w.url().includes('engine')).length).toBe(0);
});

// drop drops a file on the page that has the persons of a delivery many times
// over: its bytes are there once.
async function drop(page: Page, delivery: Buffer, times: number): Promise<void> {
  const text = delivery.toString();
  const [from, to] = [text.indexOf('<Bruker '), text.lastIndexOf('</Bruker>') + '</Bruker>'.length];
  const parts = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  await page.evaluate(([parts, times]) => {
    const [head, persons, tail] = parts.map((p) => new Blob([p]));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([head!, ...Array<Blob>(times).fill(persons!), tail!], 'stor.xml'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, [parts, times] as const);
}

test('a check that is stopped before its program is here says nothing against the key list', async ({ page }) => {
  const arrive = await hold(page, /\/check-[^/]+\.wasm$/);
  const listed = page.waitForResponse('**/v1/keys');
  await page.goto(url());
  await (await listed).finished();
  await expect(page.getByText('Fristen er 15. januar 2027')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(file(right));
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByRole('alert')).toContainText('Kontrollen er avbrutt');
  arrive();
  await ready(page); // the list is verified
  await choose(page, right);
  await toSend(page);
  await expect(page.getByTestId('fingerprint')).toBeVisible();
});

test('the year of a refused file can be chosen, and says that its gates are closed', async ({ page }) => {
  const earlier = files.at(-1)![1];
  await page.goto(url());
  await expect(page.getByText('Fristen er 15. januar 2027')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await choose(page, earlier);
  await expect(page.getByTestId('outcome')).toContainText('velg «Korrigering for 2025»');
  await page.getByRole('button', { name: 'Velg en annen fil' }).click();
  await page.getByLabel('Korrigering for 2025. Slusene er stengt').check();
  await sound(page, 'a year to choose');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Send inn IPLOS-data for 2025');
  await choose(page, earlier);
  await expect(page.getByTestId('outcome')).not.toContainText('Filen kan ikke brukes');
});

test('a key list of another hand seals nothing, and the button says why', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (r) => r.method() !== 'GET' && sent.push(r.url()));
  await page.route('**/v1/keys', async (r) => {
    const list = await (await r.fetch()).text();
    await r.fulfill({ body: list.replace(/issued: \d{4}/, 'issued: 1999'), contentType: 'text/plain' });
  });
  await page.goto(url());
  await choose(page, right);
  await toSend(page);
  await fill(page, '0301');
  await sendButton(page).click();
  await expect(page.locator('#no-key')).toBeFocused();
  await expect(page.locator('#no-key')).toContainText('ikke signert av den rette nøkkelen');
  await sound(page, 'no key');
  expect(sent).toEqual([]);
});
