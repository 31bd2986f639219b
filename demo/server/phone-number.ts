/** ITU-T E.164: up to fifteen digits, the first of a country code is never 0. Seven is the shortest in use. */
const E164 = /^\+[1-9]\d{6,14}$/;

export function isPhoneNumber(value: unknown): value is string {
  return typeof value === 'string' && E164.test(value);
}
