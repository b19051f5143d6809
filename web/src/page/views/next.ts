// The two buttons that lead from step to step.
import { html, type TemplateResult } from 'lit-html';
import { leave } from '../flow/check.ts';
import { state, update, type Step } from '../state.ts';

export function next(step: Step, check: () => boolean = () => true): TemplateResult {
  const w = state.words.steps;
  const to = (step + 1) as Step;
  return html`<div class="actions" id="onward" tabindex="-1">
    <button class="ds-button" @click=${() => check() && update({ step: to, notice: '' })}>${w.next(w.names[step]!)}</button>
    ${back(step)}
  </div>`;
}

// onward leads past a long step to its buttons. The address after # is the
// route, so the link moves focus itself.
export function onward(): TemplateResult {
  const go = (e: Event): void => {
    e.preventDefault();
    document.getElementById('onward')?.focus();
  };
  return html`<p class="ds-paragraph no-print"><a class="ds-link" href="#onward" @click=${go}>${state.words.steps.onward}</a></p>`;
}

export function back(step: Step): TemplateResult {
  const w = state.words.steps;
  return html`
    ${step > 2
      ? html`<button class="ds-button" data-variant="secondary" @click=${() => update({ step: (step - 1) as Step, notice: '' })}>
          ${w.back}
        </button>`
      : ''}
    <button class="ds-button" data-variant="tertiary" @click=${leave}>${w.another}</button>
  `;
}
