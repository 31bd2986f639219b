/** Which way a language is written. */

/** @param locale BCP 47. */
export const direction = (locale: string): 'ltr' | 'rtl' =>
  /^(ar|fa|he|ur)(-|$)/.test(locale) ? 'rtl' : 'ltr';
