// Step 3: what the delivery says in sum.
import { html, type TemplateResult } from 'lit-html';
import { state } from '../state.ts';
import { next } from './next.ts';
import { heading } from './way.ts';

export function figures(): TemplateResult {
  const w = state.words.figures;
  return html`
    ${heading(w.heading)}
    <p class="ds-paragraph">${w.lead}</p>
    ${next(3)}
  `;
}
