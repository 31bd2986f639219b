/** A running authorization server for a test, and the requests a client makes to it. */
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';

import { adjustableClock, type AdjustableClock } from '../../../demo/server/clock.js';
import { readConfig, type AuthServerConfig } from '../../../demo/server/config.js';
import type { Database } from '../../../demo/server/database.js';
import {
  createAuthServer,
  type AuthServer,
  type AuthServerParts,
} from '../../../demo/server/server.js';
import type { OutboxMessage } from '../../../demo/server/sms/outbox.js';

export const OTP_GRANT = 'http://auth0.com/oauth/grant-type/passwordless/otp';
export const PAGE = 'http://localhost:5173';
export const OTHER_PAGE = 'https://other.example';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface TestServer extends AuthServer {
  clock: AdjustableClock;
  /** Every log line so far. */
  logged: string[];
}

const AREAS = ['415', '212', '312'];
let numbers = 0;

/** A fresh number for each test, from the ranges reserved for fiction: 555 0100 to 0199 of every area. */
export function newPhoneNumber(): string {
  const area = AREAS[Math.floor(numbers / 100)];
  if (area === undefined) throw new Error('The numbers of all areas are used up.');
  const line = String(100 + (numbers % 100)).padStart(4, '0');
  numbers += 1;
  return `+1${area}555${line}`;
}

/** Like the default configuration, but on a free port, in memory, and with `other`, a client of another page. */
export async function startServer(
  database: Database,
  environment: Record<string, string> = {},
  change: Partial<AuthServerConfig> = {},
  parts: Pick<AuthServerParts, 'sms'> = {},
): Promise<TestServer> {
  const config = readConfig({ AUTH_PORT: '0', DEMO_DATA: 'memory', ...environment });
  // It stands still unless a test moves it, so a lifetime can be measured to the second.
  const startedAt = Date.now();
  const clock = adjustableClock({ now: () => startedAt });
  const logged: string[] = [];
  const clients = [
    ...config.clients,
    {
      id: 'other',
      smsEnabled: true,
      allowedOrigins: new Set([OTHER_PAGE]),
      audiences: new Set<string>(),
    },
  ];
  const server = await createAuthServer(
    { ...config, clients, ...change },
    {
      ...parts,
      database,
      clock,
      log: (event, fields) => logged.push(JSON.stringify({ event, ...fields })),
    },
  );
  return { ...server, clock, logged };
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

/** @param body JSON, or a form if it is `URLSearchParams`. */
export async function post(
  server: { url: string },
  path: string,
  body: object | URLSearchParams | string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isForm = body instanceof URLSearchParams;
  return answerOf(
    await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { ...(!isForm && { 'content-type': 'application/json' }), ...headers },
      body: isForm || typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
}

export function start(
  server: { url: string },
  phoneNumber: string,
  fields: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = {
    client_id: 'demo',
    connection: 'sms',
    phone_number: phoneNumber,
    send: 'code',
    ...fields,
  };
  return post(server, '/passwordless/start', body, headers);
}

export function exchange(
  server: { url: string },
  phoneNumber: string,
  code: string,
  fields: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = {
    grant_type: OTP_GRANT,
    client_id: 'demo',
    realm: 'sms',
    username: phoneNumber,
    otp: code,
    scope: 'openid',
    ...fields,
  };
  return post(server, '/oauth/token', body, headers);
}

export function refresh(server: { url: string }, refreshToken: unknown): Promise<Answer> {
  return post(server, '/oauth/token', {
    grant_type: 'refresh_token',
    client_id: 'demo',
    refresh_token: refreshToken,
  });
}

export async function userinfo(server: { url: string }, accessToken: unknown): Promise<Answer> {
  return answerOf(
    await fetch(`${server.url}/userinfo`, {
      headers: { authorization: `Bearer ${String(accessToken)}` },
    }),
  );
}

export async function outbox(server: { url: string }, to?: string): Promise<OutboxMessage[]> {
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
  return (await (await fetch(`${server.url}/outbox${query}`)).json()) as OutboxMessage[];
}

/** Sends a code and reads it as its owner would. */
export async function sendCode(
  server: { url: string },
  phoneNumber: string,
  fields: object = {},
): Promise<string> {
  const { status, body } = await start(server, phoneNumber, fields);
  if (status !== 200) throw new Error(`start answered ${status} ${JSON.stringify(body)}`);
  const [message] = await outbox(server, phoneNumber);
  if (!message) throw new Error('Nothing was sent.');
  return message.code;
}

/** One message after the other, oldest first, each with a code of its own. */
export async function sendCodes(
  server: { url: string },
  phoneNumber: string,
  count: number,
): Promise<string[]> {
  const codes: string[] = [];
  while (codes.length < count) codes.push(await sendCode(server, phoneNumber));
  return new Set(codes).size === count ? codes : sendCodes(server, phoneNumber, count);
}

/** @param fields of the token request */
export async function signIn(
  server: { url: string },
  phoneNumber: string,
  fields: object = {},
): Promise<Answer> {
  return exchange(server, phoneNumber, await sendCode(server, phoneNumber), fields);
}

/** The verified claims: signature by the published keys, issuer, audience. */
export async function claimsOf(server: { url: string }, idToken: unknown): Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
  const options = { issuer: `${server.url}/`, audience: 'demo', algorithms: ['RS256'] };
  return (await jwtVerify(String(idToken), keys, options)).payload;
}

export function anotherCode(code: string): string {
  return code === '000000' ? '111111' : '000000';
}
