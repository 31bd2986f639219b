/**
 * Groups the digits of a phone number while it is typed, and says where the caret belongs then.
 *
 * Not libphonenumber's own way of doing so, which is larger than all else that the widget takes from
 * it, costs more at each key, and now and then takes away what was typed.
 */
import type { CountryCode } from 'libphonenumber-js/core/es6';
import { maxTextLength } from './clean-number.js';
import { likelyCountryOf } from './country-of.js';
import { knownCountry, numberingPlan, type NumberFormat } from './numbering-plan.js';
import { typedAbroad } from './parse-number.js';

export interface TypedNumber {
  readonly text: string;
  /** Offset in UTF-16 units. */
  readonly caret: number;
}

export interface FormattedNumber extends TypedNumber {
  /** ISO 3166-1 alpha-2, when the number itself says where it belongs. */
  readonly country?: string;
}

/** Whether there is nothing in a text but ASCII digits and a number's punctuation. */
export const isPlainNumber = (text: string): boolean =>
  /^\s*(?:[+\d()./-][\d\s()./-]*)?$/.test(text);

/**
 * Formats what stands in a phone field.
 *
 * Text with anything else comes back as it is: nothing is rewritten that its author may have meant.
 *
 * @param country ISO 3166-1 alpha-2, for numbers in national form, and for what is dialled there
 *   before a number abroad.
 */
export function formatAsTyped({ text, caret }: TypedNumber, country?: string): FormattedNumber {
  if (text.length > maxTextLength || !isPlainNumber(text)) return { text, caret };
  const chosen = knownCountry(country);
  const digits = text.replace(/\D/g, '');
  const sign = text.includes('+') ? '+' : '';
  const number = typedAbroad(text, chosen);
  let formatted: string | undefined;
  let found: { country?: string } | undefined;
  if (number) {
    const { callingCode, nationalNumber: rest } = number;
    const home = likelyCountryOf(number, chosen);
    const prefix = digits.slice(0, -(callingCode + rest).length);
    // What is dialled before a number abroad means something in the chosen country only.
    if (home && !prefix && sign) found = { country: home };
    const { formats } = numberingPlan(home ?? callingCode);
    const groups = grouped(rest, formats, (format) => format.internationalTemplate) ?? rest;
    formatted = `${sign}${[prefix, callingCode, groups].filter(Boolean).join(' ')}`;
  } else if (chosen && !sign) formatted = national(digits, chosen);
  // Some formats add digits, such as Argentina's 15: nobody typed those.
  if (formatted?.replace(/\D/g, '') !== digits) return { text, caret, ...found };
  return { text: formatted, caret: caretAfter(formatted, text, caret), ...found };
}

/** A whole national number as its country writes it: with the trunk prefix where people use one. */
export const inNationalForm = (nationalNumber: string, country: CountryCode): string =>
  grouped(nationalNumber, numberingPlan(country).formats, withTrunk) ?? nationalNumber;

/** Behind the same digit as before; punctuation that now stands at the end counts as passed. */
function caretAfter(formatted: string, text: string, caret: number): number {
  if (caret === text.length) return formatted.length;
  const before = text.slice(0, caret).replace(/[^\d+]/g, '').length;
  let offset = 0;
  for (let seen = 0; seen < before; offset++) if (/[\d+]/.test(formatted.charAt(offset))) seen++;
  return offset;
}

function national(digits: string, region: CountryCode): string {
  const { formats, trunkPrefix = '' } = numberingPlan(region);
  const trunk = digits.startsWith(trunkPrefix) ? trunkPrefix : '';
  const template = (format: NumberFormat) =>
    // Some rules add no prefix but brackets.
    format.trunkRule?.includes(trunkPrefix) === (trunk === trunkPrefix)
      ? withTrunk(format)
      : trunk + format.template;
  return grouped(digits.slice(trunk.length), formats, template) ?? digits;
}

const withTrunk = ({ template, trunkRule }: NumberFormat): string =>
  trunkRule ? template.replace(/(\$\d)/, trunkRule) : template;

/** The digits in the groups of the first format that they fit. */
function grouped(
  digits: string,
  formats: readonly NumberFormat[],
  templateOf: (format: NumberFormat) => string,
): string | undefined {
  if (digits.length < 4) return undefined;
  for (const format of formats) {
    const { leadingDigits, pattern } = format;
    if (!new RegExp(`^(?:${leadingDigits})`).test(digits)) continue;
    const template = templateOf(format);
    const whole = new RegExp(`^(?:${pattern})$`);
    const filled = whole.test(digits)
      ? digits.replace(whole, template)
      : fill(digits, pattern, template);
    if (filled !== undefined) return filled;
  }
  return undefined;
}

/**
 * Puts digits into a template such as `($1) $2-$3`, as far as they go. Undefined when there are more
 * than the pattern takes, or when template and pattern are more than groups of digits in a row.
 */
function fill(digits: string, pattern: string, template: string): string | undefined {
  if (!/^(?:\((?:\\d)+(?:\{\d+(?:,\d+)?\})?\))+$/.test(pattern)) return undefined;
  const sizes = [...pattern.matchAll(/\(((?:\\d)+)(?:\{(?:\d+,)?(\d+)\})?\)/g)].map(
    ([, plain = '', most]) => plain.length / 2 - 1 + Number(most ?? 1),
  );
  let rest = digits;
  let filled = '';
  let next = 1;
  for (const [piece, group] of template.matchAll(/\$(\d)|[^$]/g)) {
    if (group === undefined) filled += rest ? piece : '';
    else if (Number(group) !== next++) return undefined;
    else {
      filled += rest.slice(0, sizes[next - 2]);
      rest = rest.slice(sizes[next - 2]);
    }
  }
  if (rest) return undefined;
  // A bracket that was opened for digits to come would only look odd.
  return filled.includes('(') && !filled.includes(')') ? filled.replace('(', '') : filled;
}
