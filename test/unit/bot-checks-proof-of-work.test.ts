import { assert } from '@open-wc/testing';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge, CreateChallengeOptions, Payload } from 'altcha-lib/types';
import { isProofOfWork, proofOfWork } from '../../src/bot-checks/proof-of-work.js';
import { contextOf } from '../helpers/bot-check.js';
import { failure, rejection } from '../helpers/rejection.js';

const hmacSignatureSecret = 'a secret of the server';

/** A puzzle with one solution, after as many tries as the counter says. */
const puzzle = (options: Partial<CreateChallengeOptions> = {}): Promise<Challenge> =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 100,
    counter: 40,
    deriveKey,
    hmacSignatureSecret,
    expiresAt: new Date(Date.now() + 60_000),
    ...options,
  });

const execute = (demand: unknown, signal?: AbortSignal) =>
  proofOfWork().execute('start', contextOf({ demand, ...(signal && { signal }) }));

const solve = async (demand: unknown) => {
  const bytes = Uint8Array.from(atob(await execute(demand)), (byte) => byte.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Payload;
};

/** As the server does. */
const verify = (payload: Payload, more: object = {}) =>
  verifySolution({ ...payload, deriveKey, hmacSignatureSecret, ...more });

/** A puzzle like that of a server, but for some members. */
const puzzleBut = async (change: Record<string, unknown>) => {
  const { parameters, signature } = await puzzle();
  return { parameters: { ...parameters, ...change }, signature };
};

/** As from a server that wants to see the battery empty. */
const endless = () => puzzleBut({ keyPrefix: '00'.repeat(32) });

describe('a proof of work', () => {
  for (const algorithm of ['PBKDF2/SHA-256', 'PBKDF2/SHA-384', 'PBKDF2/SHA-512'])
    it(`solves ${algorithm} so that the server is content`, async () => {
      const payload = await solve(await puzzle({ algorithm }));

      assert.include(await verify(payload), { verified: true, expired: false });
      assert.equal(payload.solution.counter, 40);
      assert.isAtLeast(payload.solution.time ?? -1, 0);
    });

  for (const [what, options] of [
    ['another length of the key', { keyLength: 48 }],
    ['a key of one and a half blocks', { keyLength: 40, counter: 3 }],
    ['the first counter', { counter: 0 }],
    ['a counter of more than a byte', { counter: 300, cost: 1 }],
    ['data of the server, in any script', { data: { phone: '☎ №', tries: 1, sms: true } }],
    ['a signature of the key', { hmacKeySignatureSecret: 'another secret' }],
  ] as const)
    it(`solves a puzzle with ${what}`, async () => {
      const payload = await solve(await puzzle(options));

      assert.isTrue((await verify(payload, options)).verified);
    });

  for (const keyPrefix of ['0', '00', 'A', 'fF'])
    it(`solves a puzzle that is made of luck, with the prefix “${keyPrefix}”`, async () => {
      const { counter: _counter, ...options } = { counter: 0, cost: 1, keyPrefix };
      const challenge = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        deriveKey,
        hmacSignatureSecret,
        ...options,
      });

      assert.isTrue((await verify(await solve(challenge))).verified);
    });

  it('leaves it to the server’s clock whether a puzzle has expired', async () => {
    const payload = await solve(await puzzle({ expiresAt: new Date(Date.now() - 60_000) }));

    assert.include(await verify(payload), { verified: false, expired: true });
  });

  it('is refused by the server when the puzzle was tampered with', async () => {
    const { parameters, signature } = await puzzle();

    const payload = await solve({ parameters: { ...parameters, keyPrefix: '0' }, signature });

    assert.include(await verify(payload), { verified: false, invalidSignature: true });
  });

  it('gives back the puzzle as it came, and nothing else of the demand', async () => {
    const challenge = await puzzle();

    const payload = await solve({ ...challenge, codeChallenge: { image: 'data:', length: 6 } });

    assert.deepEqual(payload.challenge, challenge);
  });

  it('ends with the reason of an abort, while it computes', async () => {
    const controller = new AbortController();
    const reason = new Error('nobody waits');
    const proof = execute(await endless(), controller.signal);

    setTimeout(() => controller.abort(reason), 50);

    assert.strictEqual(await rejection(proof), reason);
  });

  it('begins nothing when it was aborted before', async () => {
    const reason = new Error('nobody waits');

    assert.strictEqual(await rejection(execute(await puzzle(), AbortSignal.abort(reason))), reason);
  });

  it('leaves the page responsive while it computes', async () => {
    const controller = new AbortController();
    const proof = rejection(execute(await endless(), controller.signal));
    const waits: number[] = [];
    let before = performance.now();
    for (let tasks = 0; tasks < 100; tasks++) {
      await new Promise((resolve) => setTimeout(resolve));
      const now = performance.now();
      waits.push(now - before);
      before = now;
    }
    controller.abort();
    await proof;

    // A visitor takes what comes within 100 ms for immediate. Half of it for the median, since a machine that
    // tests has other work too.
    assert.isBelow(waits.sort((one, other) => one - other)[50]!, 50);
  });

  it('gives up after a minute', async () => {
    const now = performance.now.bind(performance);
    let skipped = 0;
    performance.now = () => now() + skipped;
    try {
      const proof = failure(execute(await endless()));
      skipped = 60_001;

      assert.include(await proof, {
        code: 'challenge_required',
        message: 'the puzzle takes too long',
      });
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
  });

  it('tells developers that a page without https has no WebCrypto', async () => {
    const demand = await puzzle();
    Object.defineProperty(crypto, 'subtle', { configurable: true, value: undefined });
    try {
      const error = await failure(execute(demand));

      assert.equal(error.code, 'challenge_required');
      assert.include(error.message, 'https');
    } finally {
      Reflect.deleteProperty(crypto, 'subtle');
    }
  });
});

/** What could go wrong in a server, or be meant ill. */
const faults: readonly (readonly [member: string, value: unknown])[] = [
  ['algorithm', undefined],
  ['algorithm', 'SCRYPT'],
  ['algorithm', 'SHA-256'],
  ['algorithm', 'PBKDF2/SHA-1'],
  ['algorithm', 'pbkdf2/sha-256'],
  ['algorithm', ['PBKDF2/SHA-256']],
  ['nonce', undefined],
  ['nonce', ''],
  ['nonce', 'abc'],
  ['nonce', 'no'],
  ['nonce', '00\n'],
  ['nonce', '00'.repeat(65)],
  ['nonce', 42],
  ['salt', ''],
  ['salt', '0g'],
  ['salt', '00'.repeat(65)],
  ['cost', undefined],
  ['cost', 0],
  ['cost', -1],
  ['cost', 1.5],
  ['cost', '100'],
  ['cost', NaN],
  ['cost', 1_000_001],
  ['cost', 2 ** 32],
  ['keyLength', 0],
  ['keyLength', 65],
  ['keyLength', '32'],
  ['keyPrefix', undefined],
  ['keyPrefix', ''],
  ['keyPrefix', 'xy'],
  ['keyPrefix', '0'.repeat(65)],
  ['keyPrefix', ['00']],
];

describe('a demand', () => {
  it('is a puzzle when it comes as servers make it, also after JSON', async () => {
    const challenge = await puzzle();

    assert.isTrue(isProofOfWork(challenge));
    assert.isTrue(isProofOfWork(JSON.parse(JSON.stringify(challenge))));
  });

  it('is one with the usual length of a key when it tells none', async () => {
    const { parameters, signature } = await puzzle();
    const { keyLength: _keyLength, ...others } = parameters;

    assert.isTrue(isProofOfWork({ parameters: others, signature }));
  });

  for (const [member, value] of faults)
    it(`is none, and begins no work, with ${member} ${JSON.stringify(value)}`, async () => {
      const demand = await puzzleBut({ [member]: value });

      assert.isFalse(isProofOfWork(demand));
      assert.equal((await failure(execute(demand))).code, 'challenge_required');
    });

  for (const demand of [
    undefined,
    null,
    '',
    'turnstile',
    42,
    [],
    {},
    { parameters: null, signature: 'ab' },
    Object.create({ parameters: {}, signature: 'ab' }) as unknown,
  ])
    it(`is no puzzle as ${JSON.stringify(demand)}`, () => {
      assert.isFalse(isProofOfWork(demand));
    });

  it('is no puzzle without a signature', async () => {
    const { parameters } = await puzzle();

    assert.isFalse(isProofOfWork({ parameters }));
    assert.isFalse(isProofOfWork({ parameters, signature: 1 }));
  });
});
