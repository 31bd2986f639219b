/**
 * Groups the digits of a phone number while it is typed, and says where the caret belongs then.
 *
 * Not libphonenumber's own way of doing so, which is larger than all else that the widget takes from
 * it, costs more at each key, and now and then takes away what was typed.
 */
import type { CountryCode } from 'libphonenumber-js/core/es6';
import {
  callingCodeOf,
  countriesOf,
  knownCountry,
  numberingPlan,
  type NumberFormat,
} from './numbering-plan.js';
import { countryOf } from './parse-number.js';

export interface TypedNumber {
  readonly text: string;
  /** Offset in UTF-16 units. */
  readonly caret: number;
}

export interface FormattedNumber extends TypedNumber {
  /** ISO 3166-1 alpha-2, when the number itself says where it belongs. */
  readonly country?: string;
}

/**
 * Formats what stands in a phone field.
 *
 * Text with anything but ASCII digits and a number's punctuation comes back as it is: nothing is
 * rewritten that its author may have meant.
 *
 * @param country ISO 3166-1 alpha-2, for numbers in national form.
 */
export function formatAsTyped({ text, caret }: TypedNumber, country?: string): FormattedNumber {
  if (!/^\s*\+?[\d\s()./-]*$/.test(text)) return { text, caret };
  const digits = text.replace(/\D/g, '');
  const isInternational = text.includes('+');
  const home = isInternational ? homeOf(digits, country) : undefined;
  const region = isInternational ? home : knownCountry(country);
  const formatted =
    region && (isInternational ? international(digits, region) : national(digits, region));
  const found = home && { country: home };
  // Some formats add digits, such as Argentina's 15: nobody typed those.
  if (formatted?.replace(/\D/g, '') !== digits) return { text, caret, ...found };
  return { text: formatted, caret: caretAfter(formatted, text, caret), ...found };
}

/** Behind the same digit as before; punctuation that now stands at the end counts as passed. */
function caretAfter(formatted: string, text: string, caret: number): number {
  if (caret === text.length) return formatted.length;
  const before = text.slice(0, caret).replace(/[^\d+]/g, '').length;
  let offset = 0;
  for (let seen = 0; seen < before; offset++) if (/[\d+]/.test(formatted.charAt(offset))) seen++;
  return offset;
}

/** Several countries share a calling code: until the digits tell, the chosen one stays if it fits. */
function homeOf(digits: string, chosen: string | undefined): CountryCode | undefined {
  const callingCode = callingCodeOf(digits) ?? '';
  const nationalNumber = digits.slice(callingCode.length);
  const homes = countriesOf(callingCode);
  return (
    (homes.length > 1 ? countryOf({ callingCode, nationalNumber }) : undefined) ??
    homes.find((one) => one === chosen) ??
    homes[0]
  );
}

function international(digits: string, region: CountryCode): string {
  const { callingCode, formats } = numberingPlan(region);
  const rest = digits.slice(callingCode.length);
  const template = ({ internationalTemplate }: NumberFormat) => internationalTemplate;
  return `+${callingCode}${rest && ` ${grouped(rest, formats, template) ?? rest}`}`;
}

function national(digits: string, region: CountryCode): string {
  const { formats, trunkPrefix: trunk } = numberingPlan(region);
  if (!trunk || !digits.startsWith(trunk))
    return grouped(digits, formats, ({ template }) => template) ?? digits;
  const rest = digits.slice(trunk.length);
  const template = ({ template, trunkRule }: NumberFormat) =>
    // Where the trunk prefix stands: as the format says if it does, else in front.
    trunkRule?.includes(trunk) ? template.replace('$1', trunkRule) : trunk + template;
  return grouped(rest, formats, template) ?? digits;
}

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
