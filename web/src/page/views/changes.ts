// What is new in a year's delivery against the year before.
import { html, nothing, type TemplateResult } from 'lit-html';
import { state } from '../state.ts';
import type { Spec } from '../../shared/protocol.ts';

export function changed(specs: Spec[], at: number): TemplateResult | typeof nothing {
  const w = state.words.reference;
  const now = specs[at]!;
  const before = specs[at - 1];
  if (!before || now.year === 0) return nothing;
  const gone = missing(before, now);
  const come = missing(now, before);
  return html`
    <h2 class="ds-heading" data-size="sm" id="changes" tabindex="-1">${w.changesSince(before.year)}</h2>
    ${come.length + gone.length === 0 ? html`<p class="ds-paragraph">${w.noChanges}</p>` : nothing}
    <ul class="ds-list">
      <li>${w.version(before.version, now.version)}</li>
      ${come.map((n) => html`<li>${w.added} <code>${n}</code></li>`)} ${gone.map((n) => html`<li>${w.removed} <code>${n}</code></li>`)}
    </ul>
  `;
}

// missing names the attributes of a that b does not have.
function missing(a: Spec, b: Spec): string[] {
  const names = (s: Spec): string[] => s.elements.flatMap((e) => e.attributes.map((x) => `${e.name}@${x.name}`));
  const have = new Set(names(b));
  return names(a).filter((n) => !have.has(n));
}
