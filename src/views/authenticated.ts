/** What stays when all is done. */
import { html, type TemplateResult } from 'lit';
import type { I18n } from '../i18n/i18n.js';
import { doneIcon } from './icons.js';

export const authenticated = (i18n: I18n): TemplateResult => html`
  <div part="success" id="title" tabindex="-1">
    ${doneIcon}
    <slot name="success">${i18n.text('done.title')}</slot>
  </div>
`;
