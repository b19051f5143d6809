// The two buttons that lead from step to step.
import { html, type TemplateResult } from 'lit-html';
import { leave } from '../flow/check.ts';
import { state, update, type Step } from '../state.ts';

export function next(step: Step, check: () => boolean = () => true): TemplateResult {
  const w = state.words.steps;
  const to = (step + 1) as Step;
  return html`<div class="actions">
    <button class="ds-button" @click=${() => check() && update({ step: to, notice: '' })}>${w.next(w.names[step]!)}</button>
    ${back(step)}
  </div>`;
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
