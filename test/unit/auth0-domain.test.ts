import { assert } from '@open-wc/testing';
import { auth0 } from '../../src/backends/auth0.js';
import { fakeFetch, json } from '../helpers/fake-fetch.js';
import { phoneNumber } from '../helpers/sign-in.js';

const clientId = 'client-1';
const request = { phoneNumber, locale: 'en', state: 's', scope: 'openid', channel: 'sms' } as const;

describe('the domain of an Auth0 backend', () => {
  for (const [domain, origin] of [
    ['auth.example', 'https://auth.example'],
    ['  auth.example ', 'https://auth.example'],
    ['auth.example:8443', 'https://auth.example:8443'],
    ['https://auth.example', 'https://auth.example'],
    ['https://auth.example/', 'https://auth.example'],
    ['HTTPS://AUTH.EXAMPLE', 'https://auth.example'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
  ] as const)
    it(`may be "${domain}"`, async () => {
      const { fetch, asked } = fakeFetch(json({}));
      const backend = auth0({ domain, clientId, fetch });

      await backend.start(request, new AbortController());

      assert.equal(asked[0]?.url, `${origin}/passwordless/start`);
    });

  for (const domain of [
    '',
    ' ',
    'https://',
    'https://auth.example/path',
    'auth.example/path',
    'auth.example?a=b',
    'auth.example#a',
    'https://user@auth.example',
    'https://:password@auth.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://auth.example',
    'auth example',
    '//auth.example',
  ])
    it(`may not be "${domain}"`, () => {
      assert.throws(() => auth0({ domain, clientId }), TypeError);
    });

  it('needs a client beside it', () => {
    assert.throws(() => auth0({ domain: 'auth.example', clientId: '' }), TypeError);
  });
});
