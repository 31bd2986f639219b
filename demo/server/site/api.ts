/** The pages' own routes under `/api/`: JSON in, JSON out, and for pages of the same origin only. */
import type { IncomingHttpHeaders, IncomingMessage, RequestListener } from 'node:http';

import { BodyError, readJsonBody, type Body } from '../body.js';
import type { Log } from '../log.js';

export interface ApiRequest {
  headers: IncomingHttpHeaders;
  /** Empty for a GET. */
  body: Body;
}

export interface ApiAnswer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

export type ApiRoute = (request: ApiRequest) => ApiAnswer | Promise<ApiAnswer>;

/** By method and path, such as `POST /api/verify/start`. */
export type ApiRoutes = ReadonlyMap<string, ApiRoute>;

export function createApi(routes: ApiRoutes, log: Log): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const answering = answerTo(routes, request, pathname).catch((error: unknown): ApiAnswer => {
      if (error instanceof BodyError) {
        // The rest of a body that is too large is not read: the connection can't be used again.
        const headers = { ...(error.status === 413 && { Connection: 'close' }) };
        return { status: error.status, body: { error: 'invalid_request' }, headers };
      }
      log('request.failed', {
        path: pathname,
        error: error instanceof Error ? error.name : typeof error,
      });
      return { status: 502, body: { error: 'server_error' } };
    });
    void answering.then(({ status, body, headers }) => {
      response
        .writeHead(status, {
          'Cache-Control': 'no-store',
          'Content-Type': 'application/json; charset=utf-8',
          ...headers,
        })
        .end(JSON.stringify(body));
    });
  };
}

async function answerTo(
  routes: ApiRoutes,
  request: IncomingMessage,
  pathname: string,
): Promise<ApiAnswer> {
  const { headers, method = '' } = request;
  const allowed = ['GET', 'POST'].filter((one) => routes.has(`${one} ${pathname}`));
  if (allowed.length === 0) return { status: 404, body: { error: 'not_found' } };
  const route = routes.get(`${method} ${pathname}`);
  if (!route) {
    const body = { error: 'method_not_allowed' };
    return { status: 405, body, headers: { Allow: allowed.join(', ') } };
  }
  if (!isSameOrigin(headers)) return { status: 403, body: { error: 'not_allowed' } };
  return route({ headers, body: method === 'POST' ? await readJsonBody(request) : new Map() });
}

/**
 * Every browser sends one of these headers with a POST. Who sends neither is no browser, so nobody's cookies are at stake.
 * @see https://owasp.org/www-community/attacks/csrf
 */
function isSameOrigin({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
