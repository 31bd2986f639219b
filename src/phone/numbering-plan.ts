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

const rows = metadata.countries as unknown as Readonly<Record<string, readonly unknown[]>>;

export const countriesByCallingCode = metadata.country_calling_codes as Readonly<
  Record<string, readonly CountryCode[]>
>;

/** The numbering plan of a country; formats of a shared calling code stand with its main country. */
export function numberingPlan(country: CountryCode): NumberingPlan {
  const row = rows[country] ?? [];
  const callingCode = String(row[0]);
  const main = rows[countriesByCallingCode[callingCode]?.[0] ?? country] ?? row;
  const trunkRule = (row[6] || main[6]) as string | 0 | undefined;
  return {
    callingCode,
    trunkPrefix: (row[5] as string | 0 | undefined) || undefined,
    formats: ((row[4] || main[4] || []) as readonly FormatRow[]).map(
      ([pattern, template, leadingDigits, rule, , internationalTemplate]) => ({
        pattern,
        template,
        // Coarser ones come before the last.
        leadingDigits: (leadingDigits || []).at(-1) ?? '',
        trunkRule: rule || trunkRule || undefined,
        internationalTemplate: internationalTemplate || template,
      }),
    ),
  };
}
