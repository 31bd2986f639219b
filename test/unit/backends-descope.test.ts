import { assert } from '@open-wc/testing';
import { descope } from '../../src/backends/descope.js';
import { code, phoneNumber, start, verify } from '../helpers/adapter-calls.js';
import { fakeFetch, json } from '../helpers/fake-fetch.js';
import { failure } from '../helpers/rejection.js';

const key = 'P2abcdefghijklmnopqrstuvwxyz';
const sent = json({ maskedPhone: '+14*****32' });

describe('Descope', () => {
  it('is asked for a code by the project', async () => {
    const { fetch, asked } = fakeFetch(sent);

    const challenge = await start(descope({ key, fetch }));

    assert.deepEqual(challenge, { transaction: 'sms', maskedDestination: '+14*****32' });
    const [{ url, init, body } = assert.fail()] = asked;
    assert.equal(url, 'https://api.descope.com/v1/auth/otp/signup-in/sms');
    assert.deepEqual(body, { loginId: phoneNumber, loginOptions: {} });
    const headers = new Headers(init.headers);
    assert.equal(headers.get('authorization'), `Bearer ${key}`);
    assert.equal(headers.get('x-descope-project-id'), key);
  });

  for (const [id, url, host] of [
    [`Peuc1${key.slice(1)}`, undefined, 'https://api.euc1.descope.com'],
    [key, '', 'https://api.descope.com'],
    [key, 'https://auth.example', 'https://auth.example'],
    ['P1', undefined, 'https://api.descope.com'],
  ] as const)
    it(`is at ${host} for ${id}`, async () => {
      const { fetch, asked } = fakeFetch(sent);

      await start(descope({ key: id, url, fetch }));

      assert.equal(asked[0]?.url, `${host}/v1/auth/otp/signup-in/sms`);
    });

  it('makes no account where nobody may sign up', async () => {
    const { fetch, asked } = fakeFetch(sent);

    await start(descope({ key, createUser: false, fetch }));

    assert.match(asked[0]?.url ?? '', /\/otp\/signin\/sms$/);
  });

  for (const channel of ['voice', 'whatsapp'] as const)
    it(`sends and checks a code by ${channel}`, async () => {
      const { fetch, asked } = fakeFetch(sent, json({ sessionJwt: 'jwt' }));
      const backend = descope({ key, fetch });

      const { transaction } = await start(backend, { channel });
      await verify(backend, { transaction });

      assert.deepEqual(
        asked.map(({ url }) => url.split('/otp/')[1]),
        [`signup-in/${channel}`, `verify/${channel}`],
      );
    });

  it('gives the session and the user', async () => {
    const { fetch, asked } = fakeFetch(
      json({ sessionJwt: 'jwt', refreshJwt: 'refresh', user: { userId: 'U1' } }),
    );

    const tokens = await verify(descope({ key, fetch }), { transaction: '../other' });

    assert.deepEqual(tokens, {
      access_token: 'jwt',
      token_type: 'bearer',
      refresh_token: 'refresh',
      profile: { userId: 'U1' },
    });
    assert.match(asked[0]?.url ?? '', /\/verify\/sms$/);
    assert.deepEqual(asked[0]?.body, { loginId: phoneNumber, code });
  });

  it('has a wrong number only where there is one', async () => {
    const { fetch } = fakeFetch(json({ errorCode: 'E011003' }, 400));
    const backend = descope({ key, fetch });

    assert.equal((await failure(start(backend))).code, 'invalid_phone');
    assert.equal((await failure(verify(backend))).code, 'bad_response');
  });

  it('needs a key', () => {
    assert.throws(() => descope({ key: '' }), TypeError, 'key is missing');
  });
});
