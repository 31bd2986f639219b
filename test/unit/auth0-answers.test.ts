import { assert } from '@open-wc/testing';
import { auth0 } from '../../src/backends/auth0.js';
import { expand, load, type Repeated } from '../helpers/data.js';
import { fakeFetch, json } from '../helpers/fake-fetch.js';
import { accessToken, clientId, now, phoneNumber, publicKeys, token } from '../helpers/id-token.js';
import { failure } from '../helpers/rejection.js';

interface ResponseCase {
  readonly endpoint: 'start' | 'token';
  readonly status: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `$id_token` stands for a good one. */
  readonly body?: string | Repeated;
  readonly bytes?: readonly number[];
  readonly isBomb?: true;
  /** Absent where the answer is a success. */
  readonly error?: string;
  readonly retryAfterSeconds?: number;
}

/** Those that need no network: unzipping is not for a made-up response, nor are 50 megabytes, nor texts beyond Latin-1. */
const cases = (await load<ResponseCase>('responses.json')).filter(
  ({ body, headers = {}, isBomb }) =>
    !isBomb &&
    !(typeof body === 'object' && body.count > 10 ** 7) &&
    !headers['content-encoding'] &&
    !/[^ -~]/.test(headers['retry-after'] ?? ''),
);
const idToken = await token({ nonce: undefined });

function response({
  status,
  type = 'application/json',
  headers,
  body,
  bytes,
}: ResponseCase): Response {
  const text = body === undefined ? '' : expand(body).replace('$id_token', idToken);
  const content = bytes ? Uint8Array.from(bytes) : text;
  return new Response(status === 204 ? null : content, {
    status,
    headers: { 'content-type': type, ...headers },
  });
}

function ask(one: ResponseCase) {
  const { fetch } = fakeFetch(({ url }) =>
    url.endsWith('/jwks.json') ? json({ keys: [publicKeys.k1] }) : response(one),
  );
  const backend = auth0({ domain: 'auth.example', clientId, fetch, now: () => now * 1000 });
  const shared = { phoneNumber, locale: 'en', state: 'state-1', scope: 'openid' };
  const options = { signal: new AbortController().signal };
  return one.endpoint === 'start'
    ? backend.start({ ...shared, channel: 'sms' }, options)
    : backend.verify({ ...shared, code: '123456' }, options);
}

const shown = ({ status, body, bytes, type }: ResponseCase) =>
  `${status} ${type ?? ''} ${JSON.stringify(body ?? bytes)}`.slice(0, 110);

describe('an answer of an Auth0 server', () => {
  for (const one of cases)
    it(`to ${one.endpoint} is ${one.error ?? 'a success'}: ${shown(one)}`, async () => {
      const asking = ask(one);

      if (one.error === undefined) {
        const result = await asking;
        assert.equal(Object.getPrototypeOf(result), Object.prototype);
        assert.doesNotHaveAnyKeys(result, ['__proto__x', 'constructor', 'phone_number', 'error']);
        if (one.endpoint === 'token') assert.deepInclude(result, { id_token: idToken });
      } else {
        const error = await failure(asking);
        assert.equal(error.code, one.error);
        assert.equal(error.retryAfterSeconds, one.retryAfterSeconds);
        assert.notMatch(error.message, /alert|evil|12015550123|123456/);
      }
      assert.isUndefined(({} as { isAdmin?: unknown }).isAdmin);
    });

  const superseded = { error: 'invalid_grant', reason: 'superseded' };

  it('to token may tell that the code is that of an earlier message', async () => {
    const body = JSON.stringify({ ...superseded, attempts_left: 2 });

    const error = await failure(ask({ endpoint: 'token', status: 403, body }));

    assert.deepInclude(error, { code: 'invalid_code', reason: 'superseded', attemptsLeft: 2 });
  });

  for (const [what, code, answer] of [
    ['a code that expired', 'code_expired', { ...superseded, error_description: 'has expired' }],
    ['a block', 'user_blocked', { ...superseded, error: 'unauthorized' }],
    ['a failure without a name', 'server_error', { reason: 'superseded' }],
    ['another reason', 'invalid_code', { ...superseded, reason: 'Superseded' }],
    ['a reason that is no text', 'invalid_code', { ...superseded, reason: ['superseded'] }],
  ] as const)
    it(`to token tells of no earlier message with ${what}`, async () => {
      const status = code === 'server_error' ? 500 : 403;

      const error = await failure(ask({ endpoint: 'token', status, body: JSON.stringify(answer) }));

      assert.equal(error.code, code);
      assert.notProperty(error, 'reason');
    });

  it('to token may have empty members that nobody needs', async () => {
    const answer = { access_token: accessToken, token_type: 'Bearer', scope: '', error: null };
    const id_token = idToken;

    const result = await ask({
      endpoint: 'token',
      status: 200,
      body: JSON.stringify({ ...answer, id_token, state: null, refresh_token: null }),
    });

    const { profile: _, ...tokens } = result as { profile?: unknown };
    assert.deepEqual(tokens, {
      access_token: accessToken,
      token_type: 'Bearer',
      scope: '',
      id_token,
    });
  });

  it('to token may repeat the state that was sent, and no other', async () => {
    const answer = { access_token: accessToken, token_type: 'Bearer', id_token: idToken };
    const asking = (state: string) =>
      ask({ endpoint: 'token', status: 200, body: JSON.stringify({ ...answer, state }) });

    assert.deepInclude(await asking('state-1'), answer);
    assert.equal((await failure(asking('state-2'))).code, 'token_invalid');
  });

  it('to token keeps how long its token lives only when that is a number', async () => {
    const answer = { access_token: accessToken, token_type: 'Bearer', id_token: idToken };

    const asText = await ask({
      endpoint: 'token',
      status: 200,
      body: JSON.stringify({ ...answer, expires_in: '60' }),
    });
    const asNumber = await ask({
      endpoint: 'token',
      status: 200,
      body: JSON.stringify({ ...answer, expires_in: 60 }),
    });

    assert.notProperty(asText, 'expires_in');
    assert.propertyVal(asNumber, 'expires_in', 60);
  });
});
