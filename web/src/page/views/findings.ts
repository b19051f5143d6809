// Step 2: what was found, by rule and one by one.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { leave, verdict } from '../flow/check.ts';
import { diff } from '../flow/diff.ts';
import { downloadCSV, downloadXLSX } from '../flow/export.ts';
import { icon } from '../icons.ts';
import { state, update } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';
import { aboutFile } from './about.ts';
import { notice } from './choose.ts';
import { next, onward } from './next.ts';
import { byRule } from './rules.ts';
import { findingTable } from './table.ts';
import { heading } from './way.ts';

export function findings(): TemplateResult {
  const work = state.work!;
  const w = state.words.findings;
  const report = work.checked!.report;
  if (report.counts.fatal > 0) return html`${heading(w.heading)} ${outcome(report)} ${cause(report)} ${aboutFile(work)}`;
  const some = (report.rules?.length ?? 0) > 0;
  return html`
    ${heading(w.heading)} ${outcome(report)} ${some ? onward() : nothing} ${since(report)} ${aboutFile(work)}
    ${some ? html`<p class="ds-paragraph print-only">${w.care}</p> ${byRule(report)} ${findingTable(report)} ${downloads(report)}` : nothing} ${proceed(report)}
  `;
}

// cause is where a file that cannot be used goes wrong, and the way on. There
// is nothing to filter or to take along.
function cause(r: Report): TemplateResult {
  const w = state.words.findings;
  const fatal = (r.findings ?? []).filter((f) => f.severity === 'fatal');
  return html`<section aria-labelledby="cause">
      <h3 class="ds-heading" data-size="xs" id="cause">${w.cause}</h3>
      <ul class="ds-list">
        ${fatal.map((f) => html`<li>${w.causeAt(f.line, f.message)} <a class="ds-link" href="#/regler/${f.rule}">${w.explain(f.rule)}</a></li>`)}
      </ul>
    </section>
    <div class="actions near"><button class="ds-button" @click=${leave}>${state.words.steps.another}</button></div>`;
}

// since tells what a corrected file has mended. Another municipality's or
// year's file is not compared.
function since(now: Report): TemplateResult | typeof nothing {
  const before = state.before;
  if (!before || before.municipality !== now.municipality || before.year !== now.year) return nothing;
  const w = state.words.findings;
  const d = diff(before, now);
  return html`<section class="ds-card" aria-labelledby="since" data-testid="since">
    <h3 class="ds-heading" data-size="xs" id="since">${w.diffHeading}</h3>
    <ul class="ds-list"><li>${w.fixed(d.fixed)}</li><li>${w.fresh(d.fresh)}</li><li>${w.remaining(d.remaining)}</li></ul>
  </section>`;
}

export function downloads(report: Report): TemplateResult {
  const w = state.words.findings;
  return html`<section class="no-print" aria-labelledby="downloads">
    <h3 class="ds-heading" data-size="xs" id="downloads">${w.downloads}</h3>
    <p class="ds-paragraph">${w.care}</p>
    <div class="actions near">
      <button class="ds-button" data-variant="secondary" @click=${() => downloadCSV(report)}>${icon('download')} ${w.csv}</button>
      <button class="ds-button" data-variant="secondary" @click=${() => void downloadXLSX(report)}>${icon('download')} ${w.xlsx}</button>
      <button class="ds-button" data-variant="secondary" @click=${() => print()}>${icon('printer')} ${w.print}</button>
    </div>
  </section>`;
}

function outcome(r: Report): TemplateResult {
  const w = state.words.findings;
  switch (verdict(r)) {
    case 'fatal':
      return fatal(r);
    case 'errors':
      return alert('danger', w.errors(r.counts.error), html`
        <p class="ds-paragraph">${w.where}</p>
        ${r.counts.warning > 0 ? html`<p class="ds-paragraph">${w.also(r.counts.warning)}</p>` : nothing}
      `);
    case 'warnings':
      return alert('warning', w.warnings(r.counts.warning), html`<p class="ds-paragraph">${w.where}</p>`);
    case 'clean':
      return alert('success', w.none, nothing);
  }
}

// fatal says the cause itself: the file cannot be used at all.
function fatal(r: Report): TemplateResult {
  const w = state.words;
  const rules = r.rules?.filter((f) => f.severity === 'fatal') ?? [];
  const wrongYear = rules.some((f) => f.id === 'M014') && state.year;
  return alert('danger', w.findings.fatal, html`
    ${wrongYear
      ? html`<p class="ds-paragraph">${w.wrongYear(r.year, state.year!)}</p>`
      : html`${rules.map((f) => html`<p class="ds-paragraph">${f.title}. ${f.advice}</p>`)}
          <p class="ds-paragraph">${w.findings.nothingSent}</p>`}
  `);
}

function alert(color: string, title: string, body: TemplateResult | typeof nothing): TemplateResult {
  return html`<div class="ds-alert" data-color=${color} data-testid="outcome" role="status">
    <h3 class="ds-heading" data-size="xs">${title}</h3>
    ${body}
  </div>`;
}

function proceed(r: Report): TemplateResult {
  return html`${r.counts.error > 0 ? knownErrors(r) : nothing} ${next(2, () => mayPass(r))}`;
}

function mayPass(r: Report): boolean {
  if (r.counts.error === 0 || state.known) return true;
  update({ notice: state.words.findings.knownMissing });
  document.getElementById('known')?.focus();
  return false;
}

function knownErrors(r: Report): TemplateResult {
  const w = state.words.findings;
  const errors = r.rules?.filter((f) => f.severity === 'error') ?? [];
  return html`<section class="ds-card" aria-labelledby="known-heading">
    <h3 id="known-heading" class="ds-heading" data-size="xs">${w.known}</h3>
    <p class="ds-paragraph">${w.knownText}</p>
    <ul class="ds-list">
      ${errors.map((f) => html`<li>${f.id} ${f.title}: ${w.knownConsequence(f.count, w.consequence[f.consequence] ?? '')}</li>`)}
    </ul>
    <div class="ds-field">
      <input
        class="ds-input"
        type="checkbox"
        id="known"
        .checked=${live(state.known)}
        @change=${(e: Event) => update({ known: (e.target as HTMLInputElement).checked, notice: '' })}
      />
      <label class="ds-label" data-weight="regular" for="known">${w.knownBox}</label>
    </div>
    ${notice()}
  </section>`;
}
