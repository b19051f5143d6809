// Who is reminded before the deadline: the municipality's own addresses, asked
// for here and nowhere else.
import { html, nothing, type TemplateResult } from 'lit-html';
import { isAddress } from '../flow/missing.ts';
import { putReminder, type Reminder } from '../service.ts';
import { state, update } from '../state.ts';

let bad = false;
let done: { list: Reminder[]; contact: string; on: boolean } | undefined; // what was last set or ended, and what there was then

// reminders shows those of a code. tried runs what asks the service, and tells
// what goes wrong and whether anything did.
export function reminders(list: Reminder[], code: string, tried: (f: () => Promise<void>) => Promise<boolean>): TemplateResult {
  const w = state.words.remind;
  const next = state.status?.years.find((y) => y.phase === 'before' || y.phase === 'open');
  const set = (r: Reminder, on: boolean): Promise<boolean> =>
    tried(async () => {
      const reminders = await putReminder(r, on, code, state.words.lang, AbortSignal.timeout(30_000));
      done = { list: reminders, contact: r.contact, on };
      update({ reminders });
    });
  const told = done?.list !== list ? '' : done.on ? w.isSet(done.contact) : w.isEnded(done.contact);
  return html`
    <h2 class="ds-heading" data-size="sm" id="remind-heading" tabindex="-1">${w.heading}</h2>
    ${next ? html`<p class="ds-paragraph">${w.lead(next.year, next.deadline)}</p>` : nothing}
    ${list.length > 0 ? html`<ul class="ds-list" data-testid="reminders">${list.map((r) => row(r, set))}</ul>` : nothing}
    <p class="ds-paragraph" role="status">${told}</p>
    ${next ? form(next.year, set) : html`<p class="ds-paragraph">${state.status ? w.later : w.unknown}</p>`}
  `;
}

type Set = (r: Reminder, on: boolean) => Promise<boolean>;

function row(r: Reminder, set: Set): TemplateResult {
  const w = state.words.remind;
  const end = async (): Promise<void> => {
    if (await set(r, false)) document.getElementById('remind-heading')?.focus(); // the button is gone
  };
  return html`<li>
    ${r.contact} (${r.year})
    <button class="ds-button" data-variant="tertiary" data-size="sm" aria-label=${w.endOf(r.contact)} @click=${end}>${w.end}</button>
  </li>`;
}

function form(year: number, set: Set): TemplateResult {
  const w = state.words.remind;
  const submit = (e: Event): void => {
    e.preventDefault();
    const input = document.getElementById('remind') as HTMLInputElement;
    const contact = input.value.trim();
    bad = !isAddress(contact);
    update({});
    if (bad) input.focus();
    else void set({ year, contact }, true).then((ok) => ok && (input.value = ''));
  };
  return html`<form novalidate @submit=${submit}>
    <div class="ds-field">
      <label class="ds-label" for="remind">${w.address}</label>
      <input class="ds-input" id="remind" type="email" autocomplete="email" aria-invalid=${bad} aria-describedby="remind-fault" />
      <p class="ds-validation-message" id="remind-fault" ?hidden=${!bad}>${state.words.send.contactMissing}</p>
    </div>
    <div class="actions"><button class="ds-button" data-variant="secondary" type="submit">${w.set}</button></div>
  </form>`;
}
