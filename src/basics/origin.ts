/** Where a server is, as people write it down. */

/**
 * The origin that a host name (https) or an origin names.
 *
 * @throws {TypeError} for anything else.
 */
export function readOrigin(domain: string): string {
  const text = domain.trim();
  try {
    const { origin, pathname, search, hash, username, hostname } = new URL(
      /^https?:\/\//i.test(text) ? text : `https://${text}`,
    );
    if (text && hostname && pathname + search + hash + username === '/') return origin;
  } catch {
    // Told below, as for every other text that is no origin.
  }
  throw new TypeError(`domain is no host name or origin: ${domain}`);
}
