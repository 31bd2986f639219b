/** The searchable list of countries that the country button opens. */
/* eslint lit-a11y/click-events-have-key-events: off -- keys act on the search field, which keeps the focus */
import type { TemplateResult } from 'lit';
import type { Country } from '../phone/library.js';
import type { PhoneEntryView, Pieces } from './view.js';

export function countryPanel(view: PhoneEntryView, { html }: Pieces): TemplateResult {
  const { countries, country, flow, i18n, library, picker, state } = view;
  if (!picker) return html``;
  const found = library?.findCountries(countries, picker.search) ?? [];
  const active = Math.min(picker.active, found.length - 1);

  const choose = (chosen: Country | undefined) => {
    if (!chosen) return;
    // A calling code in the field would win over the choice, so it makes room for it.
    const text = library?.withoutCallingCode(state.input.text, chosen.code) ?? state.input.text;
    flow.typePhone(text, chosen.code);
    picker.close('phone-input');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const target = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 5,
      PageUp: active - 5,
    }[event.key];
    if (target !== undefined) picker.moveTo(Math.min(Math.max(target, 0), found.length - 1));
    else if (event.key === 'Enter') choose(found[active]);
    else if (event.key === 'Escape') picker.close('country-button');
    else return;
    // Neither the form nor a dialog around it may take these keys.
    event.preventDefault();
    event.stopPropagation();
  };

  return html`
    <div part="country-panel" @keydown=${onKeyDown}>
      <input
        part="country-search"
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-label=${i18n.text('country.search')}
        placeholder=${i18n.text('country.search')}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="countries"
        aria-activedescendant=${found[active] ? `country-${found[active].code}` : ''}
        .value=${picker.search}
        @input=${(event: Event) => picker.find((event.target as HTMLInputElement).value)}
      />
      <ul part="country-list" id="countries" role="listbox" aria-label=${i18n.text('country.list')}>
        ${found.map(
          (option, index) => html`
            <li
              part=${index === active ? 'country-option active' : 'country-option'}
              id=${`country-${option.code}`}
              role="option"
              aria-selected=${option.code === country}
              @click=${() => choose(option)}
            >
              <span part="country-chip" aria-hidden="true">${option.code}</span>
              <span>${option.name}</span>
              <span dir="ltr">${option.callingCode}</span>
            </li>
          `,
        )}
      </ul>
      <p role="status" part="hint">${found.length ? '' : i18n.text('country.none')}</p>
    </div>
  `;
}
