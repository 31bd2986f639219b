/**
 * `POST /co/authenticate`: changes a phone number and a code into a login ticket, as Auth0's cross-origin authentication
 * does for single-page applications.
 * @see https://auth0.com/docs/authenticate/login/cross-origin-authentication
 */
import { randomBytes } from 'node:crypto';

import { fail, refusesMethod } from './answers.js';
import { readJsonBody, type Body } from './body.js';
import type { Codes } from './codes.js';
import type { Client } from './config.js';
import { refusesOrigin } from './cors.js';
import { OTP_GRANT } from './otp-grant.js';
import { describeRefusal, hintsOf } from './refusals.js';
import type { Route } from './routes.js';
import type { Tickets } from './tickets.js';
import type { Users } from './users.js';

const MEMBERS = ['client_id', 'credential_type', 'username', 'otp', 'realm'] as const;

export interface CrossOriginDependencies {
  clients: readonly Client[];
  codes: Codes;
  users: Users;
  tickets: Tickets;
}

export function crossOriginRoute({
  clients,
  codes,
  users,
  tickets,
}: CrossOriginDependencies): Route {
  return async (ctx) => {
    if (refusesMethod(ctx, 'POST')) return;
    const request = readRequest(await readJsonBody(ctx.req));
    if (!request) {
      fail(
        ctx,
        400,
        'invalid_request',
        `Invalid request body. All and only of ${MEMBERS.join(', ')} are required.`,
      );
      return;
    }
    if (request.credential_type !== OTP_GRANT) {
      fail(ctx, 400, 'unsupported_credential_type', 'Unknown credential type parameter.');
      return;
    }
    if (request.realm !== 'sms') {
      fail(ctx, 400, 'invalid_request', 'Unknown realm.');
      return;
    }
    const client = clients.find(({ id }) => id === request.client_id);
    if (client && refusesOrigin(ctx, client)) return;
    const origin = ctx.get('Origin');
    // Without an origin there is no page that the ticket could belong to.
    if (!client?.smsEnabled || origin === '') {
      fail(ctx, 401, 'unauthorized_client', 'Cross origin login not allowed.');
      return;
    }

    const check = await codes.check(client.id, request.username, request.otp);
    if (!check.ok) {
      fail(ctx, 403, 'access_denied', describeRefusal(check), hintsOf(check));
      return;
    }
    const { accountId } = await users.signIn(request.username);
    ctx.body = {
      login_ticket: await tickets.issue({ clientId: client.id, origin }, accountId),
      // Of Auth0's fallback for browsers that keep third-party cookies out. Nothing here needs it, its clients ask for it.
      co_verifier: randomBytes(32).toString('base64url'),
      co_id: randomBytes(12).toString('base64url'),
    };
  };
}

function readRequest(body: Body): Record<(typeof MEMBERS)[number], string> | undefined {
  if (body.size !== MEMBERS.length) return undefined;
  const values = MEMBERS.map((name) => [name, body.get(name)] as const);
  if (!values.every(([, value]) => typeof value === 'string')) return undefined;
  return Object.fromEntries(values) as Record<(typeof MEMBERS)[number], string>;
}
