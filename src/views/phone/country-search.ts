/** Searches the countries of one element, and remembers what it found last: that is asked for at each render. */
import { findCountries } from '../../phone/find-countries.js';
import type { Country } from '../../phone/library.js';
import type { OfferedCountries } from './countries.js';

export interface SearchedCountries {
  readonly locale: string;
  readonly offered: OfferedCountries;
  /** ISO 3166-1 alpha-2: of a number that begins with a plus, as far as it is typed. */
  countryOf(number: string): string | undefined;
}

export class CountrySearch {
  readonly #countries: SearchedCountries;
  #last:
    | {
        readonly text: string;
        readonly list: readonly Country[];
        readonly found: readonly Country[];
      }
    | undefined;

  constructor(countries: SearchedCountries) {
    this.#countries = countries;
  }

  /** Those that a search means, the likeliest first. */
  find(text: string): readonly Country[] {
    const { list } = this.#countries.offered;
    if (!text) return list;
    if (this.#last?.text !== text || this.#last.list !== list)
      this.#last = { text, list, found: this.#find(list, text) };
    return this.#last.found;
  }

  /** Has names in other languages ready for some of the countries: for all of them it takes a while. */
  prepare(from: number, to: number): void {
    this.#find(this.#countries.offered.list.slice(from, to), 'x');
  }

  #find(list: readonly Country[], text: string): readonly Country[] {
    const { locale } = this.#countries;
    return findCountries(list, text, {
      locale,
      languages: navigator.languages,
      countryOf: (number) => this.#countries.countryOf(number),
    });
  }
}
