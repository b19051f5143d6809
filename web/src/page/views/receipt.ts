// Step 5: the receipt, verified.
import { html, nothing, type TemplateResult } from 'lit-html';
import { leave } from '../flow/check.ts';
import { yearRow } from '../flow/service.ts';
import { save } from '../save.ts';
import { icon } from '../icons.ts';
import { state, type Kept } from '../state.ts';
import { facts } from './about.ts';
import { heading } from './way.ts';

export function receipt(): TemplateResult {
  const w = state.words.receipt;
  const kept = state.receipt!;
  const r = kept.receipt;
  return html`
    ${heading(w.heading)}
    <div class="ds-alert" data-color="success" role="status" data-testid="received">
      <p class="ds-paragraph">${said(kept)}</p>
      ${r.kind === 'test' ? html`<p class="ds-paragraph">${w.trial}</p>` : nothing}
    </div>
    ${rows(kept)}
    <p class="ds-paragraph with-icon">${icon('check')} ${w.verified}</p>
    ${later()}
    <div class="actions">
      <button class="ds-button" @click=${() => save(kept.note, `kvittering-${r.id}.txt`, 'text/plain')}>
        ${icon('download')} ${w.download}
      </button>
      <button class="ds-button" data-variant="tertiary" @click=${leave}>${w.another}</button>
    </div>
  `;
}

function said(kept: Kept): string {
  const w = state.words.receipt;
  if (kept.state === 'read') return w.read;
  return kept.state === 'rejected' ? w.rejected : w.received(kept.receipt.time, kept.contact);
}

// later says until when the delivery can be corrected.
function later(): TemplateResult | typeof nothing {
  const year = yearRow(state.receipt!.receipt.year);
  return year ? html`<p class="ds-paragraph">${state.words.receipt.later(year.correctionsClose)}</p>` : nothing;
}

function rows(kept: Kept): TemplateResult {
  const w = state.words.receipt;
  const r = kept.receipt;
  return facts([
    [w.id, html`<code data-testid="id">${r.id}</code>`],
    [w.time, w.at(r.time)],
    [w.municipality, `${r.municipality} ${kept.place}`],
    [w.year, String(r.year)],
    [w.kind, state.words.about.kinds[r.kind]],
    [w.state, html`<span data-testid="state" data-state=${kept.state}>${w.states[kept.state] ?? kept.state}</span>`],
    [w.size, state.words.forms.size(r.size ?? 0)],
    [w.sha256, html`<code class="long">${r.sha256}</code>`],
  ]);
}
