// A text field with its help and its fault.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { state, update } from '../state.ts';

export function contactField(bad: boolean): TemplateResult {
  const w = state.words.send;
  return field('contact', 'email', w.contact, w.contactHelp, w.contactMissing, 'email', bad);
}

let shown = false; // the code, to compare it with what is on paper

export function tokenField(bad: boolean): TemplateResult {
  const w = state.words.send;
  const turn = (): void => {
    shown = !shown;
    update({});
  };
  const show = html`<button class="plain" type="button" @click=${turn}>${shown ? w.hideCode : w.showCode}</button>`;
  return field('token', shown ? 'text' : 'password', w.code, w.codeHelp, w.codeMissing, 'current-password', bad, show);
}

type Name = 'contact' | 'token';

function field(name: Name, type: string, label: string, help: string, fault: string, complete: string, bad: boolean, more?: TemplateResult): TemplateResult {
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
      @input=${(e: Event) => update({ form: { ...state.form, [name]: (e.target as HTMLInputElement).value } })}
    />
    <p class="ds-validation-message" id="${name}-fault" ?hidden=${!bad}>${fault}</p>
    ${more ?? nothing}
  </div>`;
}

// tick is a box to tick, with its help.
export function tick(id: string, on: boolean, label: string, help: string, set: (on: boolean) => void): TemplateResult {
  return html`<div class="ds-field apart">
    <input
      class="ds-input"
      type="checkbox"
      id=${id}
      aria-describedby="${id}-help"
      .checked=${live(on)}
      @change=${(e: Event) => set((e.target as HTMLInputElement).checked)}
    />
    <label class="ds-label" data-weight="regular" for=${id}>${label}</label>
    <p data-field="description" id="${id}-help">${help}</p>
  </div>`;
}
