// Step 5: the receipt, verified.
import { html, nothing, type TemplateResult } from 'lit-html';
import { leave } from '../flow/check.ts';
import { yearRow } from '../flow/service.ts';
import { replyText } from '../flow/replies.ts';
import { save } from '../save.ts';
import { icon } from '../icons.ts';
import { state, type Kept } from '../state.ts';
import type { Receipt } from '../../shared/protocol.ts';
import { facts } from './about.ts';
import { replyKey } from './saved.ts';
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
    ${later()} ${answer(kept)}
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
  if (kept.receipt.kind === 'research' && kept.state !== 'rejected') return state.words.research.received;
  if (kept.state === 'read') return w.read;
  return kept.state === 'rejected' ? w.rejected : w.received(kept.receipt.time, kept.contact);
}

// later says until when the delivery can be corrected.
function later(): TemplateResult | typeof nothing {
  if (state.receipt!.receipt.kind === 'research') return nothing;
  const year = yearRow(state.receipt!.receipt.year);
  return year ? html`<p class="ds-paragraph">${state.words.receipt.later(year.correctionsClose)}</p>` : nothing;
}

// answer is how SSB's findings will be read.
function answer(kept: Kept): TemplateResult | typeof nothing {
  if (!replyText(kept.reply)) return nothing;
  const w = state.words.reply;
  return html`<section class="ds-card" aria-labelledby="reply" data-testid="reply">
    <h3 class="ds-heading" data-size="xs" id="reply">${w.heading}</h3>
    ${replyKey(kept.reply, w.text)}
  </section>`;
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
    ...bytes(r),
  ]);
}

// bytes is what the receipt attests: one file, or each of two parts.
function bytes(r: Receipt): [string, string | TemplateResult][] {
  const w = state.words;
  const names: Record<string, string> = { ide: w.parts.shaIde, ipl: w.parts.shaIpl };
  const parts = r.parts ?? [{ part: '', sha256: r.sha256 ?? '', size: r.size ?? 0 }];
  return [
    [w.receipt.size, w.forms.size(parts.reduce((n, p) => n + p.size, 0))],
    ...parts.map((p): [string, TemplateResult] => [names[p.part] ?? w.receipt.sha256, html`<code class="long">${p.sha256}</code>`]),
  ];
}
