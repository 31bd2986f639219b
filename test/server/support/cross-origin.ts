/** What a single-page application does to sign in across origins, and what its frame would get. */
import { createHash, randomBytes } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';

import { OTP_GRANT, PAGE, post, sendCode, type Answer } from './auth-server.js';

export const REDIRECT_URI = `${PAGE}/`;
export const VERIFIER = randomBytes(32).toString('base64url');
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

export function authenticate(
  server: { url: string },
  phoneNumber: string,
  code: string,
  fields: object = {},
  headers: Record<string, string> = { origin: PAGE },
): Promise<Answer> {
  const body = {
    client_id: 'demo',
    credential_type: OTP_GRANT,
    realm: 'sms',
    username: phoneNumber,
    otp: code,
    ...fields,
  };
  return post(server, '/co/authenticate', body, headers);
}

export async function newTicket(server: { url: string }, phoneNumber: string): Promise<string> {
  const code = await sendCode(server, phoneNumber);
  const { status, body } = await authenticate(server, phoneNumber, code);
  if (status !== 200) throw new Error(`authenticate answered ${status} ${JSON.stringify(body)}`);
  return String(body.login_ticket);
}

type Parameters = Record<string, string | undefined>;

/** @param fields undefined leaves a parameter out. */
export function authorize(
  server: { url: string },
  ticket: string,
  fields: Parameters = {},
): Promise<Response> {
  const parameters: Parameters = {
    client_id: 'demo',
    response_type: 'code',
    response_mode: 'web_message',
    prompt: 'none',
    redirect_uri: REDIRECT_URI,
    scope: 'openid profile phone offline_access',
    state: 'the-state',
    nonce: 'the-nonce',
    realm: 'sms',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    login_ticket: ticket,
    ...fields,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) query.set(name, value);
  return fetch(`${server.url}/authorize?${query.toString()}`, { redirect: 'manual' });
}

export interface Posted {
  message: { type: string; response: Record<string, unknown> };
  targetOrigin: string;
}

/** Runs the page as a browser would that keeps to its policy; throws if it does anything but post once to its parent. */
export async function posted(response: Response): Promise<Posted> {
  const html = await response.text();
  const page = /^<!doctype html><title>[\w-]+<\/title><script nonce="([^"]+)">([^<]*)<\/script>$/;
  const [, nonce, script = ''] = page.exec(html) ?? [];
  const policy = response.headers.get('content-security-policy') ?? '';
  if (nonce === undefined || !policy.includes(`script-src 'nonce-${nonce}';`))
    throw new Error(`The script would not run: ${policy} ${html}`);
  const calls: Posted[] = [];
  const postMessage = (message: string, targetOrigin: string) =>
    // Through JSON, for an object of this realm.
    calls.push({ message: JSON.parse(message) as Posted['message'], targetOrigin });
  runInContext(
    script.replace('window.parent.postMessage(', 'send(JSON.stringify)('),
    createContext({
      send: (stringify: (value: unknown) => string) => (message: unknown, target: string) =>
        postMessage(stringify(message), target),
    }),
  );
  const [call, ...others] = calls;
  if (!call || others.length > 0) throw new Error(`${calls.length} messages were posted.`);
  return call;
}

/** The members of the response that the page was given. */
export async function responseOf(response: Response): Promise<Record<string, unknown>> {
  return (await posted(response)).message.response;
}

/** A code for tokens; `fields` of the `/authorize` request. */
export async function newCode(
  server: { url: string },
  phoneNumber: string,
  fields: Record<string, string | undefined> = {},
): Promise<string> {
  const response = await authorize(server, await newTicket(server, phoneNumber), fields);
  return String((await responseOf(response)).code);
}

export function exchangeCode(
  server: { url: string },
  code: string,
  fields: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = {
    grant_type: 'authorization_code',
    client_id: 'demo',
    code,
    code_verifier: VERIFIER,
    redirect_uri: REDIRECT_URI,
    ...fields,
  };
  return post(server, '/oauth/token', body, headers);
}
