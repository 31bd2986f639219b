/**
 * Which pages may talk to the server: the allowed origins of its clients, compared exactly, and nobody else.
 * Requests without an origin (native applications, servers, curl) pass: they are not CORS requests.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
import { fail } from './answers.js';
import type { Client } from './config.js';
import type { Context, Middleware } from './oidc.js';

const EXPOSED =
  'Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, WWW-Authenticate';
const ALLOWED_HEADERS = 'Authorization, Content-Type, X-Request-Language, Auth0-Client';
const MAX_AGE_SECONDS = 600;
/** Auth0's clients send cookies here, though no cookie is read: without leave to, the browser would keep the answer. */
const CREDENTIALED_PATH = '/co/authenticate';

/** A preflight doesn't say which client it is for, so here any client's origin passes; see `refusesOrigin`. */
export function cors(clients: readonly Client[]): Middleware {
  const origins = new Set(clients.flatMap((client) => [...client.allowedOrigins]));
  return async (ctx, next) => {
    const origin = ctx.get('Origin');
    ctx.vary('Origin');
    // Also without an origin: a header of this family keeps oidc-provider from adding its own, which allow any origin.
    ctx.set('Access-Control-Expose-Headers', EXPOSED);
    if (origin !== '' && !origins.has(origin)) {
      refuse(ctx, origin);
      return;
    }
    if (origin !== '') {
      ctx.set('Access-Control-Allow-Origin', origin);
      if (ctx.path === CREDENTIALED_PATH) ctx.set('Access-Control-Allow-Credentials', 'true');
    }
    if (ctx.method !== 'OPTIONS') {
      await next();
      return;
    }
    ctx.set({
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': ALLOWED_HEADERS,
      'Access-Control-Max-Age': String(MAX_AGE_SECONDS),
    });
    ctx.status = 204;
  };
}

/** Answers and returns true if the request comes from a page that is not one of this client's. */
export function refusesOrigin(ctx: Context, client: Client): boolean {
  const origin = ctx.get('Origin');
  if (origin === '' || client.allowedOrigins.has(origin)) return false;
  refuse(ctx, origin);
  return true;
}

function refuse(ctx: Context, origin: string): void {
  ctx.remove('Access-Control-Allow-Origin');
  ctx.remove('Access-Control-Allow-Credentials');
  fail(ctx, 403, 'access_denied', `Origin ${origin} is not allowed.`);
}
