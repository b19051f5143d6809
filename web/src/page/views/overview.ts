// Step 3, which nobody needs before a file is chosen, and everybody after.
import type { TemplateResult } from 'lit-html';
import { later, prepare, type View } from '../later.ts';

const load = async (): Promise<View> => (await import('./figures.ts')).figures;

export function overview(): TemplateResult {
  return later('figures', load);
}

export function prepareOverview(): void {
  prepare('figures', load);
}
