// What every view must be: free of violations of WCAG and of axe's best
// practice, and with no contrast left undecided.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './page.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Contrast is judged where the page chooses the colours.
export async function sound(page: Page, view: string, ownColours = true): Promise<void> {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map((v) => `${view}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  const contrast = incomplete
    .filter((v) => v.id === 'color-contrast')
    .flatMap((v) => v.nodes.map((n) => `${view}: undecided contrast: ${n.target.join(' ')}`));
  expect([...told, ...(ownColours ? contrast : [])]).toEqual([]);
}
