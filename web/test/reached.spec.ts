// What is said of a sending that did not go through is what is known of it: it was
// refused, it may have arrived, or it has.
import { admin, choose, expect, fill, grant, sendButton, synth, test, toSend, url, waits } from './page.ts';
import { sound } from './sound.ts';
import { tap } from './tap.ts';

const NOT = 'Ingenting er levert.';
const MAYBE = 'Filen kan likevel være kommet fram.';

test('what had no answer may have arrived, and the next try gets its receipt', async ({ page, own, request }) => {
  const line = await tap();
  const first = await grant(own);
  await page.goto(line.url);
  await choose(page, synth(own, 20));
  await toSend(page);
  await fill(page, own);
  await page.getByLabel('Innsendingskode').fill(first.token);
  line.lose = (h) => h.method === 'POST';
  await sendButton(page).click();
  await waits(page);
  await request.delete(`${url()}v1/admin/tokens/${first.id}`, { headers: admin() });
  line.lose = () => false;
  await expect(page.getByTestId('failure')).toContainText(MAYBE);
  await expect(page.getByTestId('failure')).not.toContainText(NOT);
  await sound(page, 'a sending that may have arrived');
  await sendButton(page).click(); // refused before anything is sent
  await expect(page.getByTestId('failure')).toContainText(MAYBE);

  await page.getByLabel('Innsendingskode').fill((await grant(own)).token);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  const posts = line.heard.filter((h) => h.method === 'POST');
  expect(new Set(posts.map((h) => h.path + h.body.toString('latin1'))).size).toBe(1);
  await line.stop();
});

test('what was refused has not arrived', async ({ page, own }) => {
  await page.goto(url());
  await choose(page, synth(own === '0301' ? '4601' : '0301', 20));
  await toSend(page);
  await fill(page, own); // another's code
  await sendButton(page).click();
  await expect(page.getByTestId('failure')).toContainText('gjelder en annen kommune');
  await expect(page.getByTestId('failure')).toContainText(NOT);
  await page.getByLabel('Innsendingskode').fill('0'.repeat(64));
  await sendButton(page).click();
  await expect(page.getByTestId('failure')).toContainText('Innsendingskoden gjelder ikke.');
  await expect(page.getByTestId('failure')).toContainText(NOT);
});

test('what has arrived without its receipt is said to have arrived', async ({ page, own }) => {
  await page.addInitScript(() => {
    const text = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'responseText')!;
    const without = function (this: XMLHttpRequest): string {
      return (text.get!.call(this) as string).replace(/"receipt":"[^"]*"/, '"receipt":""');
    };
    Object.defineProperty(XMLHttpRequest.prototype, 'responseText', { ...text, get: without });
  });
  let away = true;
  await page.route('**/v1/deliveries/*/receipt', (r) => (away ? r.fulfill({ status: 404, json: { code: 'not_found' } }) : r.continue()));
  await page.goto(url());
  await choose(page, synth(own, 20));
  await toSend(page);
  await fill(page, own);
  await sendButton(page).click();
  await expect(page.getByTestId('failure')).toContainText('Filen er levert, men kvitteringen kom ikke hit.');
  await expect(page.getByTestId('failure')).not.toContainText(NOT);
  away = false;
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
});

test('the receipt waits for no more than itself', async ({ page, own }) => {
  const line = await tap();
  await page.route(/\/v1\/deliveries\/[^/?]+$/, () => undefined); // what becomes of it is never answered
  await page.goto(line.url);
  await choose(page, synth(own, 20));
  await toSend(page);
  await fill(page, own);
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  await expect(page.getByTestId('state')).toHaveAttribute('data-state', 'received');
  expect(line.heard.filter((h) => h.path.endsWith('/receipt'))).toEqual([]); // it came with the answer
  await line.stop();
});

test('what goes wrong behind the question of what is replaced is told', async ({ page, own }) => {
  await page.goto(url());
  for (const persons of [20, 15]) {
    await choose(page, synth(own, persons));
    await toSend(page);
    await fill(page, own);
    await sendButton(page).click();
    if (persons === 15) break;
    await page.getByTestId('received').waitFor();
    await page.getByRole('button', { name: 'Send inn en ny fil' }).click();
  }
  await page.getByTestId('replacing').waitFor();
  await page.route('**/v1/deliveries?*', (r) => r.fulfill({ status: 401, json: { code: 'unauthorized' } }));
  await page.getByRole('button', { name: /^Erstatt og send/ }).click();
  await expect(page.getByTestId('failure')).toContainText('Innsendingskoden gjelder ikke.');
  await expect(page.getByTestId('replacing')).toBeHidden();
  await page.unroute('**/v1/deliveries?*');
  await sendButton(page).click();
  await page.getByRole('button', { name: /^Erstatt og send/ }).click();
  await page.getByTestId('received').waitFor();
});

test('a question about a receipt that the user has left disturbs nobody', async ({ page, own }) => {
  await page.goto(url());
  await choose(page, synth(own, 20));
  await toSend(page);
  await fill(page, own);
  let asked: () => void = () => undefined;
  const question = new Promise<void>((resolve) => (asked = resolve));
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/v1\/deliveries\/[^/?]+$/, async (r) => {
    asked();
    await held;
    await r.continue();
  });
  await sendButton(page).click();
  await page.getByTestId('received').waitFor();
  await question;
  await page.getByRole('button', { name: 'Send inn en ny fil' }).click();
  const answered = page.waitForResponse(/\/v1\/deliveries\/[^/?]+$/);
  answer();
  await answered;
  await expect(page.getByRole('heading', { level: 2, name: 'Velg fil' })).toBeVisible(); // page.ts counts what is thrown
});
