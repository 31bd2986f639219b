import { assert } from '@open-wc/testing';
import { auth0 } from '../../src/backends/auth0.js';
import { fakeFetch, json, silence, type Answer } from '../helpers/fake-fetch.js';
import { accessToken, clientId, phoneNumber } from '../helpers/id-token.js';
import { failure, rejection } from '../helpers/rejection.js';

/** Without `openid` in its scope, a server gives no id_token. */
const unsaid = { phoneNumber, code: '123456', locale: 'en', state: 'state-1', scope: 'profile' };
const tokens = { access_token: accessToken, token_type: 'Bearer', expires_in: 86_400 };

const options = () => ({ signal: new AbortController().signal });

function backendThat(answers: Readonly<Record<string, Answer>>) {
  const { fetch, asked } = fakeFetch((request) => {
    const answer = answers[new URL(request.url).pathname] ?? json({}, 404);
    return answer instanceof Response ? answer.clone() : answer(request);
  });
  return { asked, backend: auth0({ domain: 'auth.example', clientId, fetch }) };
}

describe('an Auth0 backend that asked for no id_token', () => {
  it('asks who signed in of /userinfo', async () => {
    const person = { sub: 'sms|5f1', name: 'Ada', picture: 'javascript:alert(1)' };
    const { backend, asked } = backendThat({
      '/oauth/token': json(tokens),
      '/userinfo': json(person),
    });

    const result = await backend.verify(unsaid, options());

    assert.deepEqual(result, { ...tokens, profile: { sub: 'sms|5f1', name: 'Ada' } });
    assert.deepInclude(asked[1], { url: 'https://auth.example/userinfo', body: undefined });
    assert.nestedPropertyVal(asked[1], 'init.headers.authorization', `Bearer ${accessToken}`);
  });

  for (const [what, answer] of [
    ['fails', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['refuses', json({}, 401)],
    ['says nothing of a person', json({ name: 'Ada' })],
    ['answers with a list', json(['sub'])],
    ['is no JSON', new Response('<html>')],
  ] as const)
    it(`signs in without a profile when /userinfo ${what}`, async () => {
      const { backend } = backendThat({ '/oauth/token': json(tokens), '/userinfo': answer });

      const result = await backend.verify(unsaid, options());

      assert.deepEqual(result, tokens);
    });

  it('rejects with the reason when it is aborted while it asks who signed in', async () => {
    const reason = new Error('nobody waits');
    const controller = new AbortController();
    const { backend } = backendThat({
      '/oauth/token': json(tokens),
      '/userinfo': (asked) => {
        controller.abort(reason);
        return silence(asked);
      },
    });

    const error = await rejection(backend.verify(unsaid, controller));

    assert.equal(error, reason);
  });

  it('believes nobody without an id_token where one was asked for', async () => {
    const { backend, asked } = backendThat({
      '/oauth/token': json(tokens),
      '/userinfo': json({ sub: 'sms|5f1' }),
    });

    const error = await failure(backend.verify({ ...unsaid, scope: 'openid profile' }, options()));

    assert.equal(error.code, 'token_invalid');
    assert.lengthOf(asked, 1);
  });
});
