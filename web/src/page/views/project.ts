// Research data are sealed to a project, which the user chooses.
import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { told } from '../flow/missing.ts';
import { planFor, projectsOf } from '../flow/plan.ts';
import { state, update } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';
import { facts } from './about.ts';
import { fingerprint } from './receiver.ts';

export function projects(r: Report): TemplateResult {
  const w = state.words.research;
  const all = projectsOf(r.year);
  if (all.length === 0) return html`<p class="ds-alert" data-color="warning">${w.projectNone(r.year)}</p>`;
  const bad = told().includes('project');
  const set = (e: Event): void => update({ form: { ...state.form, project: (e.target as HTMLSelectElement).value } });
  return html`<div class="ds-field narrow">
      <label class="ds-label" for="project">${w.project}</label>
      <p data-field="description" id="project-help">${w.projectHelp}</p>
      <select
        class="ds-input"
        id="project"
        aria-invalid=${bad}
        aria-describedby="project-help project-fault"
        .value=${live(state.form.project)}
        @change=${set}
      >
        <option value=""></option>
        ${all.map((p) => html`<option value=${p} ?selected=${p === state.form.project}>${p}</option>`)}
      </select>
      <p class="ds-validation-message" id="project-fault" ?hidden=${!bad}>${w.projectMissing}</p>
    </div>
    ${chosen(r)}`;
}

function chosen(r: Report): TemplateResult {
  const w = state.words.research;
  const key = planFor(r)?.receiver;
  if (!key) return html``;
  return facts([
    [state.words.send.receiver, w.receiver],
    [state.words.send.key, w.key(key.project ?? '', r.year)],
    [state.words.send.fingerprint, fingerprint(key)],
  ]);
}
