// The disclosure where a second reader of SSB's answer is named.
import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { told } from '../flow/missing.ts';
import { setSecond } from '../flow/second.ts';
import { state } from '../state.ts';

export function second(): TemplateResult {
  const w = state.words.reply;
  const { second, secondFits } = state.form;
  const bad = told().includes('second');
  return html`<details class="ds-details" ?open=${second !== ''}>
    <summary>${w.more}</summary>
    <div class="ds-field">
      <label class="ds-label" for="second">${w.second}</label>
      <p data-field="description" id="second-help">${w.secondHelp}</p>
      <textarea
        class="ds-input code"
        id="second"
        rows="4"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-invalid=${bad}
        aria-describedby="second-help second-fault"
        .value=${live(second)}
        @input=${(e: Event) => setSecond((e.target as HTMLTextAreaElement).value)}
      ></textarea>
      <p class="ds-validation-message" id="second-fault" ?hidden=${!bad}>${w.secondBad}</p>
      <p class="ds-paragraph" data-size="sm" role="status">${secondFits ? w.secondGood : ''}</p>
    </div>
  </details>`;
}
