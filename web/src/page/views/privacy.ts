// The page on privacy, and the way to delete what this device keeps.
import { html, nothing, type TemplateResult } from 'lit-html';
import { forgetAll, type Left } from '../flow/forget.ts';
import { update } from '../state.ts';
import type { Pages } from '../words/pages.ts';
import { article } from './pages.ts';

let at: 'rest' | 'asked' | Left = 'rest';

export function privacy(texts: Pages): () => TemplateResult {
  return () => article(texts.pages.privacy, forgetting(texts.forget));
}

function become(next: typeof at): void {
  at = next;
  update({});
}

function forgetting(w: Pages['forget']): TemplateResult {
  const go = (): void => void forgetAll().then(become);
  return html`<section aria-labelledby="forget">
    <h2 class="ds-heading" data-size="sm" id="forget">${w.heading}</h2>
    <p class="ds-paragraph">${w.text}</p>
    <div role="alert">
      ${at === 'asked' ? html`<p class="ds-alert" data-color="warning">${w.sure}</p>` : nothing}
      ${typeof at === 'object' ? done(w, at) : nothing}
    </div>
    ${at === 'asked'
      ? html`<div class="actions near">
          <button class="ds-button" data-color="danger" @click=${go}>${w.yes}</button>
          <button class="ds-button" data-variant="secondary" @click=${() => become('rest')}>${w.no}</button>
        </div>`
      : html`<button class="ds-button" data-variant="secondary" @click=${() => become('asked')}>${w.button}</button>`}
  </section>`;
}

// done says what was left, and why.
function done(w: Pages['forget'], { here, elsewhere }: Left): TemplateResult {
  if (!here && !elsewhere) return html`<p class="ds-alert" data-color="success">${w.done}</p>`;
  return html`<p class="ds-alert" data-color="warning">${w.doneBut} ${here ? w.leftHere : ''} ${elsewhere ? w.leftElsewhere : ''}</p>`;
}
