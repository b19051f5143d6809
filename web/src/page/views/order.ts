// The form by which special statistics are ordered. Fetched when opened.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { faults, FIRST, last, ordered, place, VARIABLES, type Field, type Order } from '../flow/order.ts';
import { update } from '../state.ts';
import type { Pages } from '../words/pages.ts';

type Words = Pages['order'];

const form: Order = { purpose: '', from: '', to: '', variables: new Set(), name: '', orgNr: '', address: '', mail: '' };
let tried = false;

export function order(texts: Pages): () => TemplateResult {
  const w = texts.order;
  return () => {
    if (form.from === '') form.from = form.to = String(last());
    return html`
      <h1 class="ds-heading" data-size="lg" tabindex="-1">${w.title}</h1>
      <p class="ds-paragraph lead" data-size="lg">${w.lead}</p>
      <p class="ds-paragraph">${w.how}</p>
      ${summary(w)} ${fields(w)} ${outcome(w)}
    `;
  };
}

// says is the sentence on a field's fault.
function says(w: Words, f: Field): string {
  const words: Record<Field, string> = {
    purpose: w.purposeMissing,
    from: w.yearsMissing(FIRST, last()),
    variables: w.variablesMissing,
    name: w.nameMissing,
    orgNr: w.orgNrMissing,
    address: w.addressMissing,
    mail: w.mailMissing,
  };
  return words[f];
}

const bad = (f: Field): boolean => tried && faults(form).includes(f);

function submit(e: Event): void {
  e.preventDefault();
  tried = true;
  if (faults(form).length === 0) return void place(form);
  update({});
  requestAnimationFrame(() => document.getElementById('order-missing')?.focus());
}

function summary(w: Words): TemplateResult | typeof nothing {
  const wrong = faults(form);
  if (!tried || wrong.length === 0) return nothing;
  const go = (e: Event, f: Field): void => {
    e.preventDefault(); // the address after # is the route
    document.getElementById(`order-${f}`)?.focus();
  };
  return html`<div class="ds-error-summary" id="order-missing" tabindex="-1" role="group" aria-labelledby="order-missing-heading">
    <h2 id="order-missing-heading" class="ds-heading" data-size="2xs">${w.missing}</h2>
    <ul class="ds-list">
      ${wrong.map((f) => html`<li><a class="ds-link" href="#order-${f}" @click=${(e: Event) => go(e, f)}>${says(w, f)}</a></li>`)}
    </ul>
  </div>`;
}

function fields(w: Words): TemplateResult {
  return html`<form novalidate class="order" @submit=${submit}>
    ${area(w, 'purpose', w.purpose, w.purposeHelp)} ${years(w)} ${variables(w)}
    <h2 class="ds-heading" data-size="sm">${w.invoice}</h2>
    ${line(w, 'name', w.name, 'organization')} ${line(w, 'orgNr', w.orgNr, 'off')} ${area(w, 'address', w.address)}
    ${line(w, 'mail', w.mail, 'email')}
    <div class="actions"><button class="ds-button" type="submit">${w.button}</button></div>
  </form>`;
}

type Text = Exclude<Field, 'variables'> | 'to';

const set = (name: Text) => (e: Event): void => {
  form[name] = (e.target as HTMLInputElement).value;
  update({});
};

function fault(w: Words, f: Field): TemplateResult {
  return html`<p class="ds-validation-message" id="order-${f}-fault" ?hidden=${!bad(f)}>${says(w, f)}</p>`;
}

function area(w: Words, name: 'purpose' | 'address', label: string, help = ''): TemplateResult {
  return html`<div class="ds-field">
    <label class="ds-label" for="order-${name}">${label}</label>
    ${help ? html`<p data-field="description" id="order-${name}-help">${help}</p>` : nothing}
    <textarea
      class="ds-input"
      id="order-${name}"
      rows="3"
      required
      aria-invalid=${bad(name)}
      aria-describedby="${help ? `order-${name}-help ` : ''}order-${name}-fault"
      .value=${live(form[name])}
      @input=${set(name)}
    ></textarea>
    ${fault(w, name)}
  </div>`;
}

function line(w: Words, name: 'name' | 'orgNr' | 'mail', label: string, complete: string): TemplateResult {
  return html`<div class="ds-field">
    <label class="ds-label" for="order-${name}">${label}</label>
    <input
      class="ds-input"
      id="order-${name}"
      type=${name === 'mail' ? 'email' : 'text'}
      inputmode=${name === 'orgNr' ? 'numeric' : nothing}
      autocomplete=${complete}
      ?required=${name !== 'orgNr'}
      aria-invalid=${bad(name)}
      aria-describedby="order-${name}-fault"
      .value=${live(form[name])}
      @input=${set(name)}
    />
    ${fault(w, name)}
  </div>`;
}

function years(w: Words): TemplateResult {
  const year = (name: 'from' | 'to', label: string): TemplateResult => html`<div class="ds-field">
    <label class="ds-label" data-weight="regular" for="order-${name}">${label}</label>
    <input
      class="ds-input"
      id="order-${name}"
      type="text"
      inputmode="numeric"
      maxlength="4"
      aria-invalid=${bad('from')}
      aria-describedby="order-from-fault"
      .value=${live(form[name])}
      @input=${set(name)}
    />
  </div>`;
  return html`<fieldset class="ds-fieldset">
    <legend class="ds-label">${w.years}</legend>
    <div class="years">${year('from', w.from)} ${year('to', w.to)}</div>
    ${fault(w, 'from')}
  </fieldset>`;
}

function variables(w: Words): TemplateResult {
  const turn = (v: string) => (e: Event): void => {
    if ((e.target as HTMLInputElement).checked) form.variables.add(v);
    else form.variables.delete(v);
    update({});
  };
  return html`<fieldset class="ds-fieldset">
    <legend class="ds-label">${w.variables}</legend>
    <p class="ds-paragraph quiet" id="order-variables-help">${w.variablesHelp}</p>
    ${VARIABLES.map(
      (v, i) => html`<div class="ds-field">
        <input
          class="ds-input"
          type="checkbox"
          id=${i === 0 ? 'order-variables' : `order-${v}`}
          aria-describedby="order-variables-help order-variables-fault"
          .checked=${live(form.variables.has(v))}
          @change=${turn(v)}
        />
        <label class="ds-label" data-weight="regular" for=${i === 0 ? 'order-variables' : `order-${v}`}>${w.names[v]}</label>
      </div>`,
    )}
    ${fault(w, 'variables')}
  </fieldset>`;
}

function outcome(w: Words): TemplateResult {
  const d = ordered();
  const told = {
    rest: nothing,
    working: html`<p class="ds-paragraph">${w.working}</p>`,
    noKey: html`<p class="ds-alert" data-color="warning">${w.noKey}</p>`,
    failed: html`<p class="ds-alert" data-color="danger">${w.failed}</p>`,
    saved: html`<div class="ds-alert" data-color="success" data-testid="ordered">
      <h2 class="ds-heading" data-size="xs">${w.done(d.at === 'saved' ? d.file : '')}</h2>
      <p class="ds-paragraph">${w.doneText}</p>
    </div>`,
  };
  return html`<div role="status" class="outcome">${told[d.at]}</div>`;
}
