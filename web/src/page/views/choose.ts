// Step 1: choose the file; it is checked at once.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { cancel, choose as take } from '../flow/check.ts';
import { cutOff } from '../flow/send.ts';
import { icon } from '../icons.ts';
import { state, update, type Work } from '../state.ts';
import { prepareOverview } from './overview.ts';
import { unfinished } from './unfinished.ts';
import { heading } from './way.ts';

export function choose(): TemplateResult {
  if (cutOff()) return unfinished();
  return state.work ? checking(state.work) : empty();
}

function empty(): TemplateResult {
  const w = state.words.choose;
  return html`
    ${heading(w.heading)} ${notice()} ${state.research ? nothing : years()}
    <div class="drop" data-testid="drop" data-over=${state.dragging}>
      ${icon('upload')}
      <p class="ds-paragraph"><strong>${w.label}</strong><br />${w.drop}</p>
      <input id="file" class="ds-sr-only" type="file" accept=".xml,text/xml,application/xml" aria-describedby="kinds" @change=${picked} />
      <label for="file" class="ds-button">${w.button}</label>
      <p id="kinds" class="ds-paragraph quiet" data-size="sm">${w.kinds}</p>
    </div>
    ${state.research ? nothing : explain()}
    <p class="ds-paragraph quiet">${state.words.who}</p>
  `;
}

function explain(): TemplateResult {
  const w = state.words.choose;
  return html`<details class="ds-details">
    <summary>${w.what}</summary>
    <div><ul class="ds-list">${w.explain.map((t) => html`<li>${t}</li>`)}</ul></div>
  </details>`;
}

export function notice(): TemplateResult {
  return html`<div role="alert">
    ${state.notice ? html`<p class="ds-alert" data-color="warning">${state.notice}</p>` : nothing}
  </div>`;
}

// years lets the user correct an earlier year while its gates are open, and
// the year of a file that was just refused for it.
function years(): TemplateResult | typeof nothing {
  const rows = state.status?.years.filter((y) => y.year === state.year || y.phase === 'open' || y.phase === 'corrections' || y.year === state.before?.year) ?? [];
  const w = state.words.choose;
  if (rows.length < 2) return nothing;
  return html`<fieldset class="ds-fieldset">
    <legend class="ds-label">${w.year}</legend>
    ${rows.map(
      (y) => html`<div class="ds-field">
        <input
          class="ds-input"
          type="radio"
          name="year"
          id="year-${y.year}"
          .checked=${live(state.year === y.year)}
          @change=${() => update({ year: y.year })}
        />
        <label class="ds-label" data-weight="regular" for="year-${y.year}"
          >${{ before: w.current, open: w.current, corrections: w.correction, closed: w.closed }[y.phase](y.year)}</label
        >
      </div>`,
    )}
  </fieldset>`;
}

function picked(e: Event): void {
  const input = e.target as HTMLInputElement;
  take([...(input.files ?? [])]);
  input.value = ''; // the same file may be chosen again after a correction
}

function checking(work: Work): TemplateResult {
  prepareOverview();
  const w = state.words.checking;
  const seconds = (performance.now() - work.started) / 1000;
  const rate = work.read / Math.max(seconds, 0.001);
  const size = work.file.size;
  const percent = size === 0 ? 0 : Math.floor((100 * work.read) / size);
  const left = rate > 0 ? Math.ceil((size - work.read) / rate) : 0;
  return html`
    ${heading(w.heading(work.file.name))}
    <div class="ds-card">
      <label class="ds-label" for="checking">${w.label}</label>
      <progress id="checking" max=${Math.max(size, 1)} .value=${work.read}></progress>
      <p class="ds-paragraph" data-size="sm">${w.progress(percent, state.words.forms.rate(rate), left)}</p>
      <button class="ds-button" data-variant="secondary" @click=${cancel}>${w.cancel}</button>
    </div>
  `;
}
