// The way through: title, calendar, steps, and the step at hand.
import { html, nothing, type TemplateResult } from 'lit-html';
import { icon } from '../icons.ts';
import { cutOff } from '../flow/send.ts';
import { now, yearRow } from '../flow/service.ts';
import { state, type Step } from '../state.ts';
import { choose } from './choose.ts';
import { findings } from './findings.ts';
import { overview } from './overview.ts';
import { receipt } from './receipt.ts';
import { sendStep } from './send.ts';

const VIEWS: Record<Step, () => TemplateResult> = { 1: choose, 2: findings, 3: overview, 4: sendStep, 5: receipt };

export function way(): TemplateResult {
  const w = state.words;
  return html`
    <h1 class="ds-heading" data-size="lg">${state.research ? w.research.title : w.title(state.year ?? fallbackYear())}</h1>
    ${state.step === 1 ? html`<p class="ds-paragraph lead" data-size="lg">${state.research ? w.research.lead : w.lead}</p>` : nothing}
    ${state.research ? apart() : html`<p class="ds-paragraph calendar">${phase()}</p>`} ${steps()} ${band()}
    <section aria-labelledby="step">${VIEWS[state.step]()}</section>
  `;
}

// apart leads those who came for the ordinary delivery.
function apart(): TemplateResult {
  const w = state.words.research;
  return html`<p class="ds-paragraph">${w.other} <a class="ds-link" href="#/">${w.goOther}</a></p>`;
}

function fallbackYear(): number {
  return new Date(now()).getFullYear() - (new Date(now()).getMonth() < 6 ? 1 : 0);
}

function phase(): string {
  const w = state.words.phase;
  const y = yearRow(state.year);
  if (!y) return w.unknown;
  switch (y.phase) {
    case 'before':
      return w.before(y.opens);
    case 'open':
      return w.open(y.deadline, Math.floor((Date.parse(y.deadline) - Date.parse(now())) / 86_400_000));
    case 'corrections':
      return w.corrections(y.correctionsClose);
    case 'closed':
      return w.closed(y.correctionsClose);
  }
}

function steps(): TemplateResult {
  const w = state.words.steps;
  return html`
    <ol class="steps" aria-label=${w.label}>
      ${w.names.map((name, i) => {
        const n = i + 1;
        const at = n < state.step ? 'done' : n === state.step ? 'now' : 'later';
        return html`<li data-at=${at} aria-current=${at === 'now' ? 'step' : nothing}>
          <span class="step-number" aria-hidden="true">${at === 'done' ? icon('tick') : n}</span>
          <span>${name}${at === 'done' ? html`<span class="ds-sr-only">, ${w.done}</span>` : nothing}</span>
        </li>`;
      })}
    </ol>
  `;
}

// band tells what does not count, whatever step one is at.
function band(): TemplateResult | typeof nothing {
  const kind = state.receipt?.receipt.kind ?? state.work?.checked?.report.kind ?? cutOff()?.pending.declared.kind;
  if (state.research || kind === 'research') return html`<p class="band research" data-testid="research">${state.words.research.band}</p>`;
  if (kind !== 'test') return nothing;
  return html`<p class="band" data-testid="trial">${state.words.about.trial}</p>`;
}

// heading is a step's title; focus goes to it when the step changes.
export function heading(text: string): TemplateResult {
  return html`<h2 id="step" class="ds-heading" data-size="md" tabindex="-1">${text}</h2>`;
}
