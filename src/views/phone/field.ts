/** The phone field of one element, once the numbering plans are there: its countries, and its number. */
import type { LitElement } from 'lit';
import type { PhoneInput } from '../../flow/state.js';
import type { I18n } from '../../i18n/i18n.js';
import type { FormattedNumber, TypedNumber } from '../../phone/format-as-typed.js';
import type { Country } from '../../phone/library.js';
import type { PhoneLibrary } from '../../phone/load-library.js';
import type { NumberCheck } from '../../phone/number-check.js';
import {
  isAllowed,
  offeredCountries,
  type CountrySettings,
  type OfferedCountries,
} from './countries.js';
import { CountryListSupport } from './country-list-support.js';
import { HomeCountry } from './home-country.js';
import { PhoneTyping } from './typing.js';
import type { View } from '../view.js';

export type PhoneHost = LitElement & CountrySettings & { readonly defaultCountry: string | null };

export class PhoneField {
  readonly countryList: CountryListSupport;
  readonly #host: PhoneHost;
  readonly #flow: View['flow'];
  readonly #i18n: I18n;
  readonly #library: PhoneLibrary;
  readonly #home: HomeCountry;
  readonly #typing: PhoneTyping;
  #offered: { readonly of: readonly unknown[]; readonly countries: OfferedCountries } | undefined;

  /** @param adopt Gives the element more styles. */
  constructor(
    host: PhoneHost,
    flow: View['flow'],
    i18n: I18n,
    library: PhoneLibrary,
    adopt: (styles: string) => void,
  ) {
    this.#host = host;
    this.#flow = flow;
    this.#i18n = i18n;
    this.#library = library;
    this.#home = new HomeCountry(host, () => this.offered);
    this.countryList = new CountryListSupport(host, this, adopt);
    this.#typing = new PhoneTyping(host, flow, this);
  }

  /** Whether there is no other country to choose. */
  get isFixed(): boolean {
    return this.offered.list.length === 1;
  }

  get isPending(): boolean {
    return this.#flow.state.isPending;
  }

  get locale(): string {
    return this.#i18n.locale;
  }

  /** The countries to choose from. */
  get offered(): OfferedCountries {
    const { countries, preferredCountries } = this.#host;
    const { locale } = this;
    const of = [locale, countries, preferredCountries];
    // Asked for at each key.
    if (!this.#offered?.of.every((one, index) => one === of[index]))
      this.#offered = { of, countries: offeredCountries(this.#library, this.#host, locale) };
    return this.#offered.countries;
  }

  /** ISO 3166-1 alpha-2, for numbers in national form: chosen, or guessed. */
  get country(): string | undefined {
    const chosen = this.#input.country;
    return this.offered.codes.has(chosen) ? chosen : this.#home.code;
  }

  /** The country that shows: the number's own where it says which, else the one that it is dialled in. */
  get shown(): Country | undefined {
    const { country } = this;
    const { text } = this.#input;
    // Asked for at each render, most often of nothing.
    const own = text ? this.#library.countryOfInput(text, country) : undefined;
    const shown = own ?? country;
    return this.#library.countries(this.locale).find(({ code }) => code === shown);
  }

  /** ISO 3166-1 alpha-2: of a number that says which, whatever is chosen. */
  countryOf(number: string): string | undefined {
    return this.#library.countryOfInput(number);
  }

  /** How a number looks there. */
  get example(): string | undefined {
    const { shown } = this;
    return shown && this.#library.exampleNumber(shown.code);
  }

  format(typed: TypedNumber): FormattedNumber {
    return this.#library.formatAsTyped(typed, this.country);
  }

  find(text: string): string | undefined {
    return this.#library.numberInText(text, this.country);
  }

  /** Puts a number in E.164 into the field. */
  fill(phoneNumber: string): void {
    const { text, country = this.country } = this.format({ text: phoneNumber, caret: 0 });
    this.#flow.typePhone(text, country);
  }

  /** Takes the visitor's choice. A calling code in the field would win over it, so it makes room. */
  choose(country: string): void {
    const text = this.#library.withoutCallingCode(this.#input.text, country, this.country);
    const typed = { text, caret: text.length };
    this.#typing.write(this.#library.formatAsTyped(typed, country).text, country);
  }

  /** Reads a number; without a country, as one of the visitor's own. */
  async check(input: string, country?: string): Promise<NumberCheck> {
    return this.#library.checkNumber(input, country ?? this.country ?? (await this.#home.known()));
  }

  /** Whether the page takes numbers of a country; undefined for numbers that belong to none. */
  isAllowed(country: string | undefined): boolean {
    return isAllowed(country, this.#host);
  }

  get #input(): PhoneInput {
    return (this.#flow.state as { input?: PhoneInput }).input ?? { text: '' };
  }
}
