// Horizontal bars: what a person reads in a table, as a picture. The picture
// is hidden from assistive technology; the table behind it is not. Words and
// figures are text of the page, so that they keep their size when bars shrink.
import { html, nothing, type TemplateResult } from 'lit-html';
import { state } from '../state.ts';

export interface Chart {
  id: string;
  title: string;
  series: string[]; // what each number of a row is, this file first
  drawn?: number; // how many of them are bars; the rest stand in the table only
  rows: Row[];
  show(n: number): string;
  note?: string;
  before?: TemplateResult; // what chooses what it shows
}

interface Row {
  name: string;
  values: (number | undefined)[];
  look?: number; // how its first bar is drawn, where rows are not alike
}

export function chart(c: Chart): TemplateResult {
  const most = Math.max(...c.rows.flatMap((r) => r.values.map((v) => v ?? 0)), 1e-9);
  return html`<figure class="chart" aria-labelledby=${c.id}>
    <h3 class="ds-heading" data-size="xs" id=${c.id}>${c.title}</h3>
    ${c.before ?? nothing}
    <div aria-hidden="true">${c.series.length > 1 ? legend(c.series.slice(0, c.drawn)) : nothing} ${c.rows.map((r) => bars(r, most, c))}</div>
    ${table(c)} ${c.note ? html`<figcaption class="quiet">${c.note}</figcaption>` : nothing}
  </figure>`;
}

function legend(series: string[]): TemplateResult {
  return html`<ul class="legend">
    ${series.map((s, i) => html`<li class="with-icon"><svg class="swatch"><rect class="bar-${i}" width="100%" height="100%" /></svg> ${s}</li>`)}
  </ul>`;
}

function bars(r: Row, most: number, c: Chart): TemplateResult {
  return html`<div class="bars">
    <span class="bar-name">${r.name}</span>
    ${r.values.slice(0, c.drawn).map((v, i) =>
      v === undefined
        ? nothing
        : html`<svg class="bar"><rect class="bar-${r.look ?? i}" width="${v > 0 ? Math.max((100 * v) / most, 0.5) : 0}%" height="100%" /></svg><span class="bar-figure">${c.show(v)}</span>`,
    )}
  </div>`;
}

function table(c: Chart): TemplateResult {
  const w = state.words.figures;
  return html`<details class="ds-details">
    <summary>${w.table}</summary>
    <div>
      <table class="ds-table" data-border>
        <caption class="ds-sr-only">${c.title}</caption>
        <thead>
          <tr><th scope="col">${w.group}</th>${c.series.map((s) => html`<th scope="col" class="num">${s}</th>`)}</tr>
        </thead>
        <tbody>
          ${c.rows.map(
            (r) => html`<tr>
              <th scope="row">${r.name}</th>
              ${c.series.map((_, i) => html`<td class="num">${r.values[i] === undefined ? '–' : c.show(r.values[i])}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
