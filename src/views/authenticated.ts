/** What stays when all is done. */
import type { TemplateResult } from 'lit';
import type { I18n } from '../i18n/i18n.js';
import type { Pieces } from './view.js';

export const authenticated = (i18n: I18n, { html, icon, svg }: Pieces): TemplateResult => html`
  <div part="success" id="title" tabindex="-1">
    ${icon(48, svg`<circle cx="12" cy="12" r="10" /><path d="m7.5 12.5 3 3 6-6.5" />`)}
    <slot name="success">${i18n.text('done.title')}</slot>
  </div>
`;
