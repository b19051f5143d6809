// Which view an address shows. Views beside the way through are fetched when
// they are opened.
import type { TemplateResult } from 'lit-html';
import { later, type View } from './later.ts';
import { state } from './state.ts';
import { way } from './views/way.ts';
import { pages } from './words/words.ts';
import type { PageName, Pages } from './words/pages.ts';
import type { Lang } from '../shared/protocol.ts';

const TEXTS: Record<string, PageName> = {
  '/veiledning': 'guide',
  '/om': 'about',
  '/tilgjengelighet': 'accessibility',
  '/kontakt': 'contact',
};

export function route(): TemplateResult {
  const at = state.route;
  if (at.startsWith('/innsendinger/')) return withTexts('feedback', async (t) => (await import('./views/feedback.ts')).feedback(t));
  if (at === '/innsendinger') return later('deliveries', async () => (await import('./views/deliveries.ts')).deliveries);
  if (at.startsWith('/regler')) return withTexts('reference', async (t) => (await import('./views/reference.ts')).reference(t));
  if (at === '/ovingsfiler') return withTexts(at, async (t) => (await import('./views/pages.ts')).training(t));
  if (at === '/api') return withTexts(at, async (t) => (await import('./views/api.ts')).api(t));
  if (at === '/personvern') return withTexts(at, async (t) => (await import('./views/privacy.ts')).privacy(t));
  if (at === '/bestilling') return withTexts(at, async (t) => (await import('./views/order.ts')).order(t));
  // The way through is the same for research data, which it tells apart.
  const text = TEXTS[at];
  if (text) return withTexts(at, async (t) => (await import('./views/pages.ts')).textPage(t, text));
  return way();
}

// withTexts is a view with the longer texts of the language.
function withTexts(name: string, load: (texts: Pages) => Promise<View>): TemplateResult {
  return later(name, async () => load(await pages(state.words.lang as Lang)));
}
