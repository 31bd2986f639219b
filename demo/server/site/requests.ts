/** What the pages' own routes read from a request. Undefined: it is missing, or can't be what it should be. */
import type { Body } from '../body.js';
import { isPhoneNumber } from '../phone-number.js';

/** Long enough for every backend's codes; nothing else is worth a try. */
const CODE = /^\d{4,10}$/;
/** BCP 47, RFC 5646 4.4.1 */
const LOCALE = /^[A-Za-z0-9-]{1,35}$/;

export function phoneNumberOf(body: Body): string | undefined {
  const value = body.get('phone_number');
  return isPhoneNumber(value) ? value : undefined;
}

export function codeOf(body: Body): string | undefined {
  return textOf(body, 'code', CODE);
}

export function localeOf(body: Body): string | undefined {
  return textOf(body, 'locale', LOCALE);
}

function textOf(body: Body, name: string, pattern: RegExp): string | undefined {
  const value = body.get(name);
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
