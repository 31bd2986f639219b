/** Finds the phone number in a text that holds more: a sentence, a link, a line of a contact card. */
import { withoutInvisible } from '../basics/text.js';
import { checkNumber } from './check-number.js';
import { asciiNumber, maxTextLength } from './clean-number.js';
import { formatForReading } from './format.js';
import { formatAsTyped, isPlainNumber } from './format-as-typed.js';
import { knownCountry } from './numbering-plan.js';
import { digitsAbroad } from './parse-number.js';

/** As many groups of digits are read, which bounds the time that a hostile text takes. */
const maxRuns = 50;

/** Shorter ones are codes, house numbers, extensions. */
const minDigits = 7;

/** Furthest that an extension stands from its number, as in `, ext. no. 12`, in UTF-16 units. */
const maxGap = 15;

/**
 * The number for a phone field, formatted, when a pasted text holds exactly one beside other things.
 *
 * Undefined for a text that is nothing but a number, that holds none or several, or whose number has
 * an extension: nobody can send a message there.
 *
 * @param country ISO 3166-1 alpha-2, for numbers in national form.
 */
export function numberInText(text: string, country?: string): string | undefined {
  if (text.length > maxTextLength || (isPlainNumber(text) && !/\+.*\(0\)/.test(text)))
    return undefined;
  const found = new Map<string, string>();
  let runsLeft = maxRuns;
  // The other lines of a contact card hold dates, postcodes and identifiers.
  const telling = /^BEGIN:VCARD/i.test(text) ? /\bTEL[;:]/i : /\d/;
  for (const line of legible(text).split('\n')) {
    if (!telling.test(line)) continue;
    let numberEnd = -Infinity;
    let shortEnd: number | undefined;
    for (const { 0: run, index } of line.matchAll(runs)) {
      if (!runsLeft--) return undefined;
      const end = index + run.length;
      if (run.replace(/\D/g, '').length < minDigits) {
        if (index - numberEnd <= maxGap) return undefined;
        shortEnd = end;
        continue;
      }
      const isSigned = run.startsWith('+');
      // Whatever that sign was, it stood inside the number.
      if (!isSigned && shortEnd !== undefined && torn.test(line.slice(shortEnd, index)))
        return undefined;
      if (/[\w@]/.test(line.charAt(end) + (isSigned ? '' : line.charAt(index - 1)))) continue;
      const check = checkNumber(run, country);
      if (check.outcome === 'rejected') continue;
      found.set(check.phoneNumber, run);
      numberEnd = end;
    }
  }
  const [one, another] = found;
  if (!one || another) return undefined;
  const [phoneNumber, run] = one;
  return digitsAbroad(run, knownCountry(country)) === undefined
    ? formatAsTyped({ text: run, caret: 0 }, country).text
    : formatForReading(phoneNumber);
}

/** Digits with a number's punctuation between them. */
const runs = /(?:\+[ (]{0,3})?\d(?:[ ()./-]{0,5}\d)*/g;

/** Between two groups of digits of one number. */
const torn = /^[^\p{L}:]{0,3}$/u;

const dates = /(^|[^\d./-])(?:\d{4}([-./])\d\d?\2\d\d?|\d\d?([-./])\d\d?\3\d{4})(?![-./]?\d)/gm;

/** Its lines in ASCII as far as it matters. Links to chats have a coded plus, or none. */
const legible = (text: string): string =>
  withoutInvisible(text)
    .split(/[\n\r\u2028\u2029]/)
    .map(asciiNumber)
    .join('\n')
    .replace(/(?:wa\.me\/|phone=|%2B)+\+?/gi, '+')
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(dates, '$1;date;');
