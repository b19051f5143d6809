// The longer texts as pages. Fetched when one of them is opened.
import { html, nothing, type TemplateResult } from 'lit-html';
import { icon } from '../icons.ts';
import type { Page, PageName, Pages } from '../words/pages.ts';

export function textPage(texts: Pages, name: PageName): () => TemplateResult {
  return () => article(texts.pages[name]);
}

export function article(p: Page, more: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<article class="prose">
    <h1 class="ds-heading" data-size="lg" tabindex="-1">${p.title}</h1>
    <p class="ds-paragraph lead" data-size="lg">${p.lead}</p>
    ${p.sections.map(
      (s) => html`
        <h2 class="ds-heading" data-size="sm">${s.heading}</h2>
        ${s.text.map((t) => html`<p class="ds-paragraph">${t}</p>`)}
        ${s.list ? html`<ul class="ds-list">${s.list.map((t) => html`<li>${t}</li>`)}</ul>` : nothing}
      `,
    )}
    ${more}
  </article>`;
}

export function training(texts: Pages): () => TemplateResult {
  return () => article(
    texts.pages.training,
    html`<ul class="cards">
      ${texts.training.map(
        (c) => html`<li class="ds-card">
          <h2 class="ds-heading" data-size="xs">${c.title}</h2>
          <p class="ds-paragraph">${c.text}</p>
          <a class="ds-link with-icon" href="/ovelse/${c.file}" download>${icon('download')} ${texts.download(c.file)}</a>
        </li>`,
      )}
    </ul>`,
  );
}

