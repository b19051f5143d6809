// Views that are fetched when they are wanted; until then the page says so.
import { html, type TemplateResult } from 'lit-html';
import { state, update } from './state.ts';

export type View = () => TemplateResult;

const loaded = new Map<string, View | 'loading' | 'failed'>();

// later fetches a view once for each language.
export function later(name: string, load: () => Promise<View>): TemplateResult {
  prepare(name, load);
  const view = loaded.get(keyOf(name));
  if (typeof view === 'function') return view();
  const w = state.words.site;
  return html`<p class="ds-paragraph" role="status">${view === 'failed' ? w.notLoaded : w.loading}</p>`;
}

// prepare fetches a view that will be wanted.
export function prepare(name: string, load: () => Promise<View>): void {
  const known = loaded.get(keyOf(name));
  if (typeof known !== 'function' && known !== 'loading') void fetchView(keyOf(name), load);
}

function keyOf(name: string): string {
  return `${state.words.lang} ${name}`;
}

async function fetchView(key: string, load: () => Promise<View>): Promise<void> {
  const again = loaded.get(key) === 'failed';
  if (again && !state.online) return;
  loaded.set(key, 'loading');
  try {
    loaded.set(key, await load());
  } catch {
    loaded.set(key, 'failed');
    if (again) return; // told once; opening the view again tries again
  }
  update({});
}
