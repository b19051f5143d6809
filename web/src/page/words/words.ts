// One table a language; bokmål comes with the page, the others when chosen.
import type { Lang } from '../../shared/protocol.ts';
import { nb, type Words } from './nb.ts';
import type { Pages } from './pages.ts';

export type { Words };

export const LANGS: [Lang, string][] = [
  ['nb', 'Bokmål'],
  ['nn', 'Nynorsk'],
  ['en', 'English'],
];

export async function words(lang: Lang): Promise<Words> {
  switch (lang) {
    case 'nn':
      return (await import('./nn.ts')).nn;
    case 'en':
      return (await import('./en.ts')).en;
    case 'nb':
      return nb;
  }
}

// pages are the longer texts.
export async function pages(lang: Lang): Promise<Pages> {
  switch (lang) {
    case 'nn':
      return (await import('./pages.nn.ts')).nn;
    case 'en':
      return (await import('./pages.en.ts')).en;
    case 'nb':
      return (await import('./pages.nb.ts')).nb;
  }
}
