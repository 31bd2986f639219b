/** Configures `oidc-provider`: what Auth0 does where the two differ, and nothing switched on that isn't used. */
import type { EventEmitter } from 'node:events';
import type { errors as libraryErrors } from 'oidc-provider';

import { unavailable } from './answers.js';
import type { Clock } from './clock.js';
import { redirectUrisOf, type Client } from './config.js';
import type { Log } from './log.js';
import { StoreAdapter } from './oidc-adapter.js';
import { errors, Provider, type Context } from './oidc.js';
import { CodeRefused, OTP_GRANT, resourceServer, scopeClaims } from './otp-grant.js';
import { tokenLifetimes } from './policies.js';
import type { Secrets } from './secrets.js';
import type { Store } from './store.js';
import type { Users } from './users.js';

export interface ProviderDependencies {
  issuer: string;
  clients: readonly Client[];
  secrets: Secrets;
  store: Store;
  users: Users;
  clock: Clock;
  log: Log;
}

export function createProvider(dependencies: ProviderDependencies): Provider {
  const { issuer, clients, secrets, store, users, clock, log } = dependencies;
  const audiences = new Map(clients.map(({ id, audiences }) => [id, audiences]));

  const provider = new Provider(issuer, {
    adapter: (model: string) => new StoreAdapter(store, clock, model),
    clients: clients.map((client) => ({
      client_id: client.id,
      token_endpoint_auth_method: 'none',
      grant_types: [
        ...(client.smsEnabled ? [OTP_GRANT, 'authorization_code'] : []),
        'refresh_token',
      ],
      response_types: client.smsEnabled ? ['code'] : [],
      redirect_uris: redirectUrisOf(client),
    })),
    clientAuthMethods: ['none'],
    jwks: { keys: [secrets.signingKey] },
    cookies: { keys: [secrets.cookieKey] },
    routes: {
      authorization: '/authorize',
      token: '/oauth/token',
      userinfo: '/userinfo',
      jwks: '/.well-known/jwks.json',
    },
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    claims: scopeClaims,
    // Auth0 puts profile claims into the id_token, where the specification sends you to /userinfo.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => Promise.resolve([]),
        useGrantedResource: () => Promise.resolve(true),
        getResourceServerInfo: (_ctx, audience, client) => {
          if (!audiences.get(client.clientId)?.has(audience)) throw new errors.InvalidTarget();
          return resourceServer(audience);
        },
      },
    },
    findAccount: (_ctx, sub) => users.find(sub),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: tokenLifetimes.accessToken,
      AuthorizationCode: tokenLifetimes.authorizationCode,
      IdToken: tokenLifetimes.idToken,
      Grant: tokenLifetimes.refreshToken,
      // Counted from the first of the family: rotation must not make a sign-in endless.
      RefreshToken: (_ctx, token) =>
        Math.max(1, tokenLifetimes.refreshToken - token.totalLifetime()),
    },
    renderError(ctx, out) {
      ctx.type = 'json';
      ctx.body = { ...out };
    },
  });

  provider.on('grant.error', answerLikeAuth0);
  provider.on('server_error', (ctx, error) => {
    log('request.failed', { path: ctx.path, error: error.name });
    unavailable(ctx);
  });
  // Koa prints a stack when nobody listens. A client that hangs up is the usual cause.
  (provider as EventEmitter).on('error', (error: Error) => {
    log('connection.failed', { error: error.name });
  });
  return provider;
}

/** Called when the library has written its answer. */
function answerLikeAuth0(ctx: Context, error: libraryErrors.OIDCProviderError): void {
  if (error instanceof CodeRefused) {
    ctx.body = {
      error: error.error,
      error_description: error.error_description,
      ...error.hints,
    };
  } else if (error.error_description === 'requested grant type is not allowed for this client') {
    const { params } = ctx.oidc as { params: { grant_type: string } };
    ctx.status = 403;
    ctx.body = {
      error: 'unauthorized_client',
      error_description: `Grant type '${params.grant_type}' not allowed for the client.`,
      error_uri: 'https://auth0.com/docs/clients/client-grant-types',
    };
  }
}
