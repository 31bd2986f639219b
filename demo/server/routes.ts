/** The routes of our own besides oidc-provider's, and the list of what exists at all. */
import { fail, refusesMethod } from './answers.js';
import { readBody } from './body.js';
import type { AdjustableClock } from './clock.js';
import type { Context, Middleware } from './oidc.js';
import type { Outbox } from './sms/outbox.js';
import type { Store } from './store.js';

export type Route = (ctx: Context) => Promise<void> | void;

/** Paths that oidc-provider answers. Its other endpoints, and other spellings of these, don't exist here. */
const LIBRARY_PATHS = new Set([
  '/oauth/token',
  '/userinfo',
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  '/.well-known/jwks.json',
]);

export function router(routes: ReadonlyMap<string, Route>): Middleware {
  return async (ctx, next) => {
    const route = routes.get(ctx.path);
    if (route) {
      await route(ctx);
      return;
    }
    if (LIBRARY_PATHS.has(ctx.path)) await next();
    if (ctx.status === 404) fail(ctx, 404, 'not_found');
  };
}

export function healthRoute(store: Store): Route {
  return async (ctx) => {
    const ok = await store.isReachable().catch(() => false);
    ctx.status = ok ? 200 : 503;
    ctx.body = { status: ok ? 'ok' : 'unavailable' };
  };
}

/** `GET /outbox?to=%2B14155550123`: messages to that number, or to all, newest first. */
export function outboxRoute(outbox: Outbox): Route {
  return (ctx) => {
    if (refusesMethod(ctx, 'GET')) return;
    ctx.body = outbox.list(new URLSearchParams(ctx.querystring).get('to') ?? undefined);
  };
}

/** `POST /test/clock {"advanceSeconds": 180}`: makes codes and sessions older. Never in production. */
export function testClockRoute(clock: AdjustableClock): Route {
  return async (ctx) => {
    const seconds =
      ctx.method === 'POST' ? (await readBody(ctx.req)).get('advanceSeconds') : undefined;
    if (typeof seconds !== 'number' || !Number.isFinite(seconds)) {
      fail(ctx, 400, 'invalid_request', 'POST {"advanceSeconds": number}');
      return;
    }
    clock.advance(seconds);
    ctx.body = { now: new Date(clock.now()).toISOString() };
  };
}
