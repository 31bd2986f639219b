/** What every answer has in common: headers that keep it out of caches and frames, and errors as JSON without a stack. */
import { BodyError } from './body.js';
import type { Log } from './log.js';
import type { Context, Middleware } from './oidc.js';

/** RFC 6749 5.2, with more members if there are any. */
export function fail(
  ctx: Context,
  status: number,
  error: string,
  description?: string,
  more: object = {},
): void {
  ctx.status = status;
  ctx.body = {
    error,
    ...(description !== undefined && { error_description: description }),
    ...more,
  };
}

/** Answers and returns true if the request is made with any other method. */
export function refusesMethod(ctx: Context, method: 'GET' | 'POST'): boolean {
  if (ctx.method === method) return false;
  ctx.set('Allow', method);
  fail(ctx, 405, 'method_not_allowed');
  return true;
}

/** What we depend on failed. Nothing was sent and nobody signed in; the reason goes to the log only. */
export function unavailable(ctx: Context): void {
  ctx.set('Retry-After', '5');
  fail(ctx, 503, 'temporarily_unavailable', 'The server can’t answer at the moment.');
}

/** First in the chain. */
export function answers(isHttps: boolean, log: Log): Middleware {
  return async (ctx, next) => {
    ctx.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    if (isHttps) ctx.set('Strict-Transport-Security', 'max-age=31536000');
    try {
      await next();
    } catch (error) {
      if (error instanceof BodyError) {
        fail(
          ctx,
          error.status,
          ctx.path === '/passwordless/start' ? 'bad.request' : 'invalid_request',
          error.message,
        );
        // The rest of the body is not read: the connection can't be used again.
        if (error.status === 413) ctx.set('Connection', 'close');
        return;
      }
      log('request.failed', {
        path: ctx.path,
        error: error instanceof Error ? error.name : typeof error,
      });
      unavailable(ctx);
    }
  };
}
