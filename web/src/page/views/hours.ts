// Hours a week of one service at a time, in the bands that the country's
// figures are published in.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { hours as published } from '../flow/country.ts';
import { state, update } from '../state.ts';
import type { Figures } from '../../shared/protocol.ts';
import { chart } from './chart.ts';

const ENOUGH = 20; // rows before a difference is worth a word
const FAR = 0.2; // of all rows; ours

interface Hours {
  type: number;
  name: string;
  rows: number;
  own: number[]; // shares by band
  all: number[];
}

export function bands(f: Figures, names: Record<string, string>): TemplateResult | typeof nothing {
  const w = state.words.bands;
  const types = comparable(f, names);
  const most = [...types].sort((a, b) => b.rows - a.rows)[0];
  if (!most) return nothing;
  const shown = types.find((t) => t.type === state.hoursOf) ?? most;
  return html`<section aria-labelledby="chart-bands">
    ${chart({
      id: 'chart-bands',
      title: w.heading,
      before: pick(types, shown),
      series: [state.words.figures.now, w.country],
      rows: w.names.map((name, i) => ({ name, values: [shown.own[i], shown.all[i]] })),
      show: state.words.forms.percent,
      note: w.note,
    })}
    ${differences(types)}
  </section>`;
}

function comparable(f: Figures, names: Record<string, string>): Hours[] {
  return f.serviceTypes.flatMap((s) => {
    const all = published(s.type);
    const rows = (s.hourBands ?? []).reduce((n, k) => n + k, 0);
    if (!all || rows === 0) return [];
    return [{ type: s.type, name: names[s.type] ?? String(s.type), rows, own: s.hourBands!.map((n) => n / rows), all }];
  });
}

function pick(types: Hours[], shown: Hours): TemplateResult {
  const set = (e: Event): void => update({ hoursOf: Number((e.target as HTMLSelectElement).value) });
  return html`<div class="ds-field choice">
    <label class="ds-label" for="hours-of">${state.words.bands.service}</label>
    <select class="ds-input" id="hours-of" .value=${live(String(shown.type))} @change=${set}>
      ${types.map((t) => html`<option value=${t.type} ?selected=${t === shown}>${t.type} ${t.name}</option>`)}
    </select>
  </div>`;
}

// differences says in words where a service's hours lie otherwise than the
// country's.
function differences(types: Hours[]): TemplateResult {
  const w = state.words.bands;
  const n = state.words.forms;
  const told = types
    .filter((t) => t.rows >= ENOUGH)
    .map((t) => {
      const far = t.own.map((v, i) => Math.abs(v - t.all[i]!));
      return { t, i: far.indexOf(Math.max(...far)), far: Math.max(...far) };
    })
    .filter((d) => d.far >= FAR)
    .sort((a, b) => b.far - a.far);
  if (told.length === 0) return html`<p class="ds-paragraph">${w.alike}</p>`;
  return html`<ul class="ds-list">
    ${told.slice(0, 5).map(({ t, i }) => html`<li>${w.differs(t.name, w.names[i]!, n.percent(t.own[i]!), n.percent(t.all[i]!))}</li>`)}
  </ul>`;
}
