// Step 3: what the delivery says in sum, beside last year's and the country's.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { country, need as countryNeed, usersShare, type Published } from '../flow/country.ts';
import { recall } from '../flow/kept.ts';
import { state, update } from '../state.ts';
import type { Checked, Figures, Fired } from '../../shared/protocol.ts';
import { notice } from './choose.ts';
import { correction, keepTrace } from './changes.ts';
import { chart } from './chart.ts';
import { compare } from './compare.ts';
import { tick } from './field.ts';
import { bands } from './hours.ts';
import { next, onward } from './next.ts';
import { tag } from './rules.ts';
import { heading } from './way.ts';

export function figures(): TemplateResult {
  const w = state.words.figures;
  const checked = state.work!.checked!;
  return html`
    ${heading(w.heading)}
    <p class="ds-paragraph">${w.lead}</p>
    ${standsOut(checked)} ${notice()} ${correction(state.work!)} ${checked.figures ? onward() : nothing} ${checked.figures ? all(checked.figures, checked) : html`<p class="ds-paragraph">${w.none}</p>`}
    ${checked.figures ? keep() : nothing} ${keepTrace(state.work!)} ${next(3, () => maySend(checked))}
  `;
}

// What a click must confirm: a service that vanished, a delivery that shrank.
const CONFIRM = ['P006', 'P018'];

function plausibility(c: Checked): Fired[] {
  return (c.report.rules ?? []).filter((r) => r.id.startsWith('P'));
}

function standsOut(c: Checked): TemplateResult {
  const w = state.words.figures;
  const fired = plausibility(c);
  if (fired.length === 0) return html`<p class="ds-alert" data-color="success">${w.nothing}</p>`;
  const messages = (id: string) => (c.report.findings ?? []).filter((f) => f.rule === id).slice(0, 30);
  return html`<section class="ds-card" aria-labelledby="stands-out" data-testid="stands-out">
    <h3 class="ds-heading" data-size="xs" id="stands-out">${w.standsOut}</h3>
    <ul class="ds-list">
      ${fired.map((r) => html`<li>${tag(r.severity)} ${messages(r.id).map((f) => html`${f.message} `)} <span class="quiet">${r.advice}</span></li>`)}
    </ul>
    ${fired.filter((r) => CONFIRM.includes(r.id)).map((r) => confirm(r.id, r.id === 'P006' ? w.gone : w.shrunk))}
  </section>`;
}

function confirm(id: string, words: string): TemplateResult {
  const set = (e: Event): void => {
    const seen = new Set(state.seen);
    if ((e.target as HTMLInputElement).checked) seen.add(id);
    else seen.delete(id);
    update({ seen, notice: '' });
  };
  return html`<div class="ds-field">
    <input class="ds-input" type="checkbox" id="seen-${id}" .checked=${live(state.seen.has(id))} @change=${set} />
    <label class="ds-label" data-weight="regular" for="seen-${id}">${words}</label>
  </div>`;
}

function maySend(c: Checked): boolean {
  const unseen = plausibility(c).find((r) => CONFIRM.includes(r.id) && !state.seen.has(r.id));
  if (!unseen) return true;
  update({ notice: state.words.figures.confirm });
  document.getElementById(`seen-${unseen.id}`)?.focus();
  return false;
}

function keep(): TemplateResult {
  const w = state.words.figures;
  return tick('keep', state.keepFigures, w.keep, w.keepHelp, (keepFigures) => update({ keepFigures }));
}

function all(f: Figures, c: Checked): TemplateResult {
  const kept = recall(c.report, c.report.year - 1);
  const before = kept ? (JSON.parse(kept.figures) as Figures) : undefined;
  return html`${keyFigures(f, before)}
    <div class="charts">${ages(f, before)} ${housing(f, before)} ${need(f, before)}</div>
    ${services(f, before, c.names)} ${hours(f, before, c.names)} ${bands(f, c.names)} ${compare(f, c)}`;
}

function keyFigures(f: Figures, before: Figures | undefined): TemplateResult {
  const w = state.words.figures;
  const n = state.words.forms;
  const d = f.dayActivity;
  const all = (p: Published, show: (v: number) => string): string => w.inYear(show(p.value), p.year);
  const rows: [string, (x: Figures) => string, string][] = [
    [w.recipients, (x) => n.number(x.recipients), all(country.recipients, n.number)],
    [w.services, (x) => n.number(x.services), ''],
    [w.perPerson, (x) => n.decimal(x.servicesPerRecipient), all(country.servicesPerRecipient, n.decimal)],
    [w.women, (x) => n.percent(x.womenShare), all(country.womenShare, n.percent)],
    [w.under18, (x) => n.percent(x.under18Share), all(country.under18Share, n.percent)],
    [w.under50, (x) => n.percent(x.under50Share), all(country.under50Share, n.percent)],
    [w.under67, (x) => n.percent(x.under67Share), all(country.under67Share, n.percent)],
    [w.institution, (x) => n.percent(x.institutionShare), all(country.institutionShare, n.percent)],
  ];
  if (d.dementiaAtHome > 0) rows.push([w.dementia, (x) => n.percent(x.dayActivity.dementiaShare), all(country.dementiaShare, n.percent)]);
  if (d.disabilityAtHome > 0) rows.push([w.disability, (x) => n.percent(x.dayActivity.disabilityShare), '']);
  return html`<h3 class="ds-heading" data-size="xs" id="key-figures">${w.charts.key}</h3>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="key-figures">
      <table class="ds-table" data-border data-testid="key-figures">
        <caption class="ds-sr-only">${w.charts.key}</caption>
        <thead>
          <tr>
            <th scope="col">${w.group}</th>
            <th scope="col" class="num">${w.now}</th>
            ${before ? html`<th scope="col" class="num">${w.before}</th>` : nothing}
            <th scope="col" class="num">${w.country}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, show, all]) => html`<tr>
              <th scope="row">${name}</th>
              <td class="num" data-label=${w.now}>${show(f)}</td>
              ${before ? html`<td class="num" data-label=${w.before}>${show(before)}</td>` : nothing}
              <td class="num" data-label=${w.country}>${all || '–'}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="ds-paragraph quiet" data-size="sm">${w.source}</p>`;
}

function ages(f: Figures, before: Figures | undefined): TemplateResult {
  const w = state.words.figures;
  const sum = (g: Figures['ageSex'][number] | undefined): number | undefined => g && g.women + g.men + g.unknown;
  const groups = f.ageSex.filter((g) => g.group !== 'unknown' || sum(g)! > 0);
  return chart({
    id: 'chart-age',
    title: w.charts.age,
    series: before ? [w.now, w.before] : [w.now],
    rows: groups.map((g) => ({
      name: g.group === 'unknown' ? state.words.about.unknown : g.group.replace('-', '–'),
      values: [sum(g), sum(before?.ageSex.find((b) => b.group === g.group))],
    })),
    show: state.words.forms.number,
  });
}

function housing(f: Figures, before: Figures | undefined): TemplateResult {
  const w = state.words.figures;
  const of = (k: 'institutionShare' | 'otherMunicipalShare' | 'ordinaryShare') => [f[k], country[k].value, before?.[k]];
  return chart({
    id: 'chart-housing',
    title: w.charts.housing,
    series: before ? [w.now, w.countryIn(2015), w.before] : [w.now, w.countryIn(2015)],
    rows: [
      { name: w.homes.institution, values: of('institutionShare') },
      { name: w.homes.other, values: of('otherMunicipalShare') },
      { name: w.homes.ordinary, values: of('ordinaryShare') },
    ],
    show: state.words.forms.percent,
  });
}

function need(f: Figures, before: Figures | undefined): TemplateResult {
  const w = state.words.figures;
  const names = ['some', 'medium', 'extensive', 'unstated'] as const;
  const share = (x: Figures, k: (typeof names)[number]): number => (x.recipients === 0 ? 0 : x.need[k] / x.recipients);
  return chart({
    id: 'chart-need',
    title: w.charts.need,
    series: before ? [w.now, w.countryIn(2021), w.before] : [w.now, w.countryIn(2021)],
    rows: names.map((k) => ({ name: w.needs[k], values: [share(f, k), countryNeed[k], before && share(before, k)] })),
    show: state.words.forms.percent,
  });
}

function services(f: Figures, before: Figures | undefined, names: Record<string, string>): TemplateResult {
  const w = state.words.figures;
  const share = (x: Figures, type: number): number =>
    x.recipients === 0 ? 0 : (x.serviceTypes.find((s) => s.type === type)?.users ?? 0) / x.recipients;
  const types = new Set([...f.serviceTypes, ...(before?.serviceTypes ?? [])].map((s) => s.type));
  return chart({
    id: 'chart-services',
    title: w.charts.services,
    series: [w.now, w.countryIn(2022), ...(before ? [w.before] : []), w.countryIn(2015)],
    drawn: before ? 3 : 2,
    rows: [...types]
      .sort((a, b) => a - b)
      .map((t) => ({
        name: `${t} ${names[t] ?? ''}`,
        values: [share(f, t), usersShare(t, 2022), ...(before ? [share(before, t)] : []), usersShare(t, 2015)],
      })),
    show: state.words.forms.percent,
  });
}

function hours(f: Figures, before: Figures | undefined, names: Record<string, string>): TemplateResult {
  const w = state.words.figures;
  const mean = (x: Figures | undefined, type: number): number | undefined => {
    const s = x?.serviceTypes.find((t) => t.type === type);
    return s && s.withHours > 0 ? s.meanMinutes / 60 : undefined;
  };
  return chart({
    id: 'chart-hours',
    title: w.charts.hours,
    series: before ? [w.now, w.before] : [w.now],
    rows: f.serviceTypes
      .filter((s) => s.withHours > 0)
      .map((s) => ({ name: `${s.type} ${names[s.type] ?? ''}`, values: [mean(f, s.type), mean(before, s.type)] })),
    show: state.words.forms.decimal,
    note: w.own,
  });
}
