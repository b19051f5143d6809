// Whom the delivery at hand is sealed to, and what each of them can read.
import { html, nothing, type TemplateResult } from 'lit-html';
import { kindOf } from '../flow/check.ts';
import { keyFor, planFor, undecided, type Key, type Plan } from '../flow/plan.ts';
import { state, update } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';
import { facts } from './about.ts';
import { tick } from './field.ts';
import { projects } from './project.ts';

// receiver is what the user answers for with the click: what is sent, as what,
// and to whom.
export function receiver(r: Report): TemplateResult {
  const w = state.words.about;
  const kind = kindOf(r);
  const what: Rows = [[w.municipality, `${r.municipality} ${state.work!.municipality}`], [w.year, String(r.year)]];
  if (kind) what.push([w.kind, w.kinds[kind]]);
  return to(r, what);
}

type Rows = Parameters<typeof facts>[0];

function to(r: Report, what: Rows): TemplateResult {
  const w = state.words.send;
  if (state.keysBad) return html`<p class="ds-alert" data-color="danger" id="no-key" tabindex="-1">${w.keysBad}</p>`;
  if (!state.keys) return html`<p class="ds-alert" data-color="info">${w.keysWait}</p>`;
  if (kindOf(r) === 'research') return html`${facts(what)} ${projects(r)}`;
  const plan = planFor(r);
  if (!plan && undecided(r)) return facts(what);
  if (!plan) return html`<p class="ds-alert" data-color="warning" id="no-key" tabindex="-1">${keyFor(r.year) ? state.words.parts.noKey(r.year) : w.noKey(r.year)}</p>`;
  return html`${plan.tpf ? html`${facts(what)} ${parted(r, plan, plan.tpf)}` : single(r, plan, what)} ${kindOf(r) === 'test' ? choice(r) : nothing}`;
}

function single(r: Report, { receiver }: Plan, what: Rows): TemplateResult {
  const w = state.words.send;
  const alone = kindOf(r) === 'production' ? html`<p class="ds-alert" data-color="warning">${state.words.parts.noTPF}</p>` : nothing;
  return html`${alone} ${facts([...what, [w.receiver, w.ssb], [w.key, w.keyFor(r.year)], [w.fingerprint, fingerprint(receiver)]])}`;
}

export function fingerprint(key: Key): TemplateResult {
  return html`<code data-testid="fingerprint">${key.id.match(/.{4}/g)?.join(' ')}</code>`;
}

// parted says it honestly: the roles are official, the way is ours.
function parted(r: Report, { receiver }: Plan, tpf: Key): TemplateResult {
  const w = state.words.parts;
  const card = (what: string, to: string, key: Key): TemplateResult => html`<li class="ds-card">
    <h4 class="ds-heading" data-size="2xs">${what}</h4>
    <p class="ds-paragraph">${to}</p>
    <p class="ds-paragraph quiet" data-size="sm">${state.words.send.keyFor(r.year)}<br />${fingerprint(key)}</p>
  </li>`;
  return html`<section aria-labelledby="who" data-testid="parts">
    <h3 class="ds-heading" data-size="xs" id="who">${w.heading}</h3>
    <p class="ds-paragraph">${w.lead}</p>
    <ul class="pair">${card(w.ide, w.ideTo, tpf)}${card(w.ipl, w.iplTo, receiver)}</ul>
    <p class="ds-paragraph">${w.sees}</p>
    <p class="ds-paragraph quiet">${w.own}</p>
  </section>`;
}

// choice lets a trial try what an ordinary delivery does.
function choice(r: Report): TemplateResult | typeof nothing {
  const w = state.words.parts;
  if (!keyFor(r.year, 'tpf')) return nothing;
  return tick('in-parts', state.form.parts, w.trial, w.trialHelp, (parts) => update({ form: { ...state.form, parts } }));
}
