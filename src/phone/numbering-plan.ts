/**
 * How a country's numbers are written: the part of libphonenumber-js's metadata (version 4) that its
 * own types leave out. Rows are arrays there, and so must be read by position.
 */
import type { CountryCode } from 'libphonenumber-js/core/es6';
import metadata from 'libphonenumber-js/metadata.mobile.json';

type FormatRow = readonly [
  pattern: string,
  template: string,
  leadingDigits?: readonly string[] | 0,
  trunkRule?: string | 0,
  isTrunkOptional?: 0 | 1,
  internationalTemplate?: string | 0,
];

/** Empty cells hold 0. */
type CountryRow = readonly [
  callingCode: string,
  internationalPrefix: string,
  pattern: string,
  lengths: readonly number[],
  formats: readonly FormatRow[] | 0,
  trunkPrefix?: string | 0,
  trunkRule?: string | 0,
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
  /** As `template`, behind a calling code. `NA` when the number can't be called from abroad. */
  readonly internationalTemplate: string;
}

export interface NumberingPlan {
  /** Without the plus. */
  readonly callingCode: string;
  /** What is dialled before a number inside the country. */
  readonly trunkPrefix: string | undefined;
  readonly formats: readonly NumberFormat[];
}

const rows = metadata.countries as unknown as Readonly<Record<string, CountryRow>>;

export const countriesByCallingCode = metadata.country_calling_codes as Readonly<
  Record<string, readonly CountryCode[]>
>;

/** The numbering plan of a country; formats of a shared calling code stand with its main country. */
export function numberingPlan(country: CountryCode): NumberingPlan {
  const own = rows[country];
  const main = own && rows[countriesByCallingCode[own[0]]?.[0] ?? country];
  const planRule = filled(own?.[6]) ?? filled(main?.[6]);
  return {
    callingCode: own?.[0] ?? '',
    trunkPrefix: filled(own?.[5]),
    formats: (filled(own?.[4]) ?? filled(main?.[4]) ?? []).map(
      ([pattern, template, leadingDigits, rule, , internationalTemplate]) => ({
        pattern,
        template,
        // Coarser ones come before the last.
        leadingDigits: filled(leadingDigits)?.at(-1) ?? '',
        trunkRule: filled(rule) ?? planRule,
        internationalTemplate: filled(internationalTemplate) ?? template,
      }),
    ),
  };
}

const filled = <Cell>(cell: Cell | 0 | undefined): Cell | undefined =>
  cell === 0 ? undefined : cell;
