/** The country of numbers in national form: shown, and a way to the list of all. */
import { html, type TemplateResult } from 'lit';
import { chevronIcon, globeIcon } from './icons.js';
import type { PhoneEntryView } from './view.js';

export function countryButton(view: PhoneEntryView): TemplateResult {
  const { country, countries, i18n, picker, library, state } = view;
  const chosen = countries.find(({ code }) => code === country);
  const callingCode = library?.callingCode(country);
  const name = chosen
    ? i18n.text('country.chosen', { country: `${chosen.name} ${chosen.callingCode}` })
    : i18n.text('country.choose');
  const toggle = () => {
    if (picker?.isOpen) picker.close('country-button');
    else if (!state.isPending) picker?.open(countries.findIndex(({ code }) => code === country));
  };
  return html`
    <button
      part="country-button"
      type="button"
      aria-haspopup="listbox"
      aria-expanded=${picker?.isOpen ?? false}
      @click=${toggle}
    >
      <span class="visually-hidden">${name}</span>
      ${
        country
          ? html`<span part="country-chip" aria-hidden="true">${country}</span>
              <span aria-hidden="true">${callingCode}</span>`
          : globeIcon
      }
      ${chevronIcon}
    </button>
  `;
}
