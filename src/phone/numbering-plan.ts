/**
 * The numbering plans of the world, from libphonenumber-js's metadata (version 4). Rows are arrays
 * there, whose cells are read by position here and nowhere else.
 */
import type { CountryCode } from 'libphonenumber-js/core/es6';
import metadata from 'libphonenumber-js/metadata.mobile.json';

type Cell<Value> = Value | 0 | undefined;

type FormatRow = readonly [
  pattern: string,
  template: string,
  leadingDigits?: Cell<readonly string[]>,
  trunkRule?: Cell<string>,
  isTrunkOptional?: Cell<1>,
  internationalTemplate?: Cell<string>,
];

type CountryRow = readonly [
  callingCode: string,
  internationalPrefix: Cell<string>,
  pattern: string,
  lengths: readonly number[],
  formats?: Cell<readonly FormatRow[]>,
  trunkPrefix?: Cell<string>,
  trunkRule?: Cell<string>,
  trunkPattern?: Cell<string>,
  trunkTransform?: Cell<string>,
  isTrunkOptional?: Cell<1>,
  leadingDigits?: Cell<string>,
  types?: Cell<readonly [fixedLine: unknown, mobile: Cell<readonly [pattern: string]>]>,
];

export interface NumberFormat {
  /** Regular expression of the groups of digits. */
  readonly pattern: string;
  /** How to write the groups, as in `($1) $2-$3`. */
  readonly template: string;
  /** Regular expression of the first digits of the numbers that are written so. */
  readonly leadingDigits: string;
  /** How to write the first group behind a trunk prefix, as in `0$1`. */
  readonly trunkRule: string | undefined;
  /** As `template`, behind a calling code. */
  readonly internationalTemplate: string;
}

/** Patterns are regular expressions without anchors. */
export interface NumberingPlan {
  /** Without the plus. */
  readonly callingCode: string;
  /** What is dialled before a number abroad, such as `00`. */
  readonly internationalPrefix: string | undefined;
  /** National numbers of all kinds. */
  readonly pattern: string;
  /** How many digits they have, in ascending order. */
  readonly lengths: readonly number[];
  /** What is dialled before a number inside the country. */
  readonly trunkPrefix: string | undefined;
  /** The same as a pattern, with carrier codes and the like. */
  readonly trunkPattern: string | undefined;
  /** What to make of the groups of that pattern, where they aren't just dropped. */
  readonly trunkTransform: string | undefined;
  /** How numbers begin that belong to this country and no other of its calling code. */
  readonly leadingDigits: string | undefined;
  /** Numbers that can get an SMS. */
  readonly mobilePattern: string | undefined;
  /** How many digits those have, in ascending order. */
  readonly mobileLengths: readonly number[];
  readonly formats: readonly NumberFormat[];
}

const countryRows = metadata.countries as unknown as Readonly<Record<string, CountryRow>>;
const worldRows = metadata.nonGeographic as unknown as Readonly<Record<string, CountryRow>>;

const countriesByCallingCode = metadata.country_calling_codes as Readonly<
  Record<string, readonly CountryCode[]>
>;

/** The countries of a calling code, the main one first; none for those of no country, such as +881. */
export const countriesOf = (callingCode: string): readonly CountryCode[] =>
  Object.hasOwn(worldRows, callingCode) ? [] : (countriesByCallingCode[callingCode] ?? []);

/** The calling code that digits begin with. */
export const callingCodeOf = (digits: string): string | undefined =>
  [1, 2, 3]
    .map((length) => digits.slice(0, length))
    .find((code) => Object.hasOwn(countriesByCallingCode, code) || Object.hasOwn(worldRows, code));

/** By their codes, as the tables are that were made for them. */
export const allCountries = Object.keys(countryRows).sort() as CountryCode[];

/** `country` when there is a plan for it, in upper case. */
export function knownCountry(country: string | undefined): CountryCode | undefined {
  const upper = country?.toUpperCase();
  return upper !== undefined && Object.hasOwn(countryRows, upper)
    ? (upper as CountryCode)
    : undefined;
}

const filled = <Value>(cell: Cell<Value>): Value | undefined => (cell === 0 ? undefined : cell);

/** A pattern with something else for each digit that it has, or that it leaves open. */
export const withDigits = (pattern: string, make: (digit: string) => string): string =>
  pattern.replace(/\{.*?\}|\[.*?\]|\\d|\d/g, (part) => (part.startsWith('{') ? part : make(part)));

function read(row: CountryRow): NumberingPlan {
  const [callingCode, internationalPrefix, pattern, lengths, formats, trunkPrefix] = row;
  const [, , , , , , trunkRule, trunkPattern, trunkTransform, , leadingDigits, types] = row;
  // Formats of a shared calling code stand with its main country.
  const main = countryRows[countriesOf(callingCode)[0] ?? ''];
  const mobilePattern = filled(filled(types)?.[1])?.[0];
  const planRule = filled(trunkRule) ?? filled(main?.[6]);
  return {
    callingCode,
    internationalPrefix: filled(internationalPrefix),
    pattern,
    lengths,
    trunkPrefix: filled(trunkPrefix),
    trunkPattern: filled(trunkPattern) ?? filled(trunkPrefix),
    trunkTransform: filled(trunkTransform),
    leadingDigits: filled(leadingDigits),
    mobilePattern,
    get mobileLengths() {
      const anyDigits = new RegExp(`^(?:${withDigits(mobilePattern ?? '', () => '.')})$`);
      const possible = lengths.filter((length) => anyDigits.test('0'.repeat(length)));
      return possible.length ? possible : lengths;
    },
    formats: (filled(formats) ?? filled(main?.[4]) ?? []).map(
      ([pattern, template, leading, rule, , internationalTemplate]) => ({
        pattern,
        template,
        // Coarser ones come before the last.
        leadingDigits: filled(leading)?.at(-1) ?? '',
        trunkRule: filled(rule) ?? planRule,
        internationalTemplate: filled(internationalTemplate) ?? template,
      }),
    ),
  };
}

const plans = new Map<string, NumberingPlan>();

/** The plan of a country, or of a calling code: that of its main country. */
export function numberingPlan(key: string): NumberingPlan {
  const row = countryRows[key] ?? worldRows[key] ?? countryRows[countriesOf(key)[0] ?? ''];
  if (!row) throw new RangeError(`no numbering plan: ${key}`);
  const plan = plans.get(key) ?? read(row);
  plans.set(key, plan);
  return plan;
}
