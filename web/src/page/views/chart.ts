// Horizontal bars: what a person reads in a table, as a picture. The picture
// is hidden from assistive technology; the table behind it is not.
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { state } from '../state.ts';

export interface Chart {
  id: string;
  title: string;
  series: string[]; // what each number of a row is, this file first
  rows: { name: string; values: (number | undefined)[] }[];
  show(n: number): string;
  note?: string;
}

const BAR = 18; // px, and the other lengths
const GAP = 14;
const LABEL = 22;
const WIDTH = 640;
const FIGURE = 90; // room for the number after a bar

export function chart(c: Chart): TemplateResult {
  return html`<figure class="chart" aria-labelledby=${c.id}>
    <h3 class="ds-heading" data-size="xs" id=${c.id}>${c.title}</h3>
    ${c.series.length > 1 ? legend(c.series) : nothing} ${picture(c)} ${table(c)}
    ${c.note ? html`<figcaption class="quiet">${c.note}</figcaption>` : nothing}
  </figure>`;
}

function legend(series: string[]): TemplateResult {
  return html`<ul class="legend" aria-hidden="true">
    ${series.map((s, i) => html`<li><svg width="24" height="14"><rect class="bar-${i}" x="1" y="1" width="22" height="12" /></svg> ${s}</li>`)}
  </ul>`;
}

function picture(c: Chart): TemplateResult {
  const most = Math.max(...c.rows.flatMap((r) => r.values.map((v) => v ?? 0)), 1e-9);
  const rowHeight = LABEL + BAR * c.series.length + GAP;
  const height = rowHeight * c.rows.length;
  const scale = (WIDTH - FIGURE) / most;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" class="bars" aria-hidden="true" focusable="false">
    <line class="axis" x1="0.5" x2="0.5" y1="0" y2=${height} />
    ${c.rows.map((r, i) => row(r, i * rowHeight, scale, c.show))}
  </svg>`;
}

function row(r: Chart['rows'][number], y: number, scale: number, show: Chart['show']) {
  return svg`
    <text x="6" y=${y + 15}>${r.name}</text>
    ${r.values.map((v, i) => {
      if (v === undefined) return nothing;
      const top = y + LABEL + i * BAR;
      const width = Math.max(v * scale, 1);
      return svg`<rect class=${`bar-${i}`} x="0.5" y=${top} width=${width} height=${BAR - 3} />
        <text class="figure" x=${width + 6} y=${top + BAR - 6}>${show(v)}</text>`;
    })}
  `;
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
