import { assert } from '@open-wc/testing';
import { auth0, type Auth0Options } from '../../src/backends/auth0.js';
import { toBase64Url } from '../../src/tokens/base64url.js';
import { fakeFetch, json, silence, type Answer } from '../helpers/fake-fetch.js';
import {
  accessToken,
  clientId,
  now,
  phoneNumber,
  publicKeys,
  sha256,
  token,
} from '../helpers/id-token.js';
import { failure, rejection } from '../helpers/rejection.js';

const shared = { phoneNumber, locale: 'de-AT', state: 'state-1', scope: 'openid profile' };
const startRequest = { ...shared, channel: 'sms' } as const;
const verifyRequest = { ...shared, code: '123456' };

const options = () => ({ signal: new AbortController().signal });

const tokens = { access_token: accessToken, token_type: 'Bearer', expires_in: 86_400 };
const atHash = toBase64Url((await sha256(accessToken)).slice(0, 16));
const idToken = await token({
  nonce: undefined,
  at_hash: atHash,
  name: 'Ada',
  phone_number: phoneNumber,
});

function backendThat(answers: Readonly<Record<string, Answer>>, more: Partial<Auth0Options> = {}) {
  const routes: Readonly<Record<string, Answer>> = {
    '/.well-known/jwks.json': json({ keys: [publicKeys.k1] }),
    ...answers,
  };
  const { fetch, asked } = fakeFetch((request) => {
    const route = routes[new URL(request.url).pathname] ?? json({}, 404);
    return route instanceof Response ? route.clone() : route(request);
  });
  const time = () => now * 1000;
  return { asked, backend: auth0({ domain: 'auth.example', clientId, fetch, now: time, ...more }) };
}

describe('an Auth0 backend asked for a code', () => {
  it('posts what the API documents, and nothing else', async () => {
    const { backend, asked } = backendThat({ '/passwordless/start': json({ _id: '5f1' }) });

    await backend.start(startRequest, options());

    assert.lengthOf(asked, 1);
    assert.equal(asked[0]?.url, 'https://auth.example/passwordless/start');
    assert.deepEqual(asked[0]?.body, {
      client_id: clientId,
      connection: 'sms',
      phone_number: phoneNumber,
      send: 'code',
      authParams: { scope: 'openid profile', state: 'state-1' },
    });
    assert.deepInclude(asked[0]?.init, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-request-language': 'de-AT',
      },
    });
  });

  it('hands on the audience and the answer of a bot check', async () => {
    const { backend, asked } = backendThat({ '/passwordless/start': json({}) });
    const audience = 'https://api.example';

    await backend.start({ ...startRequest, audience, proof: 'answer' }, options());

    assert.deepInclude(asked[0]?.body, {
      authParams: { scope: 'openid profile', state: 'state-1', audience },
      captcha: 'answer',
    });
  });

  it('takes the hints that a compatible server adds', async () => {
    const hints = { code_length: 4, expires_in: 300, resend_in: 20 };
    const { backend } = backendThat({ '/passwordless/start': json(hints) });

    const challenge = await backend.start(startRequest, options());

    assert.deepEqual(challenge, { codeLength: 4, expiresInSeconds: 300, resendInSeconds: 20 });
  });

  it('takes no hints that are no numbers', async () => {
    const hints = { code_length: '4', expires_in: null, resend_in: [20] };
    const { backend } = backendThat({ '/passwordless/start': json(hints) });

    const challenge = await backend.start(startRequest, options());

    assert.deepEqual(JSON.stringify(challenge), '{}');
  });

  it('tells how long to wait and how many guesses are left', async () => {
    const limited = json({ error: 'too_many_requests' }, 429, { 'retry-after': '120' });
    const wrong = json({ error: 'invalid_grant', attempts_left: 2 }, 403);
    const { backend } = backendThat({ '/passwordless/start': limited, '/oauth/token': wrong });

    const refused = await failure(backend.start(startRequest, options()));
    const mistaken = await failure(backend.verify(verifyRequest, options()));

    assert.deepInclude(refused, { code: 'rate_limited', retryAfterSeconds: 120 });
    assert.deepInclude(mistaken, { code: 'invalid_code', attemptsLeft: 2 });
  });

  it('rejects with the reason when it is aborted', async () => {
    const { backend } = backendThat({ '/passwordless/start': silence, '/oauth/token': silence });
    const reason = new Error('nobody waits');
    const controller = new AbortController();
    const waiting = [
      rejection(backend.start(startRequest, controller)),
      rejection(backend.verify(verifyRequest, controller)),
    ];

    controller.abort(reason);

    assert.deepEqual(await Promise.all(waiting), [reason, reason]);
  });
});

describe('an Auth0 backend asked to check a code', () => {
  it('posts what the API documents, and gives the tokens and who signed in', async () => {
    const answer = { ...tokens, id_token: idToken, refresh_token: 'r', scope: 'openid', extra: 1 };
    const { backend, asked } = backendThat({ '/oauth/token': json(answer) });

    const result = await backend.verify(
      { ...verifyRequest, audience: 'https://a.example' },
      options(),
    );

    assert.equal(asked[0]?.url, 'https://auth.example/oauth/token');
    assert.deepEqual(asked[0]?.body, {
      grant_type: 'http://auth0.com/oauth/grant-type/passwordless/otp',
      client_id: clientId,
      realm: 'sms',
      username: phoneNumber,
      otp: '123456',
      scope: 'openid profile',
      audience: 'https://a.example',
    });
    const { extra: _, ...known } = answer;
    const profile = { sub: 'sms|5f1', name: 'Ada', phone_number: phoneNumber };
    assert.deepEqual(result, { ...known, profile });
  });

  it('fetches the keys from the domain, once for many sign-ins', async () => {
    const { backend, asked } = backendThat({
      '/oauth/token': json({ ...tokens, id_token: idToken }),
    });

    await backend.verify(verifyRequest, options());
    await backend.verify(verifyRequest, options());

    const keys = asked.filter(({ url }) => url === 'https://auth.example/.well-known/jwks.json');
    assert.lengthOf(keys, 1);
  });

  it('believes no id_token of another issuer, unless it is told so', async () => {
    const routes = {
      '/oauth/token': json({
        ...tokens,
        id_token: await token({ iss: 'https://id.example/', nonce: undefined }),
      }),
    };
    const strict = backendThat(routes);
    const told = backendThat(routes, { issuer: 'https://id.example/' });

    const error = await failure(strict.backend.verify(verifyRequest, options()));
    const result = await told.backend.verify(verifyRequest, options());

    assert.include(error, { code: 'token_invalid', message: 'id_token refused: iss' });
    assert.nestedPropertyVal(result, 'profile.sub', 'sms|5f1');
  });

  for (const [fault, claims] of [
    ['phone', { phone_number: '+12015550199' }],
    ['at_hash', { at_hash: 'LDktKdoQak3Pk0cnXxCltA' }],
  ] as const)
    it(`believes no id_token with a wrong ${fault}`, async () => {
      const forged = await token({ nonce: undefined, ...claims });
      const { backend } = backendThat({ '/oauth/token': json({ ...tokens, id_token: forged }) });

      const error = await failure(backend.verify(verifyRequest, options()));

      assert.equal(error.message, `id_token refused: ${fault}`);
    });

  for (const [what, stepMilliseconds] of [
    ['forwards', 86_400_000],
    ['back', -86_400_000],
  ] as const)
    it(`T08 believes an id_token although the device’s clock is set ${what} meanwhile`, async () => {
      let set = 0;
      const answer = json({ ...tokens, id_token: idToken });
      const { backend } = backendThat(
        {
          '/oauth/token': () => {
            set = stepMilliseconds;
            return answer;
          },
        },
        { now: () => now * 1000 + set },
      );

      const result = await backend.verify(verifyRequest, options());

      assert.nestedPropertyVal(result, 'profile.sub', 'sms|5f1');
    });
});
