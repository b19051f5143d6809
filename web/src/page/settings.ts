// What the user chose for this device: language and light or dark. Nothing
// else is kept without being asked for.
import { read, write } from './device.ts';
import type { Lang } from '../shared/protocol.ts';
import { setLang, state, update, type Scheme } from './state.ts';
import { words } from './words/words.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

export async function restore(): Promise<void> {
  const scheme = read('sluse.scheme');
  apply(scheme === 'light' || scheme === 'dark' ? scheme : 'auto');
  dark.addEventListener('change', () => apply(state.scheme));
  const lang = read('sluse.lang') ?? '';
  if (lang === 'nn' || lang === 'en') setLang(await words(lang));
}

export async function pickLang(lang: Lang): Promise<void> {
  write('sluse.lang', lang);
  setLang(await words(lang));
}

export function pickScheme(scheme: Scheme): void {
  write('sluse.scheme', scheme);
  apply(scheme);
}

export function schemeNow(): 'light' | 'dark' {
  if (state.scheme !== 'auto') return state.scheme;
  return dark.matches ? 'dark' : 'light';
}

function apply(scheme: Scheme): void {
  state.scheme = scheme;
  onPaper(false);
  update({});
}

// onPaper is light whatever the screen is: light words on white paper cannot
// be read.
export function onPaper(on: boolean): void {
  document.documentElement.dataset.colorScheme = on ? 'light' : schemeNow();
}
