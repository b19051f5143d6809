// The service's OpenAPI document, to be read.
import { html, nothing, type TemplateResult } from 'lit-html';
import document from '../generated/openapi.json';
import { state } from '../state.ts';
import type { Pages } from '../words/pages.ts';
import { article } from './pages.ts';

interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: ({ name: string; in: string; description?: string; required?: boolean } | { $ref: string })[];
  responses?: Record<string, { description?: string; $ref?: string }>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'head', 'delete', 'options'] as const;

const EXAMPLE = `age -r age1pq1… iplos.xml |
  curl -fX POST --data-binary @- -H "Authorization: Bearer $T" \\
    "$URL/v1/deliveries?year=2026&municipality=0301&kind=test"`;

export async function api(texts: Pages): Promise<() => TemplateResult> {
  return () => article(texts.pages.api, body());
}

function body(): TemplateResult {
  const w = state.words.api;
  return html`
    <pre tabindex="0"><code>${EXAMPLE}</code></pre>
    <p class="ds-paragraph"><a class="ds-link" href="/v1/openapi.yaml">${w.document}</a></p>
    <h2 class="ds-heading" data-size="sm">${w.operations}</h2>
    <p class="ds-paragraph quiet">${w.english}</p>
    ${operations().map(operation)}
  `;
}

function operations(): { method: string; path: string; op: Operation }[] {
  return Object.entries(document.paths as Record<string, Record<string, unknown>>).flatMap(([path, item]) =>
    METHODS.filter((m) => m in item).map((m) => ({ method: m.toUpperCase(), path, op: item[m] as Operation })),
  );
}

function operation({ method, path, op }: { method: string; path: string; op: Operation }): TemplateResult {
  const w = state.words.api;
  const parameters = (op.parameters ?? []).flatMap((p) => ('name' in p ? [p] : resolved(p.$ref)));
  return html`<details class="ds-details" lang="en">
    <summary><span><code>${method} ${path}</code> ${op.summary ?? ''}</span></summary>
    <div>
      ${op.description ? html`<p class="ds-paragraph">${op.description}</p>` : nothing}
      ${parameters.length > 0
        ? html`<p class="ds-paragraph" lang=${state.words.lang}>${w.parameters}</p>
            <ul class="ds-list">
              ${parameters.map((p) => html`<li><code>${p.name}</code> (${p.in}${p.required ? html`, <span lang=${state.words.lang}>${w.required}</span>` : nothing}) ${p.description ?? ''}</li>`)}
            </ul>`
        : nothing}
      <p class="ds-paragraph" lang=${state.words.lang}>${w.answers}</p>
      <ul class="ds-list">
        ${Object.entries(op.responses ?? {}).map(([code, r]) => html`<li><code>${code}</code> ${r.description ?? r.$ref?.split('/').at(-1) ?? ''}</li>`)}
      </ul>
    </div>
  </details>`;
}

type Parameter = { name: string; in: string; description?: string; required?: boolean };

function resolved(ref: string): Parameter[] {
  const all = (document.components as { parameters?: Record<string, Parameter> }).parameters ?? {};
  const p = all[ref.split('/').at(-1) ?? ''];
  return p ? [p] : [];
}
