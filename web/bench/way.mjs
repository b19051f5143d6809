// The page as a user walks through it, who reads nothing and clicks at once.

/** Opens a page and tells after how many milliseconds it was ready. */
export async function shown(page, url, ours) {
  await page.goto(url, { waitUntil: 'commit' });
  if (ours) await page.locator('input[type=file]').waitFor({ state: 'attached' });
  if (ours) await page.getByRole('region', { name: 'Utviklingsmiljø' }).waitFor();
  else await page.waitForFunction('globalThis.bench');
  return page.evaluate(() => performance.now());
}

/** Delivers a file and tells how many milliseconds passed from its choice to its receipt; with MARKS set, when it clicked. */
export async function delivered(page, url, file, token) {
  page.setDefaultTimeout(600_000);
  await shown(page, url, true);
  await page.waitForTimeout(3000); // looking for the file
  await page.evaluate(walk, token);
  await page.locator('input[type=file]').setInputFiles(file);
  const { ms, marks } = await page.evaluate(() => globalThis.walked);
  if (process.env.MARKS) console.error(file, marks.map(([what, at]) => `${what} ${at.toFixed(0)}`).join(' · '));
  return ms;
}

// walk goes through the steps from inside the page, so that what is measured is
// the page, not the driver's way of finding a button.
function walk(token) {
  const button = (name) => [...document.querySelectorAll('button')].find((b) => name.test(b.textContent.trim()) && b.checkVisibility());
  const fill = (id, value) => {
    const field = document.getElementById(id);
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const steps = [
    [/^Gå videre til/, () => document.querySelectorAll('[id^=seen-], #known').forEach((box) => box.checked || box.click())],
    [/^Send (inn|prøve) for .* kommune$/, () => (fill('contact', 'iplos@kommune.invalid'), fill('token', token))],
    [/^Erstatt og send/, () => undefined],
  ];
  globalThis.walked = new Promise((resolve) => {
    let start;
    const marks = [];
    const go = () => {
      if (document.querySelector('[data-testid=received]')) return resolve({ ms: performance.now() - start, marks: [...marks, ['received', performance.now() - start]] });
      for (const [name, before] of steps) {
        const found = button(name);
        if (!found) continue;
        before();
        marks.push([found.textContent.trim().slice(0, 14), performance.now() - start]);
        found.click();
        break;
      }
      requestAnimationFrame(go);
    };
    addEventListener('change', () => ((start = performance.now()), requestAnimationFrame(go)), { capture: true, once: true });
  });
}
