/** The country of the number in the field, as it shows beside it. */
import type { TemplateResult } from 'lit';
import type { PhoneEntryView, Pieces } from '../view.js';

export function countryShown(
  { i18n, field }: PhoneEntryView,
  { html, icon, svg }: Pieces,
): TemplateResult {
  const shown = field?.shown;
  if (!shown)
    return html`<span class="visually-hidden">${i18n.text('country.choose')}</span> ${icon(
        18,
        svg`<path d="M3 12h18M12 3c5 5 5 13 0 18c-5-5-5-13 0-18" /><circle cx="12" cy="12" r="9" />`,
      )}`;
  const { code, name, callingCode } = shown;
  return html`
    <span class="visually-hidden" id="country"
      >${i18n.text('country.chosen', { country: `${name} ${callingCode}` })}</span
    >
    <span part="country-chip" aria-hidden="true">${code}</span>
    <span aria-hidden="true">${callingCode}</span>
  `;
}
