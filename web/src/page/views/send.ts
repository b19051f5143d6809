// Step 4: to whom, from whom, as what; then sealing and sending.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { kindOf } from '../flow/check.ts';
import { keyFor, missing, send, stop, type Missing } from '../flow/send.ts';
import { state, update, type Form } from '../state.ts';
import type { Kind, Report } from '../../shared/protocol.ts';
import type { Problem } from '../service.ts';
import { facts } from './about.ts';
import { notice } from './choose.ts';
import { back } from './next.ts';
import { heading } from './way.ts';

export function sendStep(): TemplateResult {
  const report = state.work!.checked!.report;
  const busy = state.sending.at !== 'rest' && state.sending.at !== 'failed';
  return html`${heading(state.words.send.heading)} ${notice()} ${busy ? progress() : form(report)}`;
}

function form(report: Report): TemplateResult {
  const w = state.words.send;
  const place = w.place(state.work!.municipality);
  const trial = kindOf(report) === 'test';
  return html`
    ${state.sending.at === 'failed' ? failure(state.sending.problem) : nothing} ${receiver(report)} ${summary()}
    <form novalidate @submit=${submit}>
      ${field('contact', 'email', w.contact, w.contactHelp, w.contactMissing, 'email')}
      ${field('token', 'password', w.code, w.codeHelp, w.codeMissing, 'current-password')}
      ${report.kind === '' ? kinds() : nothing}
      <div class="actions">
        <button class="ds-button" type="submit">${trial ? w.trial(place) : w.button(place)}</button>
        ${back(4)}
      </div>
    </form>
  `;
}

function submit(e: Event): void {
  e.preventDefault();
  if (missing().length > 0) {
    update({ form: { ...state.form, tried: true } });
    requestAnimationFrame(() => document.getElementById('missing')?.focus());
    return;
  }
  void send();
}

function receiver(report: Report): TemplateResult {
  const w = state.words.send;
  if (state.keysBad) return html`<p class="ds-alert" data-color="danger">${w.keysBad}</p>`;
  if (!state.keys) return html`<p class="ds-alert" data-color="info">${w.keysWait}</p>`;
  const key = keyFor(report.year);
  if (!key) return html`<p class="ds-alert" data-color="warning">${w.noKey(report.year)}</p>`;
  return facts([
    [w.receiver, w.ssb],
    [w.key, w.keyFor(report.year)],
    [w.fingerprint, html`<code>${key.id.match(/.{4}/g)?.join(' ')}</code>`],
  ]);
}

function summary(): TemplateResult | typeof nothing {
  const w = state.words.send;
  const gone = missing();
  if (!state.form.tried || gone.length === 0) return nothing;
  const words: Record<Missing, string> = { contact: w.contactMissing, token: w.codeMissing, kind: w.kindMissing };
  return html`<div class="ds-error-summary" id="missing" tabindex="-1" role="group" aria-labelledby="missing-heading">
    <h3 id="missing-heading" class="ds-heading" data-size="2xs">${w.missing}</h3>
    <ul class="ds-list">
      ${gone.map((m) => html`<li><a class="ds-link" href="#${m}" @click=${(e: Event) => focusField(e, m)}>${words[m]}</a></li>`)}
    </ul>
  </div>`;
}

// The address after # is the route, so the link moves focus itself.
function focusField(e: Event, id: string): void {
  e.preventDefault();
  document.getElementById(id)?.focus();
}

function change(part: Partial<Form>): void {
  update({ form: { ...state.form, ...part } });
}

function field(name: 'contact' | 'token', type: string, label: string, help: string, fault: string, complete: string): TemplateResult {
  const bad = state.form.tried && missing().includes(name);
  return html`<div class="ds-field">
    <label class="ds-label" for=${name}>${label}</label>
    <p data-field="description" id="${name}-help">${help}</p>
    <input
      class="ds-input"
      id=${name}
      type=${type}
      autocomplete=${complete}
      autocapitalize="off"
      spellcheck="false"
      required
      aria-invalid=${bad}
      aria-describedby="${name}-help ${name}-fault"
      .value=${live(state.form[name])}
      @input=${(e: Event) => change({ [name]: (e.target as HTMLInputElement).value })}
    />
    <p class="ds-validation-message" id="${name}-fault" ?hidden=${!bad}>${fault}</p>
  </div>`;
}

function kinds(): TemplateResult {
  const w = state.words;
  const bad = state.form.tried && missing().includes('kind');
  const all: Kind[] = ['production', 'test'];
  return html`<fieldset class="ds-fieldset">
    <legend class="ds-label">${w.send.kind}</legend>
    <p class="ds-paragraph">${w.send.kindHelp}</p>
    ${all.map(
      (k, i) => html`<div class="ds-field">
        <input
          class="ds-input"
          type="radio"
          name="kind"
          id=${i === 0 ? 'kind' : `kind-${k}`}
          .checked=${live(state.form.kind === k)}
          @change=${() => change({ kind: k })}
        />
        <label class="ds-label" data-weight="regular" for=${i === 0 ? 'kind' : `kind-${k}`}>${w.about.kinds[k]}</label>
      </div>`,
    )}
    ${bad ? html`<p class="ds-validation-message">${w.send.kindMissing}</p>` : nothing}
  </fieldset>`;
}

export function problemText(p: Problem): string {
  const words = state.words.problems as unknown as Record<string, string | undefined>;
  const known = p.code === 'other' ? undefined : words[p.code];
  return known ?? state.words.problems.other(p.status);
}

function failure(p: Problem): TemplateResult {
  const w = state.words.send;
  return html`<div class="ds-alert" data-color="danger" role="alert" data-testid="failure">
    <h3 class="ds-heading" data-size="xs">${w.failed}</h3>
    <p class="ds-paragraph">${problemText(p)} ${p.code === 'receipt' ? '' : w.notDelivered}</p>
  </div>`;
}

function progress(): TemplateResult {
  const w = state.words.send;
  const s = state.sending;
  const n = state.words.forms;
  if (s.at === 'rest' || s.at === 'failed') return html``;
  const [at, total] = s.at === 'sealing' ? [s.read, s.total] : [s.sent, s.total];
  const label = s.at === 'sealing' ? w.sealing : s.at === 'waiting' ? w.waiting : w.sending;
  const percent = total === 0 ? 100 : Math.floor((100 * at) / total);
  return html`<div class="ds-card">
    <label class="ds-label" for="sending">${label}</label>
    <progress id="sending" max=${Math.max(total, 1)} .value=${at}></progress>
    <p class="ds-paragraph" data-size="sm">${w.progress(n.size(at), n.size(total), percent)}</p>
    <button class="ds-button" data-variant="secondary" @click=${stop}>${w.stop}</button>
  </div>`;
}
