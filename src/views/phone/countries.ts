/** Which countries there are to choose from. */
import type { Country } from '../../phone/library.js';
import type { PhoneLibrary } from '../../phone/load-library.js';

/** What a page says about countries: ISO 3166-1 alpha-2. */
export interface CountrySettings {
  readonly countries: readonly string[];
  readonly preferredCountries: readonly string[];
}

export interface OfferedCountries {
  /** The preferred ones first. */
  readonly list: readonly Country[];
  /** How many of them are preferred. */
  readonly preferred: number;
  readonly codes: ReadonlySet<string | undefined>;
}

/** A list, or the text of one: frameworks set properties as they stand in their templates. */
const codes = (list: readonly string[] | string | null): readonly string[] =>
  String(list ?? '')
    .toUpperCase()
    .match(/[^\s,]+/g) ?? [];

/** The countries to choose from. */
export function offeredCountries(
  library: PhoneLibrary,
  { countries, preferredCountries }: CountrySettings,
  locale: string,
): OfferedCountries {
  const allowed = codes(countries);
  const preferred = codes(preferredCountries);
  const all = library
    .countries(locale)
    .filter(({ code }) => !allowed.length || allowed.includes(code));
  const isPreferred = ({ code }: Country) => preferred.includes(code);
  const first = all
    .filter(isPreferred)
    .sort((a, b) => preferred.indexOf(a.code) - preferred.indexOf(b.code));
  return {
    list: [...first, ...all.filter((country) => !isPreferred(country))],
    preferred: first.length,
    codes: new Set(all.map(({ code }) => code)),
  };
}

/** Whether a page takes numbers of a country; undefined for numbers that belong to none. */
export function isAllowed(country: string | undefined, { countries }: CountrySettings): boolean {
  const allowed = codes(countries);
  return !allowed.length || allowed.includes(country ?? '');
}
