// My deliveries: what the service holds for the code's municipality.
import { html, nothing, type TemplateResult } from 'lit-html';
import { listed } from '../flow/arrived.ts';
import { verified } from '../flow/deliver.ts';
import { replyOf, saveReply } from '../flow/replies.ts';
import { save } from '../save.ts';
import { deliveries as fetchOwn, firstOf, problem, receipts, reminders as fetchReminders, type Delivery, type Problem } from '../service.ts';
import { state, update } from '../state.ts';
import { tokenField } from './field.ts';
import { reminders } from './reminders.ts';
import { failure } from './send.ts';

let failed: Problem | undefined;
let asking = false;
let code = ''; // that the list was asked for with, whatever the field says since

export function deliveries(): TemplateResult {
  const w = state.words.own;
  return html`
    <h1 class="ds-heading" data-size="lg" tabindex="-1">${state.words.site.deliveries}</h1>
    <p class="ds-paragraph">${w.lead}</p>
    ${failed ? failure(failed) : nothing}
    <form novalidate @submit=${ask}>
      ${tokenField(state.form.tried === 'send' && state.form.token.trim() === '')}
      <div class="actions"><button class="ds-button" type="submit">${w.show}</button></div>
    </form>
    <div role="status">${asking ? w.asking : nothing}</div>
    ${state.own ? list(state.own) : nothing} ${state.reminders ? reminders(state.reminders, code, tried) : nothing}
  `;
}

async function ask(e: Event): Promise<void> {
  e.preventDefault();
  const token = state.form.token.trim();
  if (token === '') {
    update({ form: { ...state.form, tried: 'send' } });
    document.getElementById('token')?.focus();
    return;
  }
  await tried(async () => {
    const own = await fetchOwn(token, new AbortController().signal);
    await listed(own);
    code = token;
    update({ own, reminders: undefined });
    update({ reminders: await fetchReminders(token, new AbortController().signal) });
  });
}

// tried tells whether it worked; what went wrong stands above the list.
async function tried(f: () => Promise<void>): Promise<boolean> {
  failed = undefined;
  asking = true;
  update({});
  try {
    await f();
    return true;
  } catch (e) {
    failed = problem(e);
    return false;
  } finally {
    asking = false;
    update({});
  }
}

function list(own: Delivery[]): TemplateResult {
  const w = state.words.own;
  if (own.length === 0) return html`<p class="ds-paragraph">${w.none}</p>`;
  return html`
    <h2 class="ds-heading" data-size="sm" id="own">${w.heading(own.length)}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="own">
      <table class="ds-table" data-border data-testid="own">
        <caption class="ds-sr-only">${w.caption}</caption>
        <thead>
          <tr>
            <th scope="col">${w.time}</th>
            <th scope="col">${w.year}</th>
            <th scope="col">${w.kind}</th>
            <th scope="col">${w.state}</th>
            <th scope="col" class="num">${w.size}</th>
            <th scope="col">${w.id}</th>
            <th scope="col">${w.receipt}</th>
            <th scope="col">${state.words.reply.feedback}</th>
          </tr>
        </thead>
        <tbody>${own.map(row)}</tbody>
      </table>
    </div>
  `;
}

function row(d: Delivery): TemplateResult {
  const w = state.words.own;
  const r = state.words.receipt;
  return html`<tr>
    <td data-label=${w.time}>${r.at(d.time)}${d.late ? html`<br /><span class="quiet">${w.late}</span>` : nothing}</td>
    <td data-label=${w.year}>${d.year}</td>
    <td data-label=${w.kind}>${state.words.about.kinds[d.kind]}</td>
    <td data-label=${w.state}>
      <span data-state=${d.state}>${r.states[d.state] ?? d.state}</span>
      ${d.reason ? html`<br /><span class="quiet">${r.reasons[d.reason] ?? nothing}</span>` : nothing}
      ${d.supersededBy ? html`<br /><span class="quiet">${w.supersededBy(d.supersededBy.slice(0, 8))}</span>` : nothing}
      ${d.counts ? html`<br /><span class="quiet">${w.counts(d.counts.error ?? 0, d.counts.warning ?? 0)}</span>` : nothing}
    </td>
    <td data-label=${w.size} class="num">${state.words.forms.size(d.size)}</td>
    <td data-label=${w.id}><code class="id">${d.id.slice(0, 8)}</code></td>
    <td data-label=${w.receipt}>${d.state === 'uploading' ? nothing : receipt(d)}</td>
    <td data-label=${state.words.reply.feedback}>${answer(d)}</td>
  </tr>`;
}

// receipt: a delivery of which only one part has come has none yet.
function receipt(d: Delivery): TemplateResult {
  const w = state.words.own;
  return html`<button
    class="ds-button"
    data-variant="tertiary"
    data-size="sm"
    aria-label=${w.downloadOf(d.id.slice(0, 8))}
    @click=${() => download(d)}
  >
    ${w.download}
  </button>`;
}

// answer leads to SSB's findings, or keeps the key to those that may come.
function answer(d: Delivery): TemplateResult | typeof nothing {
  const w = state.words.reply;
  const short = d.id.slice(0, 8);
  const key = replyOf(d.id);
  return html`
    ${d.feedback
      ? html`<a class="ds-link" href="#/innsendinger/${d.id}" aria-label=${w.showOf(short)}>${w.show}</a>`
      : html`<span class="quiet">${['read', 'rejected'].includes(d.state) ? w.none : w.notYet}</span>`}
    ${key
      ? html`<button class="ds-button" data-variant="tertiary" data-size="sm" aria-label=${w.saveOf(short)} @click=${() => saveReply(key)}>${w.save}</button>`
      : nothing}
  `;
}

// download hands out a receipt that was verified, or none.
function download(d: Delivery): Promise<boolean> {
  return tried(async () => {
    const note = await receipts(d.id, code, new AbortController().signal);
    await verified(firstOf(note), (r) => r.id === d.id && (!d.sha256 || r.sha256 === d.sha256));
    save(note, `kvittering-${d.id}.txt`, 'text/plain');
  });
}
