// Which view an address shows.
import { html, type TemplateResult } from 'lit-html';
import { way } from './views/way.ts';

export function route(): TemplateResult {
  return html`${way()}`;
}
