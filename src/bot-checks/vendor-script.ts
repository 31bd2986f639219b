/** What all vendors' scripts have in common: that the page loads them, and how they name languages. */
import { PasswordlessError } from '../errors.js';

/**
 * The object that a vendor's script leaves behind.
 *
 * @param path Where it is, from the global object on.
 * @param method One of its functions. A page's element of that `id` is a global of the same name,
 *   and some vendors put imitations in the place of each other's objects.
 * @throws {PasswordlessError} `misconfigured`
 */
export function vendorScript(path: string, method: string, script: string): unknown {
  let found: unknown = globalThis;
  for (const name of path.split('.')) found = (found as Record<string, unknown> | null)?.[name];
  if (typeof (found as Record<string, unknown> | null)?.[method] === 'function') return found;
  throw new PasswordlessError('misconfigured', {
    message: `${path} is not there: load ${script} before the sign-in starts`,
  });
}

/**
 * A locale as vendors write languages: with a region of two letters or none, and Chinese by the place
 * where its script is usual. They take English, or the browser's language, for what they don't have.
 */
export function vendorLanguage(locale: string): string {
  const asked = new Intl.Locale(locale);
  const { language, region } = asked.language === 'zh' ? asked.maximize() : asked;
  return region?.length === 2 ? `${language}-${region}` : language;
}
