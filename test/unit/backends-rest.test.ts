import { assert } from '@open-wc/testing';
import { rest, type RestOptions } from '../../src/backends/rest.js';
import { code, phoneNumber, start, verify } from '../helpers/adapter-calls.js';
import { fakeFetch, json, type Answer } from '../helpers/fake-fetch.js';
import { failure } from '../helpers/rejection.js';

function make(options: RestOptions, ...answers: [Answer, ...Answer[]]) {
  const { fetch, asked } = fakeFetch(...answers);
  return { backend: rest({ url: '/api', ...options, fetch }), asked };
}

describe('any pair of endpoints', () => {
  it('are where they are', async () => {
    const { backend, asked } = make(
      { startUrl: 'https://a.example/otp', verifyUrl: '/otp/check/' },
      json({}),
    );

    await start(backend);
    await verify(backend);

    assert.deepEqual(
      asked.map(({ url }) => url),
      ['https://a.example/otp', '/otp/check'],
    );
  });

  it('get what has a name, by that name', async () => {
    const names = {
      phoneNumber: 'mobile',
      code: 'otp',
      transaction: 'id',
      locale: 'language',
      channel: 'via',
      state: 'nonce',
    };
    const { backend, asked } = make({ names }, json({}));

    await start(backend, { proof: 'unnamed', resendOf: 'r-0' });
    await verify(backend, { transaction: 'r-1' });

    assert.deepEqual(asked[0]?.body, {
      mobile: phoneNumber,
      id: 'r-0',
      language: 'en',
      via: 'sms',
      nonce: 'state-1',
    });
    assert.deepEqual(asked[1]?.body, {
      mobile: phoneNumber,
      otp: code,
      id: 'r-1',
      nonce: 'state-1',
    });
  });

  it('get headers, which a function may find each time', async () => {
    let count = 0;
    const headers = () => ({ 'x-csrf-token': `token-${++count}` });
    const { backend, asked } = make({ headers }, json({}));

    await start(backend);
    await start(backend);

    assert.deepEqual(
      asked.map(({ init }) => new Headers(init.headers).get('x-csrf-token')),
      ['token-1', 'token-2'],
    );
  });

  it('say things at paths', async () => {
    const { backend } = make(
      {
        readChallenge: { transaction: 'data.id', expiresInSeconds: 'data.ttl' },
        readTokens: { access_token: 'data.token', profile: 'data.user' },
      },
      json({ data: { id: 'r-1', ttl: 300 } }),
      json({ data: { token: 'a', user: { sub: '1' } } }),
    );

    assert.deepEqual(await start(backend), { transaction: 'r-1', expiresInSeconds: 300 });
    assert.deepInclude(await verify(backend), { access_token: 'a', profile: { sub: '1' } });
  });

  for (const answer of [{}, { data: {} }, { data: { token: 7 } }, { data: { token: '' } }])
    it(`say no sign-in by ${JSON.stringify(answer)} where a token is expected`, async () => {
      const { backend } = make({ readTokens: { access_token: 'data.token' } }, json(answer));

      assert.equal((await failure(verify(backend))).code, 'bad_response');
    });

  it('are read by functions', async () => {
    const { backend } = make(
      {
        readChallenge: (answer) => ({ transaction: answer }),
        readTokens: () => ({ access_token: 'a' }),
      },
      json({ any: 'thing' }),
    );

    assert.deepEqual(await start(backend), { transaction: { any: 'thing' } });
    assert.deepEqual(await verify(backend), { access_token: 'a' });
  });

  for (const [what, options, answer, expected] of [
    ['our own word', {}, { error: 'code_expired' }, 'code_expired'],
    ['our own word as the code', {}, { error: true, code: 'user_blocked' }, 'user_blocked'],
    [
      'their word',
      { errors: { invalid_code: 'WRONG otp.bad' } },
      { code: 'otp.bad' },
      'invalid_code',
    ],
    [
      'their word at a path',
      { readError: 'error.type', errors: { rate_limited: 'SLOW' } },
      { error: { type: 'SLOW' } },
      'rate_limited',
    ],
    [
      'what a function finds',
      { readError: ({ status }: { status: number }) => status, errors: {} },
      { error: 'code_expired' },
      'bad_response',
    ],
    ['a word that nobody knows', {}, { error: 'NOPE' }, 'bad_response'],
  ] as const)
    it(`refuse by ${what}`, async () => {
      const { backend } = make(options, json(answer, 400));

      assert.equal((await failure(verify(backend))).code, expected);
    });

  it('refuse with a status of 200 by a word that is known', async () => {
    const { backend } = make(
      { readError: 'status', errors: { invalid_code: 'WRONG' } },
      json({ status: 'WRONG' }),
      json({ status: 'FINE' }),
    );

    assert.equal((await failure(verify(backend))).code, 'invalid_code');
    assert.isObject(await verify(backend));
  });

  it('need addresses', () => {
    assert.throws(() => rest({}), TypeError, 'url is missing');
    assert.throws(() => rest({ startUrl: '/a' }), TypeError, 'url is missing');
    assert.throws(() => rest({ startUrl: 'a', verifyUrl: '/b' }), TypeError, 'startUrl');
    assert.doesNotThrow(() => rest({ startUrl: '/a', verifyUrl: '/b' }));
  });
});
