// What stands around every view: header, banners, footer.
import { html, nothing, type TemplateResult } from 'lit-html';
import { icon } from '../icons.ts';
import { state } from '../state.ts';
import { LANGS } from '../words/words.ts';
import { reload, takeUpdate } from '../offline.ts';
import { pickLang, pickScheme, schemeNow } from '../settings.ts';

const NAV = [
  ['/', 'send'],
  ['/innsendinger', 'deliveries'],
  ['/veiledning', 'guide'],
  ['/regler', 'reference'],
] as const;

const FOOT = [
  ['/om', 'about'],
  ['/personvern', 'privacy'],
  ['/tilgjengelighet', 'accessibility'],
  ['/kontakt', 'contact'],
  ['/forskerdata', 'research'],
  ['/bestilling', 'order'],
  ['/ovingsfiler', 'training'],
  ['/api', 'api'],
] as const;

export function shell(main: TemplateResult): TemplateResult {
  const w = state.words.site;
  return html`
    <a class="ds-skip-link" href="#main" @click=${skip}>${w.skip}</a>
    ${header()} ${banners()}
    <main id="main" tabindex="-1" class="page">${main}</main>
    <footer class="foot">
      <div class="page">
        <p class="ds-paragraph" data-size="sm">${w.footer}</p>
        <ul class="links">
          ${FOOT.map(([to, name]) => html`<li><a class="ds-link" href="#${to}">${w[name]}</a></li>`)}
        </ul>
      </div>
    </footer>
  `;
}

function header(): TemplateResult {
  const w = state.words.site;
  const dark = schemeNow() === 'dark';
  return html`
    <header class="head">
      <div class="page head-row">
        <a class="brand" href="#/"><span class="gate" aria-hidden="true"></span>${w.name}</a>
        <div class="head-tools">
          <nav aria-label=${w.languages} ?hidden=${LANGS.length < 2}>
            <ul class="links">
              ${LANGS.map(
                ([lang, name]) => html`<li>
                  <button class="plain" lang=${lang} aria-current=${state.words.lang === lang} @click=${() => pickLang(lang)}>
                    ${name}
                  </button>
                </li>`,
              )}
            </ul>
          </nav>
          <button class="plain with-icon" @click=${() => pickScheme(dark ? 'light' : 'dark')}>
            ${icon(dark ? 'sun' : 'moon')} ${dark ? w.light : w.dark}
          </button>
        </div>
      </div>
      <nav class="page" aria-label=${w.nav}>
        <ul class="links tabs">
          ${NAV.map(
            ([to, name]) =>
              html`<li><a href="#${to}" aria-current=${here(to) ? 'page' : nothing}>${w[name]}</a></li>`,
          )}
        </ul>
      </nav>
    </header>
  `;
}

function here(to: string): boolean {
  return to === '/' ? state.route === '/' : state.route.startsWith(to);
}

function banners(): TemplateResult {
  const w = state.words.site;
  return html`
    ${state.keys?.development
      ? html`<section class="strip" data-color="warning" aria-label=${w.developmentLabel}><p class="page">${w.development}</p></section>`
      : nothing}
    <div role="status">
      ${state.online ? nothing : html`<div class="strip" data-color="info"><p class="page">${w.offline}</p></div>`}
      ${state.newBuild === '' ? nothing : html`<div class="strip" data-color="info" data-testid="new-build">${newBuild()}</div>`}
    </div>
  `;
}

// newBuild never takes the file at hand from the user without saying so.
function newBuild(): TemplateResult {
  const w = state.words.site;
  const costs = state.work || state.sending.at !== 'rest' ? w.updateCosts : '';
  return state.newBuild === 'waits'
    ? html`<p class="page">${w.update} ${costs} <button class="plain" @click=${() => void takeUpdate()}>${w.updateNow}</button></p>`
    : html`<p class="page">${w.updateElsewhere} ${costs} <button class="plain" @click=${reload}>${w.reload}</button></p>`;
}

// The address after # is the route, so the skip link moves focus itself.
function skip(e: Event): void {
  e.preventDefault();
  document.getElementById('main')?.focus();
}
