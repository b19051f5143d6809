// What every view must be: free of violations of WCAG and of axe's best
// practice in each of the page's languages, in light, in dark and in forced
// colours, with no contrast left undecided where the page chooses the colours,
// and no wider than 320 pixels.
import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { expect } from './page.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const COLOURS = ['color-contrast', 'link-in-text-block'];

const LANGUAGES = ['Nynorsk', 'English', 'Bokmål'];

// sound judges the view at hand, and leaves it in bokmål, in light and as wide
// as it was.
export async function sound(page: Page, view: string): Promise<void> {
  for (const language of LANGUAGES) {
    const button = page.getByRole('button', { name: language, exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-current', 'true');
    await expect(page.locator('main h1')).toBeVisible(); // a view beside is fetched anew in each
    await judged(page, `${view}, ${language}`);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark');
  await judged(page, `${view}, dark`);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'light');
  await judged(page, `${view}, forced colours`, COLOURS); // the rest is as it was
  await page.emulateMedia({ forcedColors: 'none' });
  await narrow(page, view);
}

// The page has no frames, so that axe needs to be put into it only once.
async function judged(page: Page, view: string, tags = TAGS): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations, incomplete } = await page.evaluate((tags) => axe.run({ runOnly: tags, resultTypes: ['violations', 'incomplete'] }), tags);
  const told = violations.map((v) => `${view}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  const contrast = incomplete
    .filter((v) => v.id === 'color-contrast')
    .flatMap((v) => v.nodes.map((n) => `${view}: undecided contrast: ${n.target.join(' ')}`));
  expect.soft([...told, ...(tags === TAGS ? contrast : [])]).toEqual([]);
}

// narrow looks for what needs sideways scrolling, and what is cut off instead.
async function narrow(page: Page, view: string): Promise<void> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 700 });
  const wide = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1;
    const seen = [...document.querySelectorAll('body *')].filter((e) => !e.closest('.ds-sr-only, thead, pre') && e.getBoundingClientRect().right > edge);
    return [document.documentElement.scrollWidth - document.documentElement.clientWidth, ...seen.map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`)];
  });
  expect.soft({ view, wide }).toEqual({ view, wide: [0] });
  await page.setViewportSize(size);
}
