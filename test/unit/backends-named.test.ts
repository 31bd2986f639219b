import { assert } from '@open-wc/testing';
import { namedBackend, type NamedBackendOptions } from '../../src/backends/named.js';
import { failure } from '../helpers/rejection.js';

/** As an element hands them over: what has no attribute is empty. */
const none: NamedBackendOptions = { domain: '', clientId: '', url: '', key: '' };

const url = 'https://auth.example';

const needed: Readonly<Record<string, NamedBackendOptions>> = {
  bff: { url: '/api/sign-in' },
  clerk: {},
  descope: { key: 'P2abcdefghijklmnopqrstuvwxyz' },
  kratos: { url },
  rest: { url: '/api' },
  stytch: { key: 'public-token-test-1' },
  supabase: { url, key: 'anon' },
  supertokens: { url },
  'twilio-verify': { url: '/api/verify' },
};

describe('a backend that is named in HTML', () => {
  for (const [name, options] of Object.entries(needed)) {
    it(`may be ${name}, with ${Object.keys(options).join(' and ') || 'nothing else'}`, async () => {
      const backend = await namedBackend(name, { ...none, ...options });

      assert.hasAllKeys(backend, ['start', 'verify']);
    });

    for (const option of Object.keys(options))
      it(`is misconfigured when ${name} has no ${option}, and says so by the attribute`, async () => {
        const error = await failure(namedBackend(name, { ...none, ...options, [option]: '' }));

        assert.equal(error.code, 'misconfigured');
        assert.include(error.message, `backend="${name}": \`backend-${option}\` is missing`);
      });
  }

  it('is told of, when there is none of that name', async () => {
    const error = await failure(namedBackend('toString', none));

    assert.equal(error.code, 'misconfigured');
    assert.include(error.message, 'supertokens');
  });
});
