// A sending that a reload cut off: go on, or forget it.
import { html, nothing, type TemplateResult } from 'lit-html';
import { drop, resume } from '../flow/send.ts';
import { isBusy, state } from '../state.ts';
import { size } from '../sending/pending.ts';
import { notice } from './choose.ts';
import { tokenField } from './field.ts';
import { progress, replacing, unsent } from './send.ts';
import { heading } from './way.ts';

export function unfinished(): TemplateResult {
  const w = state.words.send;
  const p = state.pending!.pending;
  const s = state.sending;
  if (isBusy()) return html`${heading(w.heading)} ${progress()}`;
  const { confirm } = state;
  if (confirm) return html`${heading(w.heading)} ${replacing(confirm, p.place, 0, () => void resume(confirm.id))}`;
  return html`
    ${heading(w.unfinished)} ${notice()} ${s.at === 'failed' ? unsent(s) : nothing}
    <p class="ds-paragraph">${w.unfinishedText(w.place(p.place), p.declared.year, state.words.forms.size(size(p)))}</p>
    <form novalidate @submit=${submit}>
      ${tokenField(state.form.tried === 'send' && state.form.token.trim() === '')}
      <div class="actions">
        <button class="ds-button" type="submit">${w.resume}</button>
        <button class="ds-button" data-variant="tertiary" type="button" @click=${() => void drop()}>${w.drop}</button>
      </div>
    </form>
  `;
}

function submit(e: Event): void {
  e.preventDefault();
  void resume();
}
