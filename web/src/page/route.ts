// Which view an address shows. Views beside the way through are fetched when
// they are opened; until then the page says so.
import { html, type TemplateResult } from 'lit-html';
import { state, update } from './state.ts';
import { deliveries } from './views/deliveries.ts';
import { way } from './views/way.ts';
import { pages } from './words/words.ts';
import type { PageName, Pages } from './words/pages.ts';
import type { Lang } from '../shared/protocol.ts';

type View = () => TemplateResult;

const TEXTS: Record<string, PageName> = {
  '/veiledning': 'guide',
  '/om': 'about',
  '/tilgjengelighet': 'accessibility',
  '/kontakt': 'contact',
};

export function route(): TemplateResult {
  const at = state.route;
  if (at.startsWith('/innsendinger/')) return later('feedback', async (t) => (await import('./views/feedback.ts')).feedback(t));
  if (at === '/innsendinger') return deliveries();
  if (at.startsWith('/regler')) return later('reference', async (t) => (await import('./views/reference.ts')).reference(t));
  if (at === '/ovingsfiler') return later(at, async (t) => (await import('./views/pages.ts')).training(t));
  if (at === '/api') return later(at, async (t) => (await import('./views/api.ts')).api(t));
  if (at === '/personvern') return later(at, async (t) => (await import('./views/privacy.ts')).privacy(t));
  if (at === '/bestilling') return later(at, async (t) => (await import('./views/order.ts')).order(t));
  // The way through is the same for research data, which it tells apart.
  const text = TEXTS[at];
  if (text) return later(at, async (t) => (await import('./views/pages.ts')).textPage(t, text));
  return way();
}

const loaded = new Map<string, View | 'loading' | 'failed'>();

// later fetches a view once for each language.
function later(name: string, load: (texts: Pages) => Promise<View>): TemplateResult {
  const key = `${state.words.lang} ${name}`;
  const view = loaded.get(key);
  if (typeof view === 'function') return view();
  if (view !== 'loading') void fetchView(key, load);
  const w = state.words.site;
  return html`<p class="ds-paragraph" role="status">${view === 'failed' ? w.notLoaded : w.loading}</p>`;
}

async function fetchView(key: string, load: (texts: Pages) => Promise<View>): Promise<void> {
  const again = loaded.get(key) === 'failed';
  if (again && !state.online) return;
  loaded.set(key, 'loading');
  try {
    loaded.set(key, await load(await pages(state.words.lang as Lang)));
  } catch {
    loaded.set(key, 'failed');
    if (again) return; // told once; opening the view again tries again
  }
  update({});
}
