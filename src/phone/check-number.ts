/**
 * Whether a text can be the number of a phone that receives SMS. Only the impossible is rejected:
 * metadata is always older than the numbering plans, so what it merely doubts is the visitor's call.
 */
import parsePhoneNumber, {
  Metadata,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/core/es6';
import metadata from 'libphonenumber-js/metadata.mobile.json';
import { cleanNumber } from './clean-number.js';
import { isLocalOnlyLength } from './local-only-lengths.js';
import type { NumberCheck, RejectedReason } from './number-check.js';

const rejected = (reason: RejectedReason): NumberCheck => ({ outcome: 'rejected', reason });

/** `country` when the metadata knows it, in upper case. */
export function knownCountry(country: string | undefined): CountryCode | undefined {
  const upper = country?.toUpperCase();
  return upper !== undefined && Object.hasOwn(metadata.countries, upper)
    ? (upper as CountryCode)
    : undefined;
}

const options = (country: CountryCode | undefined) => ({
  ...(country && { defaultCountry: country }),
  extract: false as const,
});

/**
 * Checks what was typed or pasted as a phone number.
 *
 * @param input Anything a person, a phone book or an autofill leaves in a field.
 * @param country ISO 3166-1 alpha-2, for numbers in national form; a leading `+` always wins.
 */
export function checkNumber(input: string, country?: string): NumberCheck {
  const clean = cleanNumber(input);
  if (!clean.ok) return rejected(clean.reason);
  const region = knownCountry(country);
  const { text } = clean;
  let number: PhoneNumber;
  try {
    number = parsePhoneNumberWithError(text, options(region), metadata);
  } catch (error) {
    return rejected(parseFailure(error, text, region));
  }
  if (!number.isPossible()) {
    const repaired = withoutMexicanMobilePrefix(number, text, region);
    if (!repaired) return rejected(lengthFailure(number, text, region));
    number = repaired;
  }
  const { number: e164, country: home } = number;
  return {
    outcome: receivesSms(number) ? 'valid' : 'doubtful',
    phoneNumber: e164,
    ...(home && { country: home }),
  };
}

/**
 * Mexico dropped the `1` that mobiles had after +52 in 2019; address books still hold it, and the
 * metadata calls such a number impossible.
 */
function withoutMexicanMobilePrefix(
  { number }: PhoneNumber,
  text: string,
  region: CountryCode | undefined,
): PhoneNumber | undefined {
  const isInternational = text.trimStart().startsWith('+') || idd(text, region) !== undefined;
  const match = isInternational && /^\+521(\d{10})$/.exec(number);
  return match ? parsePhoneNumber(`+52${match[1] ?? ''}`, metadata) : undefined;
}

/** US and Canadian mobiles share ranges with landlines; both can get an SMS. */
function receivesSms(number: PhoneNumber): boolean {
  const type = number.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}

/** What follows the country's own prefix for calls abroad (`00`, `011`), if the text begins with it. */
function idd(text: string, region: CountryCode | undefined): string | undefined {
  if (!region || text.includes('+')) return undefined;
  const digits = text.replace(/\D/g, '');
  const plan = new Metadata(metadata);
  plan.selectNumberingPlan(region);
  const prefix = plan.numberingPlan?.IDDPrefix();
  const match = prefix ? new RegExp(`^(?:${prefix})`).exec(digits) : null;
  return match ? digits.slice(match[0].length) : undefined;
}

function parseFailure(
  error: unknown,
  text: string,
  region: CountryCode | undefined,
): RejectedReason {
  const problem = error instanceof ParseError ? error.message : '';
  if (problem === 'TOO_LONG') return 'too_long';
  const digits = text.replace(/\D/g, '');
  if (digits.length < 2 || (digits.length === 2 && text !== digits)) return 'not_a_number';
  const rest = idd(text, region);
  if (rest !== undefined && rest.length < 3) return 'too_short_after_idd';
  return problem === 'INVALID_COUNTRY' ? 'invalid_country_code' : 'too_short';
}

function lengthFailure(
  { countryCallingCode, nationalNumber }: PhoneNumber,
  text: string,
  region: CountryCode | undefined,
): RejectedReason {
  const rest = idd(text, region);
  if (rest !== undefined && rest.length < 3) return 'too_short_after_idd';
  if (isLocalOnlyLength(countryCallingCode, nationalNumber.length)) return 'local_only';
  switch (validatePhoneNumberLength(text, options(region), metadata)) {
    case 'TOO_LONG':
      return 'too_long';
    case 'INVALID_LENGTH':
      return 'invalid_length';
    default:
      return 'too_short';
  }
}
