/** A first guess at the visitor's country, without asking any server. */

/**
 * The region of the first language tag that has one (BCP 47), as ISO 3166-1 alpha-2.
 *
 * @param languages Such as `navigator.languages`.
 */
export function guessCountry(languages: readonly string[]): string | undefined {
  for (const tag of languages) {
    const region = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})(?:-|$)/i.exec(tag)?.[1];
    if (region) return region.toUpperCase();
  }
  return undefined;
}
