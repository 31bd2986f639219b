/** The page's own server, which keeps the tokens: the page gets a cookie, and never a token. */
import { readUrl, type AdapterOptions } from './adapter.js';
import type { PasswordlessBackend } from './backend.js';
import { ownServer, profileIn } from './own-server.js';

export interface BffOptions extends AdapterOptions {
  /** What `/start` and `/verify` are below of, such as `/api/sign-in`. */
  readonly url: string;
  /**
   * Whether the server may be of another origin than the page. Its cookies have to be
   * `SameSite=None; Secure` when it is of another site. Default false.
   */
  readonly crossOrigin?: boolean | undefined;
}

/** What nobody needs who has a cookie, and what would be lost to the first script that gets in. */
const isToken = (name: string): boolean => /token|jwt|secret/i.test(name);

/**
 * A backend for a "backend for frontend": `POST {url}/start` and `POST {url}/verify`, which take and
 * answer what `twilioVerify` tells of `/start` and `/check`. A right code is answered by a cookie
 * (`HttpOnly; Secure; SameSite=Lax`) and `{"profile": {…}}`, or `{}`. Tokens in the answer are dropped.
 *
 * @throws {TypeError} when `url` is no address, or one of another origin without `crossOrigin`.
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps#name-backend-for-frontend-bff
 */
export function bff(options: BffOptions): PasswordlessBackend {
  const { crossOrigin = false, ...shared } = options;
  const url = readUrl(options.url);
  if (!crossOrigin && isElsewhere(url)) throw new TypeError(`url is of another origin: ${url}`);
  const credentials = crossOrigin ? 'include' : 'same-origin';
  return ownServer({ ...shared, url, credentials }, '/verify', (json) => {
    const profile = profileIn(json);
    const kept = Object.entries(profile ?? {}).filter(([name]) => !isToken(name));
    return profile ? { profile: Object.fromEntries(kept) } : {};
  });
}

/** By the base of the page, as `fetch` reads addresses. Where there is no page there are no cookies. */
function isElsewhere(url: string): boolean {
  const { document, origin } = globalThis as { document?: Document; origin?: string };
  return document !== undefined && new URL(url, document.baseURI).origin !== origin;
}
