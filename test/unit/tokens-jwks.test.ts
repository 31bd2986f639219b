import { assert } from '@open-wc/testing';
import { exchange } from '../../src/http.js';
import { jwks } from '../../src/tokens/jwks.js';
import { fakeFetch, json, silence, type Answer } from '../helpers/fake-fetch.js';
import { FakeTimers } from '../helpers/fake-timers.js';
import {
  encoded,
  header,
  publicKeys,
  replaced,
  signed,
  claims,
  token,
  verify,
  privateKeys,
} from '../helpers/id-token.js';
import { failure, rejection } from '../helpers/rejection.js';

const url = 'https://auth.example/.well-known/jwks.json';
const { k1, k2, stranger } = publicKeys;

const none: readonly (readonly [id: string, what: string, answer: Answer])[] = [
  ['J01', 'can not be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['J02', 'fails twice', json({}, 500)],
  ['J05', 'answers with a page', new Response('<!doctype html><title>keys</title>')],
  ['J06', 'answers with ten megabytes', () => new Response('['.repeat(10 << 20))],
  ['J08', 'knows no such address', json({ keys: [k1] }, 404)],
  ['J08', 'answers with something else', json({ keys: 'k1' })],
  ['J08', 'answers with nothing', new Response('')],
];

describe('the key set of an issuer', () => {
  for (const [id, what, answer] of none)
    it(`${id} makes a token invalid when its server ${what}`, async () => {
      const { fetch } = fakeFetch(answer);

      const error = await failure(verify(await token(), { keys: jwks(exchange, url, { fetch }) }));

      assert.equal(error.code, 'token_invalid');
      assert.equal(error.message, 'id_token refused: keys_unavailable');
    });

  it('J01 is asked for again after a failure', async () => {
    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    const { fetch, asked } = fakeFetch(offline, json({ keys: [k1] }));
    const keys = jwks(exchange, url, { fetch });
    const whole = await token();
    await failure(verify(whole, { keys }));

    const result = await verify(whole, { keys });

    assert.include(result, { sub: 'sms|5f1' });
    assert.lengthOf(asked, 2);
  });

  it('J02 is asked for once more when its server stumbles', async () => {
    const { fetch, asked } = fakeFetch(json({}, 500), json({ keys: [k1] }));

    const result = await verify(await token(), { keys: jwks(exchange, url, { fetch }) });

    assert.include(result, { sub: 'sms|5f1' });
    assert.lengthOf(asked, 2);
  });

  it('J03 is waited for five seconds', async () => {
    const { fetch } = fakeFetch(silence);
    const timers = new FakeTimers();
    try {
      const failing = failure(jwks(exchange, url, { fetch }).current());
      assert.deepEqual(timers.pending, [5000]);
      timers.fire();

      const error = await failing;

      assert.equal(error.message, 'id_token refused: keys_unavailable');
      assert.include(error.cause, { code: 'timeout' });
    } finally {
      timers.restore();
    }
  });

  it('J04 is fetched from its own address only, without cookies', async () => {
    const { fetch, asked } = fakeFetch(json({ keys: [k1] }));

    await verify(await token(), { keys: jwks(exchange, url, { fetch }) });

    assert.equal(asked[0]?.url, url);
    assert.include(asked[0]?.init, { method: 'GET', redirect: 'manual', credentials: 'omit' });
  });

  for (const [place, outcome] of [
    [50, 'is found'],
    [51, 'is not found'],
  ] as const)
    it(`J07 of ten thousand keys has one that ${outcome} at place ${place}`, async () => {
      const keys = Array.from({ length: 10_000 }, (_, index) => ({ kid: `other${index}` }));
      keys.splice(place - 1, 1, k1 as never);
      // The cap on the size comes first, so that the members are few.
      const { fetch } = fakeFetch(
        () => new Response(JSON.stringify({ keys: keys.slice(0, 2000) })),
      );

      const verifying = verify(await token(), { keys: jwks(exchange, url, { fetch }) });

      if (place === 50) assert.include(await verifying, { sub: 'sms|5f1' });
      else assert.equal((await failure(verifying)).message, 'id_token refused: key');
    });

  it('J09 is fetched once more for a key that is new', async () => {
    const { fetch, asked } = fakeFetch(json({ keys: [k1, k2] }), json({ keys: [stranger] }));
    const keys = jwks(exchange, url, { fetch });
    await verify(await token(), { keys });
    const rotated = await signed(header({ kid: 'k3' }), claims(), privateKeys.stranger);

    const result = await verify(rotated, { keys });

    assert.include(result, { sub: 'sms|5f1' });
    assert.lengthOf(asked, 2);
  });

  it('J10 is fetched at most once in 30 seconds for ids that nobody knows', async () => {
    let time = 0;
    const { fetch, asked } = fakeFetch(json({ keys: [k1] }));
    const keys = jwks(exchange, url, { fetch, now: () => time });
    const whole = await token();
    await verify(whole, { keys });
    const invented = (index: number) => replaced(whole, 0, encoded(header({ kid: `x${index}` })));

    for (let index = 0; index < 1000; index++) {
      time += 29;
      assert.equal(
        (await failure(verify(invented(index), { keys }))).message,
        'id_token refused: key',
      );
    }

    assert.lengthOf(asked, 2);
    time += 30_000;
    await failure(verify(invented(1000), { keys }));
    assert.lengthOf(asked, 3);
  });

  it('rejects with the reason of an abort', async () => {
    const { fetch } = fakeFetch(silence);
    const controller = new AbortController();
    const reason = new Error('nobody waits');
    const waiting = rejection(jwks(exchange, url, { fetch }).current(controller.signal));

    controller.abort(reason);

    assert.equal(await waiting, reason);
  });
});
