/** The pages' own server beside an authorization server, and a browser at one of the pages. */
import assert from 'node:assert/strict';

import type { Database } from '../../../demo/server/database.js';
import { servePages } from '../../../demo/server/pages.js';
import { createSiteApi, type SiteDependencies } from '../../../demo/server/site/site.js';
import { answerOf, outbox, startServer, type Answer, type TestServer } from './auth-server.js';

export interface TestSite {
  url: string;
  auth: TestServer;
  /** Every log line of the site. */
  logged: string[];
  close(): Promise<void>;
}

export async function startSite(
  database: Database,
  environment: Record<string, string> = {},
  change: Partial<SiteDependencies> = {},
): Promise<TestSite> {
  const auth = await startServer(database, environment);
  const logged: string[] = [];
  const api = createSiteApi({
    authOrigin: auth.url,
    users: auth.users,
    verify: auth.verify,
    clock: auth.clock,
    log: (event, fields) => logged.push(JSON.stringify({ event, ...fields })),
    isSecure: false,
    ...change,
  });
  const pages = await servePages({ port: 0, authOrigin: auth.url, api });
  return {
    url: pages.url,
    auth,
    logged,
    async close() {
      await pages.close();
      await auth.close();
    },
  };
}

export interface Browser {
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** As its last answer set it, with its attributes. */
  cookie: string | undefined;
}

/** Sends what a browser sends with a request of a page to its own server, and keeps the cookie. */
export function openBrowser(site: { url: string }): Browser {
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = browser.cookie?.split(';', 1)[0] ?? '';
    const response = await fetch(site.url + path, {
      ...init,
      headers: { 'sec-fetch-site': 'same-origin', cookie, ...(init.headers as object) },
    });
    browser.cookie = response.headers.get('set-cookie') ?? browser.cookie;
    return answerOf(response);
  };
  const browser: Browser = {
    cookie: undefined,
    post: (path, body = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { origin: site.url, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    get: (path, headers = {}) => send(path, { headers }),
  };
  return browser;
}

/** Nobody learns more from a sign-in than who signed in. */
export function assertProfileOnly({ status, body }: Answer, number: string): void {
  assert.equal(status, 200);
  const { profile } = body as { profile: Record<string, unknown> };
  const { sub, updated_at, ...rest } = profile;
  assert.deepEqual(Object.keys(body), ['profile']);
  assert.match(String(sub), /^sms\|[0-9a-f]{24}$/);
  assert.equal(typeof updated_at, 'number');
  assert.deepEqual(rest, {
    name: number,
    nickname: '',
    phone_number: number,
    phone_number_verified: true,
  });
}

/** Of the last message to the number. */
export async function codeFor(site: TestSite, number: string): Promise<string> {
  const [message] = await outbox(site.auth, number);
  return message?.code ?? 'none';
}
