// Rules, variables and code lists of a year, rendered from the core's rows.
import { html, nothing, type TemplateResult } from 'lit-html';
import { startEngine } from '../engine.ts';
import { state, update } from '../state.ts';
import type { Lang, Spec, SpecList, SpecRule, SpecVariable } from '../../shared/protocol.ts';
import type { Pages } from '../words/pages.ts';
import { article } from './pages.ts';
import { tag } from './rules.ts';

export type Specs = Spec[]; // rising by year, then KPR

let chosen = 0; // index into the specs
let wanted = '';

export async function reference(texts: Pages): Promise<() => TemplateResult> {
  const specs = await fetchSpecs(state.words.lang as Lang);
  chosen = specs.length - 2;
  return () => article(texts.pages.reference, body(specs));
}

async function fetchSpecs(lang: Lang): Promise<Specs> {
  const engine = startEngine();
  try {
    const kpr = await engine.call('spec', { format: 'kpr', year: 0, lang });
    const years = await Promise.all(kpr.years.map((year) => engine.call('spec', { format: 'aar', year, lang })));
    return [...years, kpr];
  } finally {
    engine.end();
  }
}

function body(specs: Specs): TemplateResult {
  const w = state.words.reference;
  const spec = specs[chosen]!;
  const rule = /^\/regler\/([A-Z]\d{3})/.exec(state.route)?.[1] ?? '';
  showRule(rule);
  return html`
    <div class="ds-field">
      <label class="ds-label" for="spec">${w.choose}</label>
      <select class="ds-input" id="spec" @change=${(e: Event) => pick(Number((e.target as HTMLSelectElement).value))}>
        ${specs.map((s, i) => html`<option value=${i} ?selected=${i === chosen}>${nameOf(s)}</option>`)}
      </select>
    </div>
    <ul class="links">
      ${(['rules', 'variables', 'codes', ...(spec.changes ? (['changes'] as const) : [])] as const).map(
        (k) => html`<li><a class="ds-link" href="#/regler" @click=${(e: Event) => jump(e, k)}>${w[k]}</a></li>`,
      )}
    </ul>
    <p class="ds-paragraph quiet" data-size="sm">${w.sources}</p>
    ${rules(spec.rules.rules, rule)} ${variables(spec)} ${codes(spec.codes.lists)} ${changes(spec)}
  `;
}

function pick(i: number): void {
  chosen = i;
  update({});
}

function nameOf(s: Spec): string {
  const f = state.words.about.formats[s.format] ?? s.format;
  return s.year ? `${f} ${s.year} (${s.version})` : `${f} (${s.version})`;
}

// The address after # is the route, so a jump within the page moves focus itself.
function jump(e: Event, id: string): void {
  e.preventDefault();
  focusOn(id);
}

function focusOn(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView();
  target?.focus({ preventScroll: true });
}

// showRule brings the rule that the address names into view, once.
function showRule(rule: string): void {
  if (rule === wanted) return;
  wanted = rule;
  if (rule) requestAnimationFrame(() => focusOn(`rule-${rule}`));
}

function rules(rows: SpecRule[], current: string): TemplateResult {
  const w = state.words.reference;
  const f = state.words.findings;
  return html`
    <h2 class="ds-heading" data-size="sm" id="rules" tabindex="-1">${w.rules}</h2>
    <p class="ds-paragraph">${w.ruleCount(rows.length)}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="rules">
      <table class="ds-table" data-border>
        <caption class="ds-sr-only">${w.rules}</caption>
        <thead>
          <tr>
            <th scope="col">${f.columns.rule}</th>
            <th scope="col">${f.columns.severity}</th>
            <th scope="col">${w.says}</th>
            <th scope="col">${f.columns.consequence}</th>
            <th scope="col">${w.mark}</th>
            <th scope="col">${w.source}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (r) => html`<tr id="rule-${r.id}" tabindex="-1" data-current=${r.id === current}>
              <th scope="row">${r.id}</th>
              <td data-label=${f.columns.severity}>${tag(r.severity)}</td>
              <td data-label=${w.says}>${r.title}${r.advice ? html`<br /><span class="quiet">${r.advice}</span>` : nothing}</td>
              <td data-label=${f.columns.consequence}>${f.consequence[r.consequence] ?? ''}</td>
              <td data-label=${w.mark}>${r.mark}</td>
              <td data-label=${w.source}>${r.source}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function variables(spec: Spec): TemplateResult {
  const w = state.words.reference;
  const all = spec.variables.variables;
  return html`
    <h2 class="ds-heading" data-size="sm" id="variables" tabindex="-1">${w.variables}</h2>
    <p class="ds-paragraph">${w.namespace} <code>${spec.variables.namespace}</code></p>
    ${all.map((v, i) => (v.attribute ? nothing : element(v, attributesAfter(all, i))))}
  `;
}

// attributesAfter are an element's attributes: they follow it in the list.
function attributesAfter(all: SpecVariable[], i: number): SpecVariable[] {
  const end = all.findIndex((v, k) => k > i && !v.attribute);
  return all.slice(i + 1, end < 0 ? undefined : end);
}

function element(e: SpecVariable, attributes: SpecVariable[]): TemplateResult {
  const w = state.words.reference;
  const id = `element-${e.parent ?? ''}-${e.element}`;
  return html`
    <h3 class="ds-heading" data-size="xs" id=${id}>${e.element}</h3>
    <p class="ds-paragraph">
      ${e.meaning}. ${e.parent ? w.within(e.parent, e.min, e.max) : nothing} <span class="quiet">${e.mark} ${e.source}</span>
    </p>
    ${attributes.length === 0
      ? nothing
      : html`<div class="scroll" tabindex="0" role="region" aria-labelledby=${id}>
          <table class="ds-table" data-border>
            <caption class="ds-sr-only">${w.attributesOf(e.element)}</caption>
            <thead>
              <tr>
                <th scope="col">${w.attribute}</th>
                <th scope="col">${w.meaning}</th>
                <th scope="col">${w.form}</th>
                <th scope="col">${w.list}</th>
                <th scope="col">${w.required}</th>
                <th scope="col">${w.mark}</th>
                <th scope="col">${w.source}</th>
              </tr>
            </thead>
            <tbody>${attributes.map(attribute)}</tbody>
          </table>
        </div>`}
  `;
}

function attribute(a: SpecVariable): TemplateResult {
  const w = state.words.reference;
  return html`<tr>
    <th scope="row"><code>${a.attribute}</code></th>
    <td data-label=${w.meaning}>${a.meaning}</td>
    <td data-label=${w.form}>${a.form}</td>
    <td data-label=${w.list}>${a.list}</td>
    <td data-label=${w.required}>${a.min > 0 ? w.yes : w.no}</td>
    <td data-label=${w.mark}>${a.mark}</td>
    <td data-label=${w.source}>${a.source}</td>
  </tr>`;
}

function codes(lists: SpecList[]): TemplateResult {
  const w = state.words.reference;
  return html`
    <h2 class="ds-heading" data-size="sm" id="codes" tabindex="-1">${w.codes}</h2>
    ${lists.map(
      (l) => html`<details class="ds-details">
        <summary>${l.id} ${l.title}</summary>
        <div>
          <table class="ds-table">
            <caption class="ds-sr-only">${l.title}</caption>
            <thead>
              <tr><th scope="col">${w.code}</th><th scope="col">${w.meaning}</th><th scope="col">${w.valid}</th></tr>
            </thead>
            <tbody>
              ${l.codes.map(
                (c) => html`<tr>
                  <th scope="row"><code>${c.value}</code></th>
                  <td>${c.meaning}</td>
                  <td>${w.validity(c.gyldigFra ?? 0, c.gyldigTil ?? 0)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
          <p class="ds-paragraph quiet">${l.mark} ${l.source}</p>
        </div>
      </details>`,
    )}
  `;
}

function changes(spec: Spec): TemplateResult | typeof nothing {
  const w = state.words.reference;
  const c = spec.changes;
  if (!c) return nothing;
  return html`
    <h2 class="ds-heading" data-size="sm" id="changes" tabindex="-1">${w.changesSince(c.from)}</h2>
    ${c.changes.length === 0 ? html`<p class="ds-paragraph">${w.noChanges}</p>` : nothing}
    <ul class="ds-list">
      ${c.changes.map((x) => html`<li>${w.change[x.what]} <code>${x.where}</code>, ${x.words}</li>`)}
    </ul>
  `;
}
