/** The country of numbers in national form: shown, and a way to the list of all. */
import { html, type TemplateResult } from 'lit';
import { chevronIcon } from '../icons.js';
import { pieces, type PhoneEntryView } from '../view.js';

export function countryButton(view: PhoneEntryView): TemplateResult {
  const { field, i18n, late, toggleCountries } = view;
  // No guess before more is known: it could be another one a moment later.
  const shown =
    late?.countryShown(view, pieces) ??
    html`<span class="visually-hidden">${i18n.text('country.choose')}</span>`;
  if (field?.isFixed) return html`<div class="country">${shown}</div>`;
  return html`
    <button
      part="country-button"
      type="button"
      aria-haspopup="listbox"
      aria-expanded=${field?.countryList.isOpen ?? false}
      @click=${toggleCountries}
    >
      ${shown} ${chevronIcon}
    </button>
  `;
}
