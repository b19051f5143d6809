// One table a language; bokmål comes with the page.
import type { Lang } from '../../shared/protocol.ts';
import { nb, type Words } from './nb.ts';

export type { Words };

export const LANGS: [Lang, string][] = [['nb', 'Bokmål']];

export async function words(_lang: Lang): Promise<Words> {
  return nb;
}
