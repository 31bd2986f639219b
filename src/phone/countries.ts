/** The countries a number can belong to, by the names that a reader knows them by. */
import { allCountries, knownCountry, numberingPlan } from './numbering-plan.js';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** With the plus. */
  readonly callingCode: string;
}

/** The calling code of a country, with the plus; undefined for none that is known. */
export function callingCode(country: string | undefined): string | undefined {
  const code = knownCountry(country);
  return code && `+${numberingPlan(code).callingCode}`;
}

const lists = new Map<string, readonly Country[]>();

/** All countries, sorted as readers of a language (BCP 47) expect. */
export function countries(locale: string): readonly Country[] {
  const known = lists.get(locale);
  if (known) return known;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  const list = allCountries
    .map((code) => ({
      code,
      name: names.of(code) ?? code,
      callingCode: `+${numberingPlan(code).callingCode}`,
    }))
    .sort((a, b) => compare(a.name, b.name));
  lists.set(locale, list);
  return list;
}
