/**
 * Finds countries by whatever a visitor calls them: in the language of the page, of the country, of
 * the browser or of much of the world, by abbreviation, by calling code.
 */
import { asciiDigits, withoutInvisible } from '../basics/text.js';
import type { Country } from './countries.js';

/** Those that most visitors can type a name in, beside their own. */
const worldLanguages = ['en', 'ar', 'de', 'es', 'fr', 'hi', 'ja', 'pt', 'ru', 'zh'];

/** Who searches, and what only the numbering plans can tell. */
export interface CountrySearcher {
  /** The language that the names of the list are in (BCP 47). */
  readonly locale?: string;
  /** Others that the visitor may use, such as `navigator.languages`. */
  readonly languages?: readonly string[];
  /** ISO 3166-1 alpha-2: of a number that begins with a plus, as far as it is typed. */
  readonly countryOf: (number: string) => string | undefined;
}

/**
 * Those that a search means, the likeliest first: exact names, abbreviations and calling codes, then
 * what begins so, then what has a word that begins so, then names in other languages.
 */
export function findCountries(
  all: readonly Country[],
  search: string,
  { locale = '', languages = [], countryOf }: CountrySearcher,
): readonly Country[] {
  const wanted = plain(asciiDigits(withoutInvisible(search)));
  if (!wanted) return all;
  const others = new Set([...worldLanguages, ...languages]);
  others.delete(locale);
  const namesOf = namesIn([...others].join());
  const digits = /^(?:\+|00)?(\d*)$/.exec(wanted.replaceAll(' ', ''))?.[1];
  const home = digits && countryOf(`+${digits}`);
  const rank = ({ code, name, callingCode }: Country): number => {
    const own = lines(name);
    const foreign = namesOf(code);
    const ranks = [
      code === home || (own + foreign).includes(`\n ${wanted}\n`),
      callingCode === `+${digits ?? ''}`,
      own.includes(`\n ${wanted}`),
      own.includes(` ${wanted}`),
      foreign.includes(` ${wanted}`),
      digits !== undefined && callingCode.startsWith(`+${digits}`),
    ];
    return ranks.indexOf(true);
  };
  return all
    .map((country) => ({ country, rank: rank(country) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ country }) => country);
}

const cached = <Value>(make: (key: string) => Value): ((key: string) => Value) => {
  const values = new Map<string, Value>();
  return (key) => {
    if (!values.has(key)) values.set(key, make(key));
    return values.get(key) as Value;
  };
};

/** Of a language, or of a language and a style. */
const displayNames = cached((key) => {
  const [language, style] = key.split(' ');
  try {
    return new Intl.DisplayNames(language, {
      type: 'region',
      style: style ? 'short' : 'long',
    });
  } catch {
    // Some browsers report languages such as `C`, which are none.
    return undefined;
  }
});

/** By languages, with commas. Made country by country: all names at once would take a while. */
const namesIn = cached((languages) =>
  cached((code) => {
    const { language } = new Intl.Locale(`und-${code}`).maximize();
    const keys = [...languages.split(','), language];
    // Only their short names begin otherwise: UK, USA.
    if (code === 'GB' || code === 'US') keys.push(...keys.map((one) => `${one} short`));
    const names = new Set([code, ...keys.map((key) => displayNames(key)?.of(code) ?? code)]);
    const words = plain(displayNames('en')?.of(code) ?? '').split(' ');
    if (words.length > 2) names.add(words.map((word) => word.charAt(0)).join(''));
    return [...names].map(lines).join('');
  }),
);

/** A name between line feeds and behind a space, as each of its words; in Arabic also without articles. */
const lines = cached((name) => {
  const line = `\n ${plain(name)}\n`;
  return line + line.replace(/ \u0627\u0644/g, ' ');
});

/** What people type in another way, though NFKD keeps it: ß, æ, œ, ø, ł, đ, ı, &, and of Arabic alef, yeh, teh. */
const sameAs: Readonly<Record<string, string>> = {
  '\u00DF': 'ss',
  '\u00E6': 'ae',
  '\u0153': 'oe',
  '\u00F8': 'o',
  '\u0142': 'l',
  '\u0111': 'd',
  '\u0131': 'i',
  '&': 'and',
  '\u0671': '\u0627',
  '\u0649': '\u064A',
  '\u0629': '\u0647',
};

const unlike = new RegExp(`[${Object.keys(sameAs).join('')}]`, 'g');

/** Without what people leave out or type in another way: accents, apostrophes, hyphens, brackets. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'\u2019.\u0640]/gu, '')
    .replace(unlike, (one) => sameAs[one] ?? one)
    .replace(/[\s()\p{Pd}]+/gu, ' ')
    .trim();
