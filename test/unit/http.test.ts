import { assert } from '@open-wc/testing';
import { exchange, member } from '../../src/http.js';
import { fakeFetch, json } from '../helpers/fake-fetch.js';
import { failure, rejected } from '../helpers/rejection.js';

const url = 'https://auth.example/path?query=secret';

/** While the browser says that there is no network. */
async function offline<Result>(act: () => Promise<Result>): Promise<Result> {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  try {
    return await act();
  } finally {
    Reflect.deleteProperty(navigator, 'onLine');
  }
}

describe('an exchange', () => {
  it('asks with GET, without cookies, redirects and cache', async () => {
    const { fetch, asked } = fakeFetch(json({ a: 1 }));

    const answer = await exchange(url, { fetch, headers: { authorization: 'Bearer t' } });

    assert.deepInclude(answer, { status: 200, ok: true, json: { a: 1 }, text: '{"a":1}' });
    assert.deepInclude(asked[0]?.init, {
      method: 'GET',
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      headers: { accept: 'application/json', authorization: 'Bearer t' },
    });
    assert.notProperty(asked[0]?.init, 'body');
    assert.equal(asked[0]?.url, url);
  });

  it('sends a body with POST, as JSON', async () => {
    const { fetch, asked } = fakeFetch(json({}));

    await exchange(url, { fetch, body: { a: 'ü' }, headers: { 'x-request-language': 'de' } });

    assert.deepInclude(asked[0]?.init, {
      method: 'POST',
      body: '{"a":"ü"}',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-request-language': 'de',
      },
    });
  });

  for (const [status, ok] of [
    [200, true],
    [299, true],
    [400, false],
    [500, false],
  ] as const)
    it(`reads the answer with status ${status}`, async () => {
      const { fetch } = fakeFetch(json({ error: 'x' }, status));

      const answer = await exchange(url, { fetch });

      assert.deepInclude(answer, { status, ok, json: { error: 'x' } });
    });

  for (const text of ['', 'Bad Gateway', '<html>', '{', '{"a":1}{', "{'a':1}"])
    it(`has no JSON in ${JSON.stringify(text)}`, async () => {
      const { fetch } = fakeFetch(new Response(text));

      const answer = await exchange(url, { fetch });

      assert.isUndefined(answer.json);
      assert.equal(answer.text, text);
    });

  it('reads an answer without a body', async () => {
    const { fetch } = fakeFetch(new Response(null, { status: 204 }));

    const answer = await exchange(url, { fetch });

    assert.deepInclude(answer, { status: 204, ok: true, text: '' });
  });

  it('tells a network that failed', async () => {
    const cause = new TypeError('Failed to fetch');
    const { fetch } = fakeFetch(() => Promise.reject(cause));

    const error = await failure(exchange(url, { fetch }));

    assert.include(error, { code: 'network', cause });
  });

  for (const [what, thrown] of [
    ['a word', 'no'],
    ['null', null],
  ] as const)
    it(`tells a network that failed with ${what}`, async () => {
      const { fetch } = fakeFetch(() => rejected(thrown));

      const error = await failure(exchange(url, { fetch }));

      assert.equal(error.code, 'network');
    });

  it('tells a fetch that throws at once like one that fails', async () => {
    const fetch = () => {
      throw new TypeError('no');
    };

    const error = await failure(exchange(url, { fetch }));

    assert.equal(error.code, 'network');
  });

  for (const [what, given] of [
    ['nothing', undefined],
    ['an object that is none', { ok: true, status: 200 }],
    ['one that was read already', null],
  ] as const)
    it(`tells a fetch that gives ${what} in the place of a response from a network that failed`, async () => {
      const used = new Response('{}');
      await used.text();
      const { fetch } = fakeFetch(() => (given === null ? used : given) as Response);

      const error = await failure(exchange(url, { fetch }));

      assert.equal(error.code, 'bad_response');
    });

  it('I38 tells that the browser is offline', async () => {
    const { fetch } = fakeFetch(() => Promise.reject(new TypeError('Failed to fetch')));

    const error = await offline(() => failure(exchange(url, { fetch })));

    assert.equal(error.code, 'offline');
  });
});

describe('a member of a stranger', () => {
  it('is its own, and undefined for all that is no object', () => {
    const value = JSON.parse('{"a":1,"__proto__":2}') as unknown;

    assert.equal(member(value, 'a'), 1);
    assert.equal(member(value, '__proto__'), 2);
    for (const other of [{}, [], null, undefined, 'text', 1])
      for (const name of ['toString', 'constructor', '__proto__', 'length'].slice(0, 3))
        assert.isUndefined(member(other, name));
  });
});
