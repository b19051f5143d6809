// What every view must be: free of violations of WCAG and of axe's best
// practice, and with no contrast left undecided. In light it must be so in each
// of the page's languages.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './page.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const BOKMAAL = 'Bokmål';
const OTHERS = ['Nynorsk', 'English'];

// Contrast is judged where the page chooses the colours.
export async function sound(page: Page, view: string, ownColours = true): Promise<void> {
  await judged(page, view, ownColours);
  if (!ownColours || (await page.locator('html').getAttribute('data-color-scheme')) !== 'light') return;
  for (const language of [...OTHERS, BOKMAAL]) {
    await page.getByRole('button', { name: language, exact: true }).click();
    await expect(page.getByRole('button', { name: language, exact: true })).toHaveAttribute('aria-current', 'true');
    await expect(page.locator('main h1')).toBeVisible(); // a view beside is fetched anew in each
    if (language !== BOKMAAL) await judged(page, `${view}, ${language}`, ownColours);
  }
}

async function judged(page: Page, view: string, ownColours: boolean): Promise<void> {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map((v) => `${view}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  const contrast = incomplete
    .filter((v) => v.id === 'color-contrast')
    .flatMap((v) => v.nodes.map((n) => `${view}: undecided contrast: ${n.target.join(' ')}`));
  expect([...told, ...(ownColours ? contrast : [])]).toEqual([]);
}
