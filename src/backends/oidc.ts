/** Any OpenID provider with the passwordless OTP grant: its endpoints are found by discovery. */
import { exchange, member } from '../http.js';
import { badResponse, readUrl, refusal, required, text } from './adapter.js';
import type { PasswordlessBackend } from './backend.js';
import { otpGrant, type Endpoints, type OtpGrantOptions } from './otp-grant.js';

export interface OidcOptions extends OtpGrantOptions {
  /** The issuer, as it stands in id_tokens. */
  readonly url: string;
  readonly clientId: string;
  /**
   * What sends codes. Default: `passwordless_start_endpoint` of the provider's configuration, else
   * `/passwordless/start` below the issuer.
   */
  readonly startUrl?: string | undefined;
}

/**
 * A backend for an OpenID provider.
 *
 * @throws {TypeError} when `url` or `clientId` is missing.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export function oidc(options: OidcOptions): PasswordlessBackend {
  const { deadlineSeconds, fetch, startUrl } = options;
  const issuer = required(options.url, 'url');
  const base = readUrl(issuer);
  required(options.clientId, 'clientId');

  const discover = async (signal: AbortSignal): Promise<Endpoints> => {
    const answer = await exchange(`${base}/.well-known/openid-configuration`, {
      fetch,
      deadlineSeconds,
      signal,
    });
    if (!answer.ok) throw refusal(answer);
    const { json } = answer;
    if (member(json, 'issuer') !== issuer) throw badResponse('the issuer is another one');
    const endpoint = (name: string) => readUrl(text(json, name), name);
    return {
      issuer,
      token: endpoint('token_endpoint'),
      jwks: endpoint('jwks_uri'),
      userInfo: endpoint('userinfo_endpoint'),
      start:
        startUrl ??
        (member(json, 'passwordless_start_endpoint')
          ? endpoint('passwordless_start_endpoint')
          : `${base}/passwordless/start`),
    };
  };
  let found: Endpoints | undefined;
  return otpGrant(options, async (signal) => (found ??= await discover(signal)));
}
