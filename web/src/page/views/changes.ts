// What a correction changes in what was sent last, and the consent to keep
// what that needs.
import { html, nothing, type TemplateResult } from 'lit-html';
import { traceable } from '../flow/traces.ts';
import { state, update, type Work } from '../state.ts';
import type { Change, ChangeCount, Changes } from '../../shared/protocol.ts';
import { tick } from './field.ts';

const ROWS = 200; // of the details; more is for the record system

export function correction(work: Work): TemplateResult | typeof nothing {
  if (!work.traced || !work.since) return nothing;
  const w = state.words.changes;
  const { changes } = work.traced;
  return html`<div data-testid="changes">
    <h3 class="ds-heading" data-size="xs" id="changes">${w.heading(work.since)}</h3>
    ${changes.details.length === 0
      ? html`<p class="ds-paragraph">${w.none}</p>`
      : html`<p class="ds-paragraph">${w.lead}</p>
          ${counts(changes)} ${details(changes)}`}
  </div>`;
}

function counts(c: Changes): TemplateResult {
  const w = state.words.changes;
  const n = state.words.forms.number;
  const row = (name: string, k: ChangeCount): TemplateResult => html`<tr>
    <th scope="row">${name}</th>
    <td data-label=${w.added} class="num">${n(k.added)}</td>
    <td data-label=${w.removed} class="num">${n(k.removed)}</td>
    <td data-label=${w.changed} class="num">${n(k.changed)}</td>
    <td data-label=${w.same} class="num">${n(k.same)}</td>
  </tr>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="changes">
    <table class="ds-table" data-border data-testid="change-counts">
      <thead>
        <tr>
          <th scope="col">${w.what}</th>
          ${[w.added, w.removed, w.changed, w.same].map((name) => html`<th scope="col" class="num">${name}</th>`)}
        </tr>
      </thead>
      <tbody>${row(w.persons, c.persons)} ${row(w.services, c.services)}</tbody>
    </table>
  </div>`;
}

function details(c: Changes): TemplateResult {
  const w = state.words.changes;
  const all = c.persons.added + c.persons.removed + c.persons.changed;
  const rows = c.details.slice(0, ROWS);
  return html`<details class="ds-details">
    <summary>${w.details(all)}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${w.caption}>
      ${rows.length < all ? html`<p class="ds-paragraph">${w.shown(rows.length, all)}</p>` : nothing}
      <table class="ds-table" data-border data-testid="change-details">
        <caption class="ds-sr-only">${w.caption}</caption>
        <thead>
          <tr>
            ${[state.words.findings.columns.brukerNr, w.what, w.data, w.services].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>${rows.map(detail)}</tbody>
      </table>
    </div>
  </details>`;
}

function detail(d: Change): TemplateResult {
  const w = state.words.changes;
  return html`<tr>
    <td data-label=${state.words.findings.columns.brukerNr} class="ref">${d.brukerNr}</td>
    <td data-label=${w.what}>${w.whats[d.what]}</td>
    <td data-label=${w.data}>${d.person ? w.dataChanged : nothing}</td>
    <td data-label=${w.services}>${w.serviceText(d.services.added, d.services.removed, d.services.changed)}</td>
  </tr>`;
}

// keepTrace asks whether what was sent may be remembered.
export function keepTrace(work: Work): TemplateResult | typeof nothing {
  if (!traceable(work.checked!.report)) return nothing;
  const w = state.words.changes;
  return tick('keep-trace', state.keepTrace, w.keep, w.keepHelp, (keepTrace) => update({ keepTrace }));
}
