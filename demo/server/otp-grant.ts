/**
 * The grant that changes a phone number and a code into tokens, as Auth0 defines it.
 * @see https://auth0.com/docs/api/authentication/passwordless/authenticate-user
 */
import type {
  ResourceServer,
  ResourceServerInstance,
  TokenEndpointGrantContext,
} from 'oidc-provider';

import { systemClock } from './clock.js';
import type { Codes } from './codes.js';
import { type Client } from './config.js';
import { errors, type Provider } from './oidc.js';
import { tokenLifetimes } from './policies.js';
import { describeRefusal, hintsOf, type CodeRefusal, type RefusalHints } from './refusals.js';
import type { Users } from './users.js';

export const OTP_GRANT = 'http://auth0.com/oauth/grant-type/passwordless/otp';
const PARAMETERS = ['username', 'otp', 'realm', 'scope', 'audience', 'nonce'] as const;
const DEFAULT_SCOPE = 'openid profile';

/** Claims and scopes that exist; `openid` lists what every id_token has (OIDC Core 2). */
export const scopeClaims = {
  openid: ['sub', 'amr', 'auth_time'],
  profile: ['name', 'nickname', 'updated_at'],
  phone: ['phone_number', 'phone_number_verified'],
};
const SCOPES = new Set([...Object.keys(scopeClaims), 'offline_access']);

/** What is left of a scope that was asked for. */
export function grantedScope(scope = DEFAULT_SCOPE): string {
  return scope
    .split(' ')
    .filter((one) => SCOPES.has(one))
    .join(' ');
}

/** The API that an access token will be for; undefined: none, as Auth0 has it for one that it doesn't know. */
export function grantedResource(
  client: Client | undefined,
  audience: string | undefined,
): string | undefined {
  return audience !== undefined && client?.audiences.has(audience) ? audience : undefined;
}

export interface Granted {
  accountId: string;
  clientId: string;
  scope: string;
  resource: string | undefined;
}

/** @returns the grant's id */
export function saveGrant(
  provider: Provider,
  { accountId, clientId, scope, resource }: Granted,
): Promise<string> {
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scope);
  if (resource !== undefined) grant.addResourceScope(resource, scope);
  return grant.save();
}

type OtpParameters = Partial<Record<(typeof PARAMETERS)[number], string>>;
type GrantContext = TokenEndpointGrantContext<OtpParameters>;
/** 403 where RFC 6749 5.2 says 400, since that is what Auth0's clients look for. */
export class CodeRefused extends errors.CustomOIDCProviderError {
  readonly hints: RefusalHints;

  constructor(refusal: CodeRefusal) {
    super('invalid_grant', describeRefusal(refusal));
    this.status = this.statusCode = 403;
    this.hints = hintsOf(refusal);
  }
}

export interface GrantDependencies {
  clients: readonly Client[];
  codes: Codes;
  users: Users;
}

export function registerOtpGrant(
  provider: Provider,
  { clients, codes, users }: GrantDependencies,
): void {
  provider.registerGrantType<OtpParameters>(
    OTP_GRANT,
    async (ctx) => {
      const { username, otp, realm, audience } = ctx.oidc.params;
      if (username === undefined || otp === undefined || realm === undefined) {
        throw new errors.InvalidRequest('username, otp and realm are required');
      }
      if (realm !== 'sms') throw new errors.InvalidRequest('the only realm is sms');
      const check = await codes.check(ctx.oidc.client.clientId, username, otp);
      if (!check.ok) throw new CodeRefused(check);

      const account = await users.signIn(username);
      ctx.oidc.entity('Account', account);
      const client = clients.find(({ id }) => id === ctx.oidc.client.clientId);
      const resource = grantedResource(client, audience);
      ctx.body = await issueTokens(provider, ctx, account.accountId, resource);
    },
    PARAMETERS,
  );
}

/**
 * @param resource an API's identifier: the access token is a JWT for it (RFC 9068). Without one it is opaque and opens
 *   only `/userinfo`.
 */
async function issueTokens(
  provider: Provider,
  ctx: GrantContext,
  accountId: string,
  resource: string | undefined,
) {
  const { client, params } = ctx.oidc;
  const scope = grantedScope(params.scope);
  const scopes = scope.split(' ');
  // The library stamps iat by the system's clock; auth_time must agree with it, also while a test moves the codes' clock.
  const authTime = Math.floor(systemClock.now() / 1000);

  const grantId = await saveGrant(provider, {
    accountId,
    clientId: client.clientId,
    scope,
    resource,
  });
  const common = { accountId, client, grantId, gty: OTP_GRANT };

  const accessToken = new provider.AccessToken({ ...common, scope });
  if (resource !== undefined) accessToken.resourceServer = resourceServerInstance(resource);
  ctx.oidc.entity('AccessToken', accessToken);
  const accessTokenValue = await accessToken.save();

  return {
    access_token: accessTokenValue,
    token_type: accessToken.tokenType,
    expires_in: accessToken.expiration,
    scope,
    ...(scopes.includes('openid') && {
      id_token: await idTokenOf(provider, ctx, { accessToken: accessTokenValue, scope, authTime }),
    }),
    ...(scopes.includes('offline_access') && {
      refresh_token: await new provider.RefreshToken({
        ...common,
        scope,
        resource,
        authTime,
        amr: ['sms'],
        nonce: params.nonce,
        rotations: 0,
      }).save(),
    }),
  };
}

async function idTokenOf(
  provider: Provider,
  ctx: GrantContext,
  { accessToken, scope, authTime }: { accessToken: string; scope: string; authTime: number },
): Promise<string> {
  const claims = await ctx.oidc.account?.claims('id_token', scope, {}, []);
  const idToken = new provider.IdToken({ ...claims, amr: ['sms'], auth_time: authTime }, { ctx });
  // Missing in the library's types; it selects the claims by `scopeClaims`.
  Object.assign(idToken, { scope });
  idToken.set('nonce', ctx.oidc.params.nonce);
  idToken.set('at_hash', accessToken);
  return idToken.issue({ use: 'idtoken' });
}

/** How access tokens for an API look. */
export function resourceServer(audience: string): ResourceServer {
  return {
    // Auth0's have the scopes of OpenID Connect too; without them the library would answer the scope "".
    scope: [...SCOPES].join(' '),
    audience,
    accessTokenFormat: 'jwt',
    accessTokenTTL: tokenLifetimes.accessToken,
    jwt: { sign: { alg: 'RS256' } },
  };
}

function resourceServerInstance(audience: string): ResourceServerInstance {
  return { ...resourceServer(audience), scopes: new Set(), identifier: () => audience };
}
