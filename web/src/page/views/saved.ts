// The sealed delivery as files, to be sent by other means.
import { html, nothing, type TemplateResult } from 'lit-html';
import { kindOf } from '../flow/check.ts';
import { saveReply } from '../flow/replies.ts';
import { savePiece, sealToSave } from '../flow/saving.ts';
import { sealedFor } from '../flow/seal.ts';
import { planFor, undecided } from '../flow/plan.ts';
import { icon } from '../icons.ts';
import { state, type Parcel } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';

export function saving(r: Report): TemplateResult | typeof nothing {
  const w = state.words.send;
  const plan = planFor(r);
  if (!plan && !undecided(r)) return nothing; // the receiver's place says why
  const parted = plan?.tpf !== undefined;
  const parcel = sealedFor(r, plan);
  const help = kindOf(r) === 'research' ? state.words.research.save : parted ? state.words.parts.saveHelp : w.saveHelp;
  return html`<details class="ds-details" ?open=${parcel !== undefined}>
    <summary>${w.save}</summary>
    <div>
      ${plan ? html`<p class="ds-paragraph">${help}</p>` : nothing}
      ${parcel && parted ? nothing : html`<button class="ds-button" data-variant="secondary" @click=${() => void sealToSave()}>${w.saveButton}</button>`}
      ${parcel ? files(r, parcel) : nothing}
    </div>
  </details>`;
}

function files(r: Report, parcel: Parcel): TemplateResult {
  const w = state.words.parts;
  const names = { ide: w.saveIde, ipl: w.saveIpl };
  return html`
    <div class="actions near" data-testid="saved">
      ${parcel.pieces.map((p) =>
        p.part
          ? html`<button class="ds-button" data-variant="secondary" @click=${() => savePiece(r, parcel, p)}>${icon('download')} ${names[p.part]}</button>`
          : nothing,
      )}
    </div>
    ${replyKey(parcel.reply.id, w.saveReply)}
  `;
}

// replyKey offers the key to SSB's answer as a file.
export function replyKey(id: string, text: string): TemplateResult {
  const w = state.words.reply;
  return html`<p class="ds-paragraph">${text}</p>
    <p class="ds-paragraph quiet" data-size="sm">${w.care}</p>
    <button class="ds-button" data-variant="secondary" @click=${() => saveReply(id)}>${icon('download')} ${w.save}</button>`;
}
