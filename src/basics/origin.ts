/** Where a server is, as people write it down. */

/**
 * The origin that a host name (https) or an origin names.
 *
 * @throws {TypeError} for anything else.
 */
export function readOrigin(domain: string): string {
  const text = domain.trim();
  try {
    // Not left to URL alone, which takes spaces and stray slashes in some engines.
    if (/^(https?:\/\/)?[^\s/\\?#@%]+\/?$/i.test(text))
      return new URL(text.replace(/^(?!https?:\/\/)/i, 'https://')).origin;
  } catch {
    // Told below, as for every other text that is no origin.
  }
  throw new TypeError(`domain is no host name or origin: ${domain}`);
}
