/** A first guess at the visitor's country, without asking any server. */

/**
 * The region of the first language tag that has one (BCP 47), as ISO 3166-1 alpha-2. A region that is
 * set beside the language (`-u-rg-`, Unicode Technical Standard 35 §3.6.1) is the visitor's own word.
 *
 * @param languages Such as `navigator.languages`.
 */
export function guessCountry(languages: readonly string[]): string | undefined {
  for (const tag of languages) {
    const region =
      /-u-(?:\w+-)*?rg-([a-z]{2})/i.exec(tag) ??
      /^[a-z]{2,3}(?:-[a-z]{3,4})*-([a-z]{2})(?:-|$)/i.exec(tag);
    if (region) return region[1]?.toUpperCase();
  }
  return undefined;
}
