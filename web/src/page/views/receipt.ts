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
    <div class="ds-alert" data-color=${kept.now.state === 'rejected' ? 'danger' : 'success'} role="status" data-testid="received">
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
  const { now } = kept;
  if (now.state === 'rejected') return `${w.rejected} ${w.reasons[now.reason ?? ''] ?? w.seeOwn}`;
  if (kept.receipt.kind === 'research') return state.words.research.received;
  if (now.state !== 'read') return w.received(kept.receipt.time, kept.contact);
  return now.counts ? `${w.read} ${state.words.own.counts(now.counts.error ?? 0, now.counts.warning ?? 0)}.` : w.read;
}

// later says until when the delivery can be corrected.
function later(): TemplateResult | typeof nothing {
  if (state.receipt!.receipt.kind === 'research') return nothing;
  const year = yearRow(state.receipt!.receipt.year);
  return year ? html`<p class="ds-paragraph">${state.words.receipt.later(year.correctionsClose)}</p>` : nothing;
}

// answer is how SSB's findings will be read, and that they are there.
function answer(kept: Kept): TemplateResult | typeof nothing {
  const w = state.words.reply;
  const key = replyText(kept.reply) !== '';
  if (!key && !kept.now.feedback) return nothing;
  return html`<section class="ds-card" aria-labelledby="reply" data-testid="reply">
    <h3 class="ds-heading" data-size="xs" id="reply">${kept.now.feedback ? w.there : w.heading}</h3>
    ${kept.now.feedback
      ? html`<p class="ds-paragraph"><a class="ds-link" href="#/innsendinger/${kept.receipt.id}">${w.show}</a></p>`
      : html`<p class="ds-paragraph">${w.text}</p>`}
    ${key ? replyKey(kept.reply, w.key) : nothing}
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
    [w.state, html`<span data-testid="state" data-state=${kept.now.state}>${w.states[kept.now.state] ?? kept.now.state}</span>`],
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
