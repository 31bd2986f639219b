/** The language a visitor asked for. It ends up in SMS templates, so only what looks like a language tag passes. */

/** BCP 47 tags have at most 35 characters in practice (RFC 5646 4.4.1). Names such as `dutch` have that shape too. */
const TAG = /^[A-Za-z0-9-]{1,35}$/;

/** `x-request-language`, else the first of `accept-language`, else `en`; kept as it was sent. */
export function requestLanguage(xRequestLanguage: string, acceptLanguage: string): string {
  const accepted = acceptLanguage.split(/[,;]/, 1)[0] ?? '';
  return [xRequestLanguage, accepted].map((tag) => tag.trim()).find((tag) => TAG.test(tag)) ?? 'en';
}
