// Step 4: to whom, from whom, as what; then sealing and sending.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { isFetched } from '../engine.ts';
import { kindOf } from '../flow/check.ts';
import { fewer } from '../flow/kept.ts';
import { lacks, told, type Missing } from '../flow/missing.ts';
import { secondJudged } from '../flow/second.ts';
import { send } from '../flow/send.ts';
import { yearRow } from '../flow/service.ts';
import { stop } from '../sending/stop.ts';
import { isBusy, state, update, type Form, type Sending } from '../state.ts';
import type { Kind, Report } from '../../shared/protocol.ts';
import type { Delivery, Problem } from '../service.ts';
import { notice } from './choose.ts';
import { contactField, tokenField } from './field.ts';
import { back } from './next.ts';
import { receiver } from './receiver.ts';
import { saving } from './saved.ts';
import { second } from './second.ts';
import { heading } from './way.ts';

type Failed = Extract<Sending, { at: 'failed' }>;

export function sendStep(): TemplateResult {
  const report = state.work!.checked!.report;
  return html`${heading(state.words.send.heading)} ${notice()} ${isBusy() ? progress() : state.confirm ? replacingFile(state.confirm) : form(report)}`;
}

function form(report: Report): TemplateResult {
  const w = state.words.send;
  const place = w.place(state.work!.municipality);
  const kind = kindOf(report);
  const button = kind === 'research' ? state.words.research.button : kind === 'test' ? w.trial : w.button;
  const bad = (m: Missing): boolean => told().includes(m);
  return html`
    ${state.sending.at === 'failed' ? unsent(state.sending) : nothing} ${gates(report)} ${receiver(report)} ${summary()}
    <form novalidate @submit=${submit}>
      ${report.kind === '' ? kinds() : nothing} ${contactField(bad('contact'))} ${tokenField(bad('token'))} ${second()}
      <div class="actions">
        <button class="ds-button" type="submit">${button(place)}</button>
        ${back(4)}
      </div>
    </form>
    ${saving(report)}
  `;
}

// gates tells of a delivery that the service will not take, unless SSB has
// moved the municipality's gates, which it knows and the page does not.
function gates(r: Report): TemplateResult | typeof nothing {
  const w = state.words.send;
  const y = yearRow(r.year);
  if (kindOf(r) !== 'production' || !y || y.phase === 'open' || y.phase === 'corrections') return nothing;
  return html`<p class="ds-alert" data-color="warning" data-testid="gates">${y.phase === 'before' ? w.notOpen(y.year, y.opens) : w.isClosed(y.year)}</p>`;
}

function submit(e: Event): void {
  e.preventDefault();
  void secondJudged().then(async () => void (lacks('send') || (await send())));
}

function summary(): TemplateResult | typeof nothing {
  const w = state.words.send;
  const gone = told();
  if (gone.length === 0) return nothing;
  const words: Record<Missing, string> = { contact: w.contactMissing, token: w.codeMissing, second: state.words.reply.secondBad, kind: w.kindMissing, project: state.words.research.projectMissing };
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

function kinds(): TemplateResult {
  const w = state.words;
  const bad = told().includes('kind');
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

// failure tells of a question without an answer.
export function failure(p: Problem): TemplateResult {
  return alert(state.words.send.noAnswer, problemText(p));
}

// unsent tells of a delivery that did not go through, and what is known of how far it
// came all the same.
export function unsent({ problem, reached }: Failed): TemplateResult {
  const w = state.words.send;
  const after = { maybe: w.maybeDelivered, lost: w.lostDelivered, there: w.delivered };
  const said = ['receipt', 'already_delivered'].includes(problem.code); // by the problem's own words
  return alert(w.failed, `${problemText(problem)} ${said ? '' : reached ? after[reached] : w.notDelivered}`);
}

function alert(heading: string, text: string): TemplateResult {
  return html`<div class="ds-alert" data-color="danger" role="alert" data-testid="failure">
    <h3 class="ds-heading" data-size="xs">${heading}</h3>
    <p class="ds-paragraph">${text}</p>
  </div>`;
}

function replacingFile(d: Delivery): TemplateResult {
  return replacing(d, state.work!.municipality, fewer(state.work!.checked!.report), () => void send(d.id));
}

// replacing asks before an earlier delivery is replaced, by one with n persons
// fewer where that is known.
export function replacing(d: Delivery, municipality: string, n: number, go: () => void): TemplateResult {
  const w = state.words.send;
  const place = w.place(municipality);
  return html`<div class="ds-alert" data-color="warning" data-testid="replacing" role="alert">
      <h3 class="ds-heading" data-size="xs">${w.replaces(d.time)}</h3>
      <p class="ds-paragraph">${n > 0 ? w.replacesFewer(n) : w.replacesText}</p>
    </div>
    <div class="actions">
      <button class="ds-button" @click=${go}>${w.replace(place)}</button>
      <button class="ds-button" data-variant="secondary" @click=${() => update({ confirm: undefined })}>${state.words.steps.back}</button>
    </div>`;
}

export function progress(): TemplateResult {
  const w = state.words.send;
  const s = state.sending;
  const n = state.words.forms;
  if (s.at === 'rest' || s.at === 'failed') return html``;
  if (s.at === 'asking') return html`<p class="ds-paragraph" role="status">${w.asking}</p>`;
  const label = { sealing: isFetched('seal') ? w.sealing : w.fetching, sending: w.sending, waiting: w.waiting }[s.at];
  const percent = s.total === 0 ? 100 : Math.floor((100 * s.sent) / s.total);
  const told = s.at === 'sealing' ? w.sealed : w.progress;
  return html`<div class="ds-card" data-testid="progress" data-at=${s.at}>
    <p class="ds-label" id="sending-label" role="status">${label}</p>
    <progress id="sending" aria-labelledby="sending-label" max=${Math.max(s.total, 1)} .value=${s.sent}></progress>
    <p class="ds-paragraph" data-size="sm">${told(n.size(s.sent), n.size(s.total), percent)}</p>
    <button class="ds-button" data-variant="secondary" @click=${stop}>${w.stop}</button>
  </div>`;
}
