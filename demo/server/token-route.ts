/**
 * What stands before oidc-provider's token endpoint: Auth0's clients post JSON there, the library reads forms only; and
 * the origin is checked against the client before anything can be spent.
 */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

import { readBody, type Body } from './body.js';
import type { Client } from './config.js';
import { refusesOrigin } from './cors.js';
import type { Middleware } from './oidc.js';

export function tokenRoute(clients: readonly Client[]): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/oauth/token' || ctx.method !== 'POST') {
      await next();
      return;
    }
    const body = await readBody(ctx.req);
    const client = clients.find(({ id }) => id === body.get('client_id'));
    if (client && refusesOrigin(ctx, client)) return;

    const form = Buffer.from(formOf(body));
    ctx.req.headers['content-type'] = 'application/x-www-form-urlencoded';
    ctx.req.headers['content-length'] = String(form.length);
    // The body has been read; the library reads it again, as a form.
    ctx.req = Readable.from([form]) as unknown as IncomingMessage;
    await next();
  };
}

/** A member that isn't text is left out, so it counts as missing. */
function formOf(body: Body): string {
  const form = new URLSearchParams();
  for (const [name, value] of body) if (typeof value === 'string') form.set(name, value);
  return form.toString();
}
