// The findings one by one: filtered, sorted, fifty a page.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { isCalm, PAGE, select, total } from '../flow/filter.ts';
import { state, update, type Filter } from '../state.ts';
import type { Finding, Report, Severity } from '../../shared/protocol.ts';
import { tag } from './rules.ts';

const PRINTED = 2000; // rows; a longer list is for a spreadsheet

const SEVERITIES: Severity[] = ['fatal', 'error', 'warning', 'info'];

export function findingTable(report: Report): TemplateResult {
  const w = state.words.findings;
  const rows = select(report, state.filter);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(state.filter.page, pages);
  const shown = state.printing ? rows.slice(0, PRINTED) : rows.slice((page - 1) * PAGE, page * PAGE);
  return html`
    <h3 class="ds-heading" data-size="xs" id="all-findings" tabindex="-1">${w.all}</h3>
    ${report.truncated ? html`<p class="ds-alert" data-color="info">${w.truncated(report.findings?.length ?? 0)}</p>` : nothing}
    ${filters(report)}
    <p class="ds-paragraph" role="status">${rows.length === 0 ? w.noMatch : w.caption(shown.length, total(report, state.filter, rows.length))}</p>
    ${rows.length === 0 ? nothing : table(report, shown)} ${pages > 1 ? turn(page, pages) : nothing}
  `;
}

function set(change: Partial<Filter>): void {
  update({ filter: { ...state.filter, page: 1, ...change } });
}

function value(e: Event): string {
  return (e.target as HTMLInputElement | HTMLSelectElement).value;
}

function filters(report: Report): TemplateResult {
  const w = state.words.findings;
  const present = SEVERITIES.filter((s) => report.counts[s] > 0);
  return html`<div class="filters" role="group" aria-label=${w.filter}>
    <div class="ds-field">
      <label class="ds-label" for="filter-severity">${w.filterSeverity}</label>
      <select class="ds-input" id="filter-severity" .value=${live(state.filter.severity)} @change=${(e: Event) => set({ severity: value(e) })}>
        <option value="">${w.allSeverities}</option>
        ${present.map((s) => html`<option value=${s} ?selected=${state.filter.severity === s}>${w.severity[s]}</option>`)}
      </select>
    </div>
    <div class="ds-field">
      <label class="ds-label" for="filter-rule">${w.filterRule}</label>
      <select class="ds-input" id="filter-rule" .value=${live(state.filter.rule)} @change=${(e: Event) => set({ rule: value(e) })}>
        <option value="">${w.allRules}</option>
        ${(report.rules ?? []).map((r) => html`<option value=${r.id} ?selected=${state.filter.rule === r.id}>${r.id}</option>`)}
      </select>
    </div>
    <div class="ds-field grow">
      <label class="ds-label" for="filter-text">${w.filterText}</label>
      <input class="ds-input" id="filter-text" type="search" .value=${live(state.filter.text)} @input=${(e: Event) => set({ text: value(e) })} />
    </div>
    ${isCalm(state.filter)
      ? nothing
      : html`<button class="ds-button" data-variant="tertiary" @click=${() => set({ severity: '', rule: '', text: '' })}>${w.clear}</button>`}
  </div>`;
}

function table(report: Report, rows: Finding[]): TemplateResult {
  const w = state.words.findings;
  const c = w.columns;
  const advice = new Map((report.rules ?? []).map((r) => [r.id, r.advice]));
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="all-findings">
    <table class="ds-table findings" data-zebra data-testid="findings">
      <caption class="ds-sr-only">${w.all}</caption>
      <thead>
        <tr>
          ${sortable('severity', c.severity)} ${sortable('rule', c.rule)} ${sortable('line', c.line)} ${sortable('element', c.element)}
          ${sortable('brukerNr', c.brukerNr)}
          <th scope="col">${c.message}</th>
          <th scope="col">${c.advice}</th>
        </tr>
      </thead>
      <tbody>${rows.map((f) => row(f, advice.get(f.rule) ?? ''))}</tbody>
    </table>
  </div>`;
}

function sortable(by: Filter['sort'], name: string): TemplateResult {
  const { sort, down } = state.filter;
  const on = sort === by;
  const turned = on ? !down : false;
  return html`<th scope="col" aria-sort=${on ? (down ? 'descending' : 'ascending') : 'none'}>
    <button type="button" @click=${() => set({ sort: by, down: turned })}>${name}</button>
  </th>`;
}

function row(f: Finding, advice: string): TemplateResult {
  const w = state.words.findings;
  const c = w.columns;
  return html`<tr>
    <td data-label=${c.severity}>${tag(f.severity)}</td>
    <td data-label=${c.rule}><a class="ds-link" href="#/regler/${f.rule}" aria-label=${w.explain(f.rule)}>${f.rule}</a></td>
    <td data-label=${c.line} class="num">${w.place(f.line)}</td>
    <td data-label=${c.element} class="code">${f.element}${f.attribute ? html`<wbr />@${f.attribute}` : ''}</td>
    <td data-label=${c.brukerNr} class="ref">${f.brukerNr}</td>
    <td data-label=${c.message}>${f.message}</td>
    <td data-label=${c.advice}>${advice}</td>
  </tr>`;
}

function turn(page: number, pages: number): TemplateResult {
  const w = state.words.findings;
  const go = (to: number): void => update({ filter: { ...state.filter, page: Math.min(Math.max(to, 1), pages) } });
  const step = (to: number, name: string) =>
    to < 1 || to > pages ? nothing : html`<button class="ds-button" data-variant="secondary" @click=${() => go(to)}>${name}</button>`;
  return html`<nav class="pages" aria-label=${w.pages}>
    ${step(page - 1, w.previous)}
    <span class="ds-paragraph">${w.page(page, pages)}</span>
    ${step(page + 1, w.nextPage)}
  </nav>`;
}

