/**
 * `POST /api/auth0/passwordless/start` and `/oauth/token`: Auth0's two requests, word for word, through the pages' own
 * server. Only the answer to the second differs: a profile and a cookie in place of tokens.
 */
import type { Body } from '../body.js';
import { OTP_GRANT } from '../otp-grant.js';
import type { ApiRoute } from './api.js';
import type { AuthServerClient } from './auth-server.js';
import type { Sessions } from './sessions.js';

/** Nothing else is handed on: neither another client nor its secret. */
const START_MEMBERS = ['connection', 'phone_number', 'send', 'authParams', 'captcha'];
const TOKEN_MEMBERS = ['grant_type', 'realm', 'username', 'otp', 'scope', 'audience'];

export function auth0Routes(auth: AuthServerClient, sessions: Sessions): [string, ApiRoute][] {
  return [
    [
      'POST /api/auth0/passwordless/start',
      ({ body, headers }) => {
        const language = headers['x-request-language'] ?? headers['accept-language'];
        return auth.start(pick(body, START_MEMBERS), language?.toString());
      },
    ],
    [
      'POST /api/auth0/oauth/token',
      async ({ body, headers }) => {
        // Any other grant would let a page try codes and tokens that aren't its own.
        if (body.get('grant_type') !== OTP_GRANT)
          return { status: 400, body: { error: 'unsupported_grant_type' } };
        const signIn = await auth.signIn(pick(body, TOKEN_MEMBERS));
        if (!signIn.ok) return signIn.answer;
        const { profile, tokens } = signIn;
        return {
          status: 200,
          body: { profile },
          headers: sessions.open({ profile, tokens }, headers),
        };
      },
    ],
  ];
}

function pick(body: Body, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, body.get(name)]));
}
