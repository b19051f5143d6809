// SSB's findings on one delivery, opened on this device. Fetched when opened.
import { html, nothing, type TemplateResult } from 'lit-html';
import { answerTo, fetchAnswer, unlockWith, type Answer } from '../flow/answer.ts';
import { state, update } from '../state.ts';
import type { Pages } from '../words/pages.ts';
import type { Feedback } from '../../shared/protocol.ts';
import { facts } from './about.ts';
import { tokenField } from './field.ts';
import { downloads } from './findings.ts';
import { byRule } from './rules.ts';
import { failure } from './send.ts';
import { findingTable } from './table.ts';

type Words = Pages['feedback'];

export function feedback(texts: Pages): () => TemplateResult {
  const w = texts.feedback;
  return () => {
    const answer = answerTo(state.route.split('/')[2] ?? '');
    return html`
      <h1 class="ds-heading" data-size="lg" tabindex="-1">${w.title}</h1>
      <p class="ds-paragraph lead" data-size="lg">${w.lead}</p>
      <div role="status">${answer.at === 'asking' ? html`<p class="ds-paragraph">${w.asking}</p>` : nothing}</div>
      ${shown(w, answer)}
      <p class="ds-paragraph"><a class="ds-link" href="#/innsendinger">${w.back}</a></p>
    `;
  };
}

function shown(w: Words, answer: Answer): TemplateResult | typeof nothing {
  switch (answer.at) {
    case 'asking':
      return nothing;
    case 'rest':
      return ask(w, answer.id);
    case 'failed':
      return html`${failure(answer.problem)} ${ask(w, answer.id)}`;
    case 'none':
      return html`<div class="ds-alert" data-color="info" data-testid="no-answer">
        <h2 class="ds-heading" data-size="xs">${w.none}</h2>
        <p class="ds-paragraph">${w.noneWhy}</p>
      </div>`;
    case 'damaged':
      return html`<p class="ds-alert" data-color="danger">${w.damaged}</p>`;
    case 'other':
      return html`<p class="ds-alert" data-color="danger" data-testid="other-answer">${w.other}</p>`;
    case 'locked':
      return locked(w, answer.id, answer.sealed, answer.wrong);
    case 'opened':
      return opened(w, answer.feedback, answer.place);
  }
}

// ask needs the code, which is not kept: a reload forgets it.
function ask(w: Words, id: string): TemplateResult {
  const submit = (e: Event): void => {
    e.preventDefault();
    if (state.form.token.trim() !== '') return void fetchAnswer(id).then(toHeading);
    update({ form: { ...state.form, tried: 'send' } });
    document.getElementById('token')?.focus();
  };
  return html`<form novalidate @submit=${submit}>
    ${tokenField(state.form.tried === 'send' && state.form.token.trim() === '')}
    <div class="actions"><button class="ds-button" type="submit">${w.fetch}</button></div>
  </form>`;
}

// toHeading moves the focus from what is gone to what has come.
function toHeading(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main h1')?.focus());
}

function locked(w: Words, id: string, sealed: Uint8Array, wrong: boolean): TemplateResult {
  const picked = (e: Event): void => {
    const input = e.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void unlockWith(id, sealed, file).then(toHeading);
    input.value = '';
  };
  return html`
    ${wrong ? html`<p class="ds-alert" data-color="danger" role="alert">${w.wrong}</p>` : nothing}
    <div class="drop" data-testid="locked">
      <p class="ds-paragraph"><strong>${w.keyHeading}</strong></p>
      <p class="ds-paragraph" id="reply-help">${w.keyText}</p>
      <input id="reply-key" class="ds-sr-only" type="file" accept=".reply,text/plain" aria-describedby="reply-help" @change=${picked} />
      <label for="reply-key" class="ds-button">${w.choose}</label>
    </div>
  `;
}

function opened(w: Words, f: Feedback, place: string): TemplateResult {
  const { counts } = f.report;
  const clean = (f.report.rules ?? []).length === 0;
  const told = f.result === 'rejected' ? w.rejected : clean ? w.clean : w.read(counts.error, counts.warning);
  const color = f.result === 'rejected' ? 'danger' : counts.error > 0 ? 'warning' : 'success';
  return html`
    <div class="ds-alert" data-color=${color} data-testid="answer"><p class="ds-paragraph">${told}</p></div>
    ${facts([
      [w.delivery, html`<code>${f.delivery}</code>`],
      [w.municipality, `${f.municipality} ${place}`],
      [w.year, String(f.year)],
      [w.result, w.results[f.result]],
    ])}
    ${f.hidden ? html`<p class="ds-alert" data-color="info">${w.hidden(f.hidden)}</p>` : nothing} ${leftOut(w, f)}
    ${clean
      ? nothing
      : html`<h2 class="ds-heading" data-size="sm">${w.findings}</h2>
          <p class="ds-paragraph">${w.own} ${w.inBokmaal}</p>
          ${byRule(f.report, { what: w.columns.what, consequence: w.consequence })} ${findingTable(f.report)} ${downloads(f.report)}`}
  `;
}

function leftOut(w: Words, f: Feedback): TemplateResult | typeof nothing {
  if (!f.leftOut?.length) return nothing;
  const c = w.columns;
  const n = f.leftOut.reduce((sum, l) => sum + l.n, 0);
  return html`<details class="ds-details">
    <summary>${w.leftOut(n)}</summary>
    <div class="scroll">
      <table class="ds-table" data-border data-testid="left-out">
        <caption class="ds-sr-only">${w.leftOutCaption}</caption>
        <thead>
          <tr><th scope="col">${c.rule}</th><th scope="col">${c.element}</th><th scope="col">${c.what}</th><th scope="col" class="num">${c.n}</th></tr>
        </thead>
        <tbody>
          ${f.leftOut.map(
            (l) => html`<tr>
              <td data-label=${c.rule}><a class="ds-link" href="#/regler/${l.rule}">${l.rule}</a></td>
              <td data-label=${c.element} class="code">${l.element}</td>
              <td data-label=${c.what}>${w.consequence[l.consequence] ?? ''}</td>
              <td data-label=${c.n} class="num">${state.words.forms.number(l.n)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
