// What the chosen file is, in a list of facts.
import { html, type TemplateResult } from 'lit-html';
import { state, type Work } from '../state.ts';
import type { Kind } from '../../shared/protocol.ts';

export function aboutFile(work: Work): TemplateResult {
  const w = state.words.about;
  const r = work.checked!.report;
  const n = state.words.forms;
  const rows: [string, string][] = [
    [w.file, `${work.file.name}, ${n.size(work.file.size)}`],
    [w.municipality, r.municipality ? `${r.municipality} ${work.municipality}`.trim() : w.unknown],
    [w.year, r.year ? String(r.year) : w.unknown],
    [w.format, r.format ? w.version(w.formats[r.format] ?? r.format, r.version) : w.unknown],
    [w.persons, n.number(r.persons)],
    [w.services, n.number(r.services)],
    [w.vendor, r.vendor || w.unknown],
    [w.kind, r.kind ? w.kinds[r.kind as Kind] : w.unknown],
  ];
  const told = r.counts.fatal === 0 ? rows : rows.filter(([k, v]) => v !== w.unknown && k !== w.persons && k !== w.services);
  return html`<section aria-labelledby="file-facts">
    <h3 id="file-facts" class="ds-heading" data-size="xs">${w.heading}</h3>
    ${facts(told)}
  </section>`;
}

export function facts(rows: [string, string | TemplateResult][]): TemplateResult {
  return html`<dl class="facts">${rows.map(([k, v]) => html`<div><dt>${k}</dt><dd>${v}</dd></div>`)}</dl>`;
}
