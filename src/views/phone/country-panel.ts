/** How the list of countries looks, with its search, and what keys and presses in it do. */
/* eslint lit-a11y/click-events-have-key-events: off -- keys act on the search field, which keeps the focus */
import type { TemplateResult } from 'lit';
import type { OfferedCountries } from './countries.js';
import type { CountryPicker } from './country-picker.js';
import { isComposed } from './keys.js';
import type { Country } from '../../phone/library.js';
import type { Pieces, View } from '../view.js';

export function countryPanel(
  { i18n }: View,
  { offered, shown }: { readonly offered: OfferedCountries; readonly shown: Country | undefined },
  picker: CountryPicker,
  { html, nothing }: Pieces,
): TemplateResult | undefined {
  if (!picker.isThere) return undefined;
  const { active, found, rows, text } = picker;
  const activeCode = found[active]?.code;
  const lastPreferred = text ? undefined : offered.list[offered.preferred - 1];
  const news = !found.length
    ? i18n.text('country.none')
    : text && i18n.text('country.found', { n: found.length });

  const rowsOf = (from: number, to: number) =>
    found.slice(from, to).map(
      (option, index) => html`
        <li
          part=${option.code === activeCode ? 'country-option active' : 'country-option'}
          class=${option === lastPreferred ? 'last-preferred' : nothing}
          id=${`country-${option.code}`}
          role="option"
          aria-selected=${option.code === shown?.code}
          aria-setsize=${found.length}
          aria-posinset=${from + index + 1}
        >
          <span part="country-chip" aria-hidden="true">${option.code}</span>
          <span>${option.name}</span>
          <span dir="ltr">${option.callingCode}</span>
        </li>
      `,
    );

  return html`
    <div
      part="country-panel"
      class=${picker.isOpen ? 'open' : nothing}
      aria-hidden=${picker.isOpen ? nothing : 'true'}
      @keydown=${(event: KeyboardEvent) => onKeyDown(event, picker)}
      @mousedown=${keepFocus}
    >
      <input
        part="country-search"
        type="text"
        role="combobox"
        tabindex=${picker.isOpen ? nothing : '-1'}
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck="false"
        enterkeyhint="done"
        aria-label=${i18n.text('country.search')}
        placeholder=${i18n.text('country.search')}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="countries"
        aria-activedescendant=${activeCode ? `country-${activeCode}` : nothing}
        .value=${text}
        @input=${(event: Event) => picker.find((event.target as HTMLInputElement).value)}
      />
      <ul
        part="country-list"
        id="countries"
        role="listbox"
        tabindex="-1"
        aria-label=${i18n.text('country.list')}
        @click=${(event: Event) => {
          const option = (event.target as Element).closest('[role="option"]');
          picker.choose(found.find(({ code }) => option?.id === `country-${code}`));
        }}
      >
        ${rows.blocks(found.length).map((block) => block && rowsOf(...block))}
      </ul>
      <p role="status" part="hint" class=${found.length ? 'visually-hidden' : nothing}>${news}</p>
    </div>
  `;
}

function onKeyDown(event: KeyboardEvent, picker: CountryPicker): void {
  if (isComposed(event)) return;
  const { key, altKey, ctrlKey, shiftKey } = event;
  const { active, page } = picker;
  const target = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    // Alone they move the caret.
    ...(ctrlKey && { Home: 0, End: Infinity }),
  }[key];
  if (key === 'Escape' || (altKey && key === 'ArrowUp')) picker.close('country-button');
  else if (key === 'Tab') picker.close(shiftKey ? 'country-button' : 'phone-input');
  else if (key === 'Enter') picker.choose(picker.found[active]);
  else if (target === undefined) return;
  else if (!altKey) picker.moveTo(target);
  // Neither the form nor a dialog around it may take these keys.
  event.preventDefault();
  event.stopPropagation();
}

/** Presses beside the search field leave the focus in it. */
const keepFocus = (event: MouseEvent) => {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
};
