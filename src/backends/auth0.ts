/**
 * Auth0 and servers that speak like it. Three ways to check a code, since Auth0 doesn't let every kind
 * of application use the shortest.
 */
import { lazily } from '../basics/lazy.js';
import { readOrigin } from '../basics/origin.js';
import { readUrl, required } from './adapter.js';
import type { crossOrigin } from './auth0-cross-origin.js';
import type { PasswordlessBackend } from './backend.js';
import { otpGrant, type Endpoints, type OtpGrantOptions } from './otp-grant.js';

export interface Auth0Options extends OtpGrantOptions {
  /** A host name (https), or an origin such as `http://localhost:3000`. Not needed with `bff`. */
  readonly domain?: string | undefined;
  /** The application's id. */
  readonly clientId: string;
  /**
   * - `otp-grant` (default): the passwordless OTP grant in one request. At Auth0 for applications of
   *   type Native.
   * - `cross-origin`: `/co/authenticate`, then an authorization code with PKCE by way of a hidden frame.
   *   At Auth0 for applications of type Single Page, with a custom domain on the page's own site. Needs
   *   `frame-src` in a content security policy.
   * - `bff`: the page's own server at `url` speaks to Auth0, and keeps the tokens.
   */
  readonly mode?: 'otp-grant' | 'cross-origin' | 'bff' | undefined;
  /** For `bff`: what `/passwordless/start` and `/oauth/token` are below of, such as `/api/auth0`. */
  readonly url?: string | undefined;
  /** For `cross-origin`: one of the application's callback addresses, on the page's origin. Default: the page's origin with a final slash. */
  readonly redirectUri?: string | undefined;
  /**
   * For `cross-origin`: asks for an authorization by `web_message`, and gives the response. Default: in
   * a hidden frame.
   */
  readonly authorize?: ((url: string, signal: AbortSignal) => Promise<unknown>) | undefined;
  /** Compared with the id_token's `iss`. Default: the domain's origin with a final slash. */
  readonly issuer?: string | undefined;
}

/**
 * A backend for an Auth0 application with SMS enabled.
 *
 * @throws {TypeError} when `domain` is no host name or origin, or `clientId` is empty.
 * @see https://auth0.com/docs/authenticate/passwordless
 */
export function auth0(options: Auth0Options): PasswordlessBackend {
  const { mode, domain = '', url } = options;
  required(options.clientId, 'clientId');
  if (mode === 'bff') {
    const base = readUrl(url);
    return otpGrant(options, () => ({
      start: `${base}/passwordless/start`,
      token: `${base}/oauth/token`,
    }));
  }
  const origin = readOrigin(domain);
  const endpoints: Endpoints = {
    start: `${origin}/passwordless/start`,
    token: `${origin}/oauth/token`,
    userInfo: `${origin}/userinfo`,
    jwks: `${origin}/.well-known/jwks.json`,
    issuer: options.issuer ?? `${origin}/`,
  };
  const grant = otpGrant(options, () => endpoints);
  if (mode !== 'cross-origin') return grant;
  const load = lazily(() => import('./auth0-cross-origin.js'));
  let verify: ReturnType<typeof crossOrigin> | undefined;
  return {
    start: (request, { signal }) => grant.start(request, { signal }),
    async verify(request, { signal }) {
      verify ??= (await load()).crossOrigin({ ...options, origin, endpoints });
      return verify(request, signal);
    },
  };
}
