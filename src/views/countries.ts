/** Which countries there are to choose from, and which one comes first. */
import type { Country } from '../phone/library.js';
import type { PhoneLibrary } from '../phone/load-library.js';

/** What a page says about countries: ISO 3166-1 alpha-2. */
export interface CountrySettings {
  readonly countries: readonly string[];
  readonly preferredCountries: readonly string[];
}

/** A list, or the text of one: frameworks set properties as they stand in their templates. */
const codes = (list: readonly string[] | string | null): readonly string[] =>
  String(list ?? '')
    .toUpperCase()
    .match(/[^\s,]+/g) ?? [];

/** The countries to choose from, the preferred ones first. */
export function listCountries(
  library: PhoneLibrary,
  { countries, preferredCountries }: CountrySettings,
  locale: string,
): readonly Country[] {
  const allowed = codes(countries);
  const preferred = codes(preferredCountries);
  const everywhere = library.countries(locale);
  // Asked for at each key, and most pages say nothing of countries.
  if (!allowed.length && !preferred.length) return everywhere;
  const all = everywhere.filter(({ code }) => !allowed.length || allowed.includes(code));
  const isPreferred = ({ code }: Country) => preferred.includes(code);
  const first = all
    .filter(isPreferred)
    .sort((a, b) => preferred.indexOf(a.code) - preferred.indexOf(b.code));
  return first.length ? [...first, ...all.filter((country) => !isPreferred(country))] : all;
}

/** The first of those wanted that is in the list; else the first one that a page allows, if it says so. */
export function homeCountry(
  list: readonly Country[],
  { countries }: CountrySettings,
  wanted: readonly (string | undefined)[],
): string | undefined {
  const home = wanted.find((one) => list.some(({ code }) => code === one));
  return home ?? (codes(countries).length ? list[0]?.code : undefined);
}

/** Whether a page takes numbers of a country; undefined for numbers that belong to none. */
export function isAllowed(country: string | undefined, { countries }: CountrySettings): boolean {
  const allowed = codes(countries);
  return !allowed.length || allowed.includes(country ?? '');
}
