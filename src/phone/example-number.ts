/** What a mobile number of a country looks like, for a field that waits for one. */
import { exampleTable } from './example-table.js';
import { inNationalForm } from './format-as-typed.js';
import { allCountries, knownCountry, numberingPlan } from './numbering-plan.js';

/** A mobile number as people in the country (ISO 3166-1 alpha-2) write it, in national form. */
export function exampleNumber(country: string | undefined): string | undefined {
  const code = knownCountry(country);
  const table = exampleTable.split(' ');
  // A newer version of the metadata may have more countries than the table was made for.
  if (!code || table.length !== allCountries.length) return undefined;
  let digits = table[allCountries.indexOf(code)] ?? '';
  const length = Math.min(...numberingPlan(code).mobileLengths);
  while (digits.length < length) digits += String((Number(digits.at(-1)) + 1) % 10);
  return inNationalForm(digits, code);
}
