import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Challenge } from 'altcha-lib';

import { openDatabase, type Database } from '../../demo/server/database.js';
import { proofPolicy } from '../../demo/server/policies.js';
import { deriveKey } from '../../demo/server/secrets.js';
import {
  exchange,
  newPhoneNumber,
  OTHER_PAGE,
  outbox,
  PAGE,
  start,
  startServer,
  type TestServer,
} from './support/auth-server.js';
import { assertDemand, challengeOf, encode, proofFor, solve } from './support/proof.js';

let database: Database;
before(async () => {
  database = await openDatabase({ kind: 'memory' });
});
after(() => database.close());
describe('a demand for a proof of work', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer(database, { PROOF_OF_WORK: 'always' });
  });
  after(() => server.close());

  it('is a challenge of ALTCHA, for five minutes, and nothing is sent', async () => {
    const number = newPhoneNumber();
    const answer = await start(server, number, {}, { origin: PAGE });
    assertDemand(answer);
    assert.equal(answer.headers.get('access-control-allow-origin'), PAGE);
    const { parameters, signature } = challengeOf(answer);
    assert.match(signature ?? '', /^[0-9a-f]{64}$/);
    assert.equal(parameters.algorithm, 'PBKDF2/SHA-256');
    assert.equal(parameters.expiresAt, Math.floor(server.clock.now() / 1000) + 300);
    assert.equal((await outbox(server, number)).length, 0);
  });

  it('is met by its solution, once', async () => {
    const number = newPhoneNumber();
    const captcha = await proofFor(await start(server, number));
    assert.equal((await start(server, number, { captcha })).status, 200);
    assertDemand(await start(server, number, { captcha }));
    const [message, ...others] = await outbox(server, number);
    assert.equal(others.length, 0);
    assert.equal((await exchange(server, number, message?.code ?? '')).status, 200);
  });

  it('is not met again with the same proof written in another way', async () => {
    const number = newPhoneNumber();
    const challenge = challengeOf(await start(server, number));
    const solution = await solve(challenge);
    const captcha = encode({ challenge, solution });
    assert.equal((await start(server, number, { captcha })).status, 200);
    const { parameters, signature = '' } = challenge;
    const reordered = Object.fromEntries(Object.entries(parameters).reverse());
    for (const payload of [
      { challenge, solution: { ...solution, counter: solution.counter + 1, time: 3 } },
      { challenge: { signature, parameters: reordered }, solution },
      { challenge: { signature: signature.toUpperCase(), parameters }, solution },
    ])
      assertDemand(await start(server, number, { captcha: encode(payload) }));
  });

  it('is met by the proof for its own number only', async () => {
    const [mine, theirs] = [newPhoneNumber(), newPhoneNumber()];
    const captcha = await proofFor(await start(server, mine));
    assertDemand(await start(server, theirs, { captcha }));
    assert.equal((await start(server, mine, { captcha })).status, 200);
  });

  it('is met by the proof for its own client only', async () => {
    const number = newPhoneNumber();
    const captcha = await proofFor(await start(server, number));
    const other = { client_id: 'other', captcha };
    assertDemand(await start(server, number, other, { origin: OTHER_PAGE }));
    assert.equal((await start(server, number, { captcha })).status, 200);
  });

  it('is met for 299 seconds, and not after 300', async () => {
    const number = newPhoneNumber();
    const early = await proofFor(await start(server, number));
    server.clock.advance(299);
    assert.equal((await start(server, number, { captcha: early })).status, 200);
    const late = await proofFor(await start(server, number));
    server.clock.advance(300);
    const answer = await start(server, number, { captcha: late });
    assertDemand(answer);
    assert.notEqual(challengeOf(answer).signature, late);
    server.clock.advance(-599);
  });

  it('can not be made cheaper, longer or for another by its client', async () => {
    const number = newPhoneNumber();
    const { parameters, signature } = challengeOf(await start(server, number));
    const solution = await solve({ parameters, signature } as Challenge);
    const forged = [
      { cost: 1 },
      { keyPrefix: '00' },
      { expiresAt: Number(parameters.expiresAt) + 60 },
      { keySignature: undefined },
      { data: {} },
    ];
    for (const change of forged) {
      const challenge = { signature, parameters: { ...parameters, ...change } };
      assertDemand(await start(server, number, { captcha: encode({ challenge, solution }) }));
    }
    const challenge = { parameters, signature };
    assert.equal(
      (await start(server, number, { captcha: encode({ challenge, solution }) })).status,
      200,
    );
  });

  it('is not met by a wrong solution, nor by anything else', async () => {
    const number = newPhoneNumber();
    const challenge = challengeOf(await start(server, number));
    const { parameters, signature } = challenge;
    const values = [
      '',
      'x',
      '%%%',
      encode(null),
      encode([]),
      encode({}),
      encode({ challenge }),
      encode({ challenge, solution: null }),
      encode({ challenge, solution: {} }),
      encode({ challenge, solution: { counter: 0, derivedKey: parameters.keyPrefix } }),
      encode({ challenge, solution: { counter: 1, derivedKey: 'zz' } }),
      encode({ challenge: { parameters }, solution: { counter: 1, derivedKey: '00' } }),
      encode({ challenge: { signature }, solution: { counter: 1, derivedKey: '00' } }),
      encode({ challenge: { parameters: 1, signature: 1 }, solution: { counter: 1 } }),
      42,
      null,
      [],
      { challenge, solution: {} },
    ];
    for (const captcha of values) assertDemand(await start(server, number, { captcha }));
    assert.equal((await outbox(server, number)).length, 0);
  });

  it('comes after the checks of the request itself', async () => {
    const refused = [
      await start(server, '+1', {}),
      await start(server, newPhoneNumber(), { client_id: 'nobody' }),
      await start(server, newPhoneNumber(), { connection: 'email' }),
    ];
    assert.deepEqual(
      refused.map(({ status }) => status),
      [400, 400, 400],
    );
  });

  it('tells no number: neither in the challenge nor in the database', async () => {
    const number = newPhoneNumber();
    const answer = await start(server, number);
    assert.equal(JSON.stringify(answer.body).includes(number.slice(1)), false);
    await start(server, number, { captcha: await proofFor(answer) });
    const { rows } = await database.query('select * from used_proof');
    assert.ok(rows.length > 0);
    assert.equal(JSON.stringify(rows).includes(number.slice(1)), false);
  });

  it('asks for work that varies, and has an upper bound', async () => {
    const number = newPhoneNumber();
    const counters = new Set<number>();
    for (let time = 0; time < 3; time += 1) {
      const { counter } = await solve(challengeOf(await start(server, number)));
      assert.ok(counter >= 1 && counter <= proofPolicy.maxCounter, String(counter));
      counters.add(counter);
    }
    assert.ok(counters.size > 1);
  });
});

describe('a derived key', () => {
  it('differs for every pepper and purpose, and is never the pepper', () => {
    const keys = [deriveKey('a', 'x'), deriveKey('a', 'y'), deriveKey('b', 'x')];
    assert.equal(new Set([...keys, 'a', 'b']).size, 5);
    assert.equal(deriveKey('a', 'x'), keys[0]);
    for (const key of keys) assert.match(key, /^[\w-]{43}$/);
  });
});
