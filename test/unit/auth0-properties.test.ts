import { assert } from '@open-wc/testing';
import fc from 'fast-check';
import { auth0 } from '../../src/backends/auth0.js';
import { errorCodes, isPasswordlessError } from '../../src/errors.js';
import { fakeFetch, json } from '../helpers/fake-fetch.js';
import { clientId, now, phoneNumber, publicKeys, token } from '../helpers/id-token.js';

const seed = 20261127;
const numRuns = 1000;

/** In every text that a server makes up: nothing of it may be told. */
const mark = '\u00A7';

const idToken = await token({ nonce: undefined });

const text = fc.string({ maxLength: 20 }).map((some) => mark + some);
const word = fc.constantFrom(
  ...['invalid_grant', 'access_denied', 'bad.phone_number', 'sms_provider_error', 'unauthorized'],
  ...['too_many_attempts', 'mfa_required', 'user_blocked', '__proto__', 'constructor', 'Bearer'],
  idToken,
);
const name = fc.oneof(
  fc.constantFrom(
    ...['error', 'error_description', 'access_token', 'id_token', 'refresh_token', 'token_type'],
    ...['scope', 'expires_in', 'code_length', 'resend_in', 'attempts_left', 'reason', 'state'],
    ...['__proto__', 'constructor', 'prototype', 'toString', 'then', 'phone_number', 'keys'],
  ),
  text,
);
const number = fc.oneof(fc.double(), fc.integer());
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(text, word, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    members(tie('value')),
  ),
}));

/** As text, since an object's own `__proto__` can only be written down. */
function members(of: fc.Arbitrary<unknown>) {
  return fc
    .array(fc.tuple(name, of), { maxLength: 8 })
    .map((entries) => Object.fromEntries(entries) as unknown);
}

const token2xx = fc
  .record({ access_token: text, token_type: fc.constantFrom('Bearer', 'bearer'), extra: value })
  .map((some) => ({ ...some, access_token: 'at', id_token: idToken }));

const body = fc.oneof(
  value.map((some) => JSON.stringify(some)),
  members(value).map((some) => JSON.stringify(some).replace('"constructor"', '"__proto__"')),
  token2xx.map((some) => JSON.stringify(some)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => bytes),
  text,
);

const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'text/html', 'image/png', ''),
    'retry-after': fc.oneof(
      fc.integer().map(String),
      fc.string({ maxLength: 12 }),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    ),
  },
  { requiredKeys: [] },
);

const status = fc.oneof(
  fc.constantFrom(200, 201, 202, 204, 304, 400, 401, 403, 404, 429, 500, 503),
  fc.integer({ min: 200, max: 599 }),
);

const hasNoBody = (some: number) => [204, 205, 304].includes(some);

const answers = fc.record({ status, headers, body }).map((one) => ({
  ...one,
  response: () =>
    new Response(hasNoBody(one.status) ? null : one.body, {
      status: one.status,
      headers: one.headers,
    }),
}));

const born = Object.getOwnPropertyNames(Object.prototype).join();

function ask(endpoint: 'start' | 'token', response: () => Response) {
  const { fetch } = fakeFetch(({ url }) =>
    url.endsWith('/jwks.json') ? json({ keys: [publicKeys.k1] }) : response(),
  );
  const backend = auth0({ domain: 'auth.example', clientId, fetch, now: () => now * 1000 });
  const shared = { phoneNumber, locale: 'en', state: 'state-1', scope: 'openid' };
  const options = { signal: new AbortController().signal };
  return endpoint === 'start'
    ? backend.start({ ...shared, channel: 'sms' }, options)
    : backend.verify({ ...shared, code: '123456' }, options);
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  start: ['codeLength', 'expiresInSeconds', 'resendInSeconds'],
  token: [
    ...['access_token', 'token_type', 'id_token', 'refresh_token', 'scope', 'expires_in'],
    'profile',
  ],
};

function isSound(endpoint: 'start' | 'token', result: object): void {
  assert.equal(Object.getPrototypeOf(result), Object.prototype);
  assert.includeMembers([...kinds[endpoint]!], Object.keys(result));
  if (endpoint === 'start')
    for (const hint of Object.values(result)) assert.include(['number', 'undefined'], typeof hint);
  else {
    assert.include(result, { id_token: idToken });
    assert.isFrozen((result as { profile?: unknown }).profile);
  }
}

function isKnown(error: unknown): void {
  if (!isPasswordlessError(error)) throw new Error('another error', { cause: error });
  assert.include(errorCodes, error.code);
  assert.notInclude(`${error.message} ${JSON.stringify(error)}`, mark);
  assert.notInclude(error.message, phoneNumber);
  const { retryAfterSeconds = 1, attemptsLeft = 0 } = error;
  assert.isTrue(retryAfterSeconds >= 1 && retryAfterSeconds <= 3600);
  assert.isTrue(Number.isInteger(attemptsLeft));
}

describe('W3 whatever an Auth0 server answers', () => {
  for (const endpoint of ['start', 'token'] as const)
    it(`to ${endpoint}, it is a sound result or a known error (seed ${seed})`, async function () {
      this.timeout(60_000);
      let successes = 0;

      await fc.assert(
        fc.asyncProperty(answers, async ({ response }) => {
          try {
            isSound(endpoint, await ask(endpoint, response));
            successes++;
          } catch (error) {
            if (error instanceof Error && error.name === 'AssertionError') throw error;
            isKnown(error);
          }
          assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), born);
        }),
        { numRuns, seed },
      );

      // Were there none, the half of it would say nothing.
      assert.isAbove(successes, 10);
    });
});
