// The rules that fired, worst first, with true totals.
import { html, type TemplateResult } from 'lit-html';
import { icon, type Icon } from '../icons.ts';
import { calm, state, update } from '../state.ts';
import type { Fired, Report, Severity } from '../../shared/protocol.ts';

export const RANK: Record<Severity, number> = { fatal: 0, error: 1, warning: 2, info: 3 };

const LOOK: Record<Severity, [color: string, icon: Icon]> = {
  fatal: ['danger', 'error'],
  error: ['danger', 'error'],
  warning: ['warning', 'warning'],
  info: ['info', 'info'],
};

export function tag(s: Severity): TemplateResult {
  const [color, sign] = LOOK[s];
  return html`<span class="ds-tag" data-color=${color}>${icon(sign)} ${state.words.findings.severity[s]}</span>`;
}

// byRule says what happens with each if it is sent, or what SSB did with it.
export function byRule(r: Report, done?: { what: string; consequence: Record<string, string> }): TemplateResult {
  const w = state.words.findings;
  const { what, consequence } = done ?? { what: w.columns.consequence, consequence: w.consequence };
  const c = w.columns;
  const rules = [...(r.rules ?? [])].sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count);
  return html`
    <h3 class="ds-heading" data-size="xs" id="by-rule">${w.byRule}</h3>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="by-rule">
      <table class="ds-table" data-border>
        <caption class="ds-sr-only">${w.byRuleCaption}</caption>
        <thead>
          <tr>
            <th scope="col">${c.severity}</th>
            <th scope="col">${c.rule}</th>
            <th scope="col">${c.title}</th>
            <th scope="col" class="num">${c.count}</th>
            <th scope="col">${what}</th>
            <th scope="col" class="no-print"><span class="ds-sr-only">${w.showShort}</span></th>
          </tr>
        </thead>
        <tbody>${rules.map((f) => row(f, what, consequence))}</tbody>
      </table>
    </div>
  `;
}

function row(f: Fired, what: string, consequence: Record<string, string>): TemplateResult {
  const w = state.words.findings;
  return html`<tr>
    <td data-label=${w.columns.severity}>${tag(f.severity)}</td>
    <td data-label=${w.columns.rule}><a class="ds-link" href="#/regler/${f.id}" aria-label=${w.explain(f.id)}>${f.id}</a></td>
    <td data-label=${w.columns.title}>
      ${f.title}
      ${f.advice ? html`<br /><span class="quiet">${f.advice}</span>` : ''}
    </td>
    <td data-label=${w.columns.count} class="num">${state.words.forms.number(f.count)}</td>
    <td data-label=${what}>${consequence[f.consequence] ?? ''}</td>
    <td class="no-print">
      <button class="ds-button" data-variant="tertiary" data-size="sm" aria-label=${w.show(f.id)} @click=${() => show(f.id)}>
        ${w.showShort}
      </button>
    </td>
  </tr>`;
}

function show(rule: string): void {
  update({ filter: { ...calm, rule } });
  requestAnimationFrame(() => document.getElementById('all-findings')?.focus());
}
