// Comparing with other municipalities, earlier years and the country, one
// measure at a time.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { fromFile, KEY_MEASURES, measures, nation, odd, toFile, type KeyMeasure, type Odd, type Place } from '../flow/compare.ts';
import { earlier } from '../flow/kept.ts';
import { icon } from '../icons.ts';
import { save } from '../save.ts';
import { state, update } from '../state.ts';
import type { Checked, Figures } from '../../shared/protocol.ts';
import { chart } from './chart.ts';

const LARGEST = 1 << 20; // bytes of a file of figures

export function compare(f: Figures, c: Checked): TemplateResult {
  const w = state.words.compare;
  const own: Place = { code: c.report.municipality, name: state.work!.municipality || c.report.municipality, year: c.report.year, values: measures(f) };
  const past = earlier(c.report).map((k) => JSON.parse(k.figures) as Figures);
  const years = past.map((p): Place => ({ ...own, year: p.year, values: measures(p) }));
  const nations = [nation(w.country, 2022), nation(w.country, 2015)];
  return html`<section aria-labelledby="compare">
    <h3 class="ds-heading" data-size="xs" id="compare">${w.heading}</h3>
    <p class="ds-paragraph">${w.why}</p>
    <p class="ds-paragraph">${w.how}</p>
    ${files(own, f)} ${loaded()} ${differences(own, [...state.beside, ...nations], c.names)}
    ${shown(own, [...state.beside, ...years, ...nations], c.names)}
  </section>`;
}

function files(own: Place, f: Figures): TemplateResult {
  const w = state.words.compare;
  const name = `iplos-tall-${own.code}-${own.year}.json`;
  return html`<div class="actions near no-print">
      <input id="figures-of-others" class="ds-sr-only" type="file" multiple accept=".json,application/json" aria-describedby="others-help" @change=${take} />
      <label for="figures-of-others" class="ds-button" data-variant="secondary">${icon('file')} ${w.add}</label>
      <button class="ds-button" data-variant="secondary" @click=${() => save(toFile(own.code, own.name, f), name, 'application/json')}>
        ${icon('download')} ${w.save(own.name, own.year)}
      </button>
    </div>
    <p class="ds-paragraph quiet no-print" id="others-help">${w.addHelp}</p>
    <div role="status">${state.notFigures.map((n) => html`<p class="ds-alert" data-color="warning">${w.bad(n)}</p>`)}</div>`;
}

async function take(e: Event): Promise<void> {
  const input = e.target as HTMLInputElement;
  const given = [...(input.files ?? [])];
  input.value = '';
  const read = await Promise.all(given.map(async (g) => ({ name: g.name, place: g.size > LARGEST ? undefined : fromFile(await g.text()) })));
  const places = read.flatMap((r) => r.place ?? []);
  const kept = state.beside.filter((p) => !places.some((q) => same(p, q)));
  update({ beside: [...kept, ...places], notFigures: read.filter((r) => !r.place).map((r) => r.name) });
}

function same(a: Place, b: Place): boolean {
  return a.code === b.code && a.year === b.year;
}

function loaded(): TemplateResult | typeof nothing {
  const w = state.words.compare;
  if (state.beside.length === 0) return nothing;
  const drop = (p: Place): void => update({ beside: state.beside.filter((q) => q !== p) });
  return html`<ul class="chosen" aria-label=${w.chosen} data-testid="beside">
    ${state.beside.map(
      (p) => html`<li>
        ${w.place(p.name, p.year)}
        <button class="ds-button" data-variant="tertiary" data-size="sm" aria-label=${w.removeOf(p.name, p.year)} @click=${() => drop(p)}>${w.remove}</button>
      </li>`,
    )}
  </ul>`;
}

// named is a measure's name; undefined for one that has none here.
function named(measure: string, names: Record<string, string>): string {
  const [kind, type] = measure.split('.');
  if (type === undefined) return state.words.compare.names[measure as KeyMeasure];
  const service = `${type} ${names[type] ?? ''}`.trim();
  return kind === 'hours' ? state.words.compare.hoursOf(service) : state.words.compare.usersOf(service);
}

function told(measure: string): (v: number) => string {
  const n = state.words.forms;
  if (measure === 'recipients') return n.number;
  return measure === 'servicesPerRecipient' || measure.startsWith('hours.') ? n.decimal : n.percent;
}

function differences(own: Place, others: Place[], names: Record<string, string>): TemplateResult {
  const w = state.words.compare;
  const far = odd(own, others);
  return html`<div data-testid="differences">
    ${far.length === 0
      ? html`<p class="ds-paragraph">${w.close}</p>`
      : html`<p class="ds-paragraph">${w.far}</p>
          <ul class="ds-list">${far.slice(0, 5).map((o) => html`<li>${sentence(o, names)}</li>`)}</ul>`}
    <p class="ds-paragraph quiet" data-size="sm">${w.limits}</p>
  </div>`;
}

function sentence(o: Odd, names: Record<string, string>): string {
  const show = told(o.measure);
  const [low, high] = [show(Math.min(...o.others)), show(Math.max(...o.others))];
  return state.words.compare.differs(named(o.measure, names), show(o.own), low === high ? low : `${low.replace(/\s*%$/, '')}–${high}`);
}

function shown(own: Place, others: Place[], names: Record<string, string>): TemplateResult {
  const w = state.words.compare;
  const has = (m: string): boolean => m in own.values;
  const list = (kind: string) => Object.keys(own.values).filter((m) => m.startsWith(`${kind}.`));
  const measure = has(state.measure) ? state.measure : KEY_MEASURES[1];
  const option = (m: string) => html`<option value=${m} ?selected=${m === measure}>${named(m, names)}</option>`;
  const set = (e: Event): void => update({ measure: (e.target as HTMLSelectElement).value });
  const rows = [own, ...others.filter((p) => measure in p.values)];
  return chart({
    id: 'chart-compare',
    title: named(measure, names),
    before: html`<div class="ds-field choice">
      <label class="ds-label" for="measure">${w.measure}</label>
      <select class="ds-input" id="measure" .value=${live(measure)} @change=${set}>
        <optgroup label=${w.groups.key}>${KEY_MEASURES.map(option)}</optgroup>
        <optgroup label=${w.groups.users}>${list('users').map(option)}</optgroup>
        <optgroup label=${w.groups.hours}>${list('hours').map(option)}</optgroup>
      </select>
    </div>`,
    series: [named(measure, names)],
    rows: rows.map((p) => ({
      name: p === own ? w.own(p.name, p.year) : w.place(p.name, p.year),
      values: [p.values[measure]],
      look: p === own ? 0 : p.code === '' ? 2 : 1,
    })),
    show: told(measure),
    ...(rows.length === 1 && { note: w.alone }),
  });
}
