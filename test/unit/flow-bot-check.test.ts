import { assert } from '@open-wc/testing';
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { PasswordlessError } from '../../src/errors.js';
import { FakeBotCheck } from '../helpers/fake-bot-check.js';
import { settled } from '../helpers/fake-clock.js';
import { phoneNumber, SignIn } from '../helpers/sign-in.js';
import { until } from '../helpers/until.js';

const demand = (continuation?: unknown) =>
  new PasswordlessError('challenge_required', { continuation });

async function asked(continuation?: unknown, challenge = new FakeBotCheck()) {
  const signIn = new SignIn({ challenge, locale: 'de' });
  await signIn.submitPhone();
  signIn.backend.starts[0]?.reject(demand(continuation));
  await settled();
  return { signIn, challenge, starts: signIn.backend.starts };
}

describe('a backend that asks whether the visitor is human', () => {
  it('gets the proof that the page finds, and sends the code', async () => {
    const { signIn, challenge, starts } = await asked('what for');
    assert.deepEqual(challenge.log, ['execute start']);
    assert.deepInclude(challenge.contexts[0], { locale: 'de', demand: 'what for' });
    assert.equal(signIn.step, 'sending');

    challenge.solve('proof-1');
    await settled();

    assert.lengthOf(starts, 2);
    assert.deepInclude(starts[1]?.request, { phoneNumber, proof: 'proof-1' });
    assert.notProperty(starts[0]?.request, 'proof');
    assert.equal(starts[1]?.request.state, starts[0]?.request.state);
    starts[1]?.resolve({});
    await settled();
    assert.equal(signIn.step, 'code-entry');
  });

  it('gets another proof for another code', async () => {
    const { signIn, challenge, starts } = await asked();
    challenge.solve('proof-1');
    await settled();
    starts[1]?.resolve({ resendInSeconds: 0 });
    await settled();

    signIn.flow.resend();
    await settled();
    starts[2]?.reject(demand());
    await settled();
    challenge.solve('proof-2');
    await settled();

    assert.deepEqual(challenge.log, ['execute start', 'execute resend']);
    assert.equal(starts[3]?.request.proof, 'proof-2');
  });

  it('may find a proof too old once; a second refusal is told', async () => {
    const { signIn, challenge, starts } = await asked();
    for (const proof of ['proof-1', 'proof-2']) {
      challenge.solve(proof);
      await settled();
      starts.at(-1)?.reject(demand());
      await settled();
    }

    assert.lengthOf(starts, 3);
    assert.equal(signIn.error, 'challenge_required');
  });

  it('waits for the visitor as long as that takes, and not for ever for what comes after', async () => {
    const { signIn, challenge, starts } = await asked();

    signIn.clock.advance(600_000);
    await settled();
    assert.equal(signIn.step, 'sending');

    challenge.solve('proof');
    await settled();
    assert.lengthOf(starts, 2);
    signIn.clock.advance(40_000);
    await settled();
    assert.equal(signIn.error, 'timeout');
  });

  for (const [what, reason, code] of [
    ['an error of the closed list', new PasswordlessError('misconfigured'), 'misconfigured'],
    ['anything else', new Error('closed'), 'challenge_required'],
  ] as const)
    it(`is not asked again when the check fails with ${what}`, async () => {
      const { signIn, challenge, starts } = await asked();

      challenge.fail(reason);
      await settled();

      assert.lengthOf(starts, 1);
      assert.equal(signIn.error, code);
      assert.equal(signIn.step, 'phone-entry');
    });

  it('is not asked again when the visitor gives up', async () => {
    const { signIn, challenge, starts } = await asked();

    signIn.flow.cancel();
    await settled();
    challenge.solve('late');
    await settled();

    assert.isTrue(challenge.contexts[0]?.signal.aborted);
    assert.lengthOf(starts, 1);
    assert.equal(signIn.step, 'phone-entry');
    assert.isUndefined(signIn.error);
  });

  it('leaves the deadline of the next request alone when a check is given up', async () => {
    const { signIn } = await asked();

    signIn.flow.cancel();
    await signIn.submitPhone();
    signIn.clock.advance(39_999);
    await settled();
    assert.equal(signIn.step, 'sending');

    signIn.clock.advance(1);
    await settled();
    assert.equal(signIn.error, 'timeout');
  });

  it('tells that a page offers no check', async () => {
    const signIn = new SignIn();
    await signIn.submitPhone();

    signIn.backend.starts[0]?.reject(demand());
    await settled();

    assert.equal(signIn.error, 'challenge_required');
  });

  it('may send a puzzle, which is solved without any help of the page', async () => {
    const secret = 'a-secret-of-the-server';
    const puzzle = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: 10,
      counter: 7,
      deriveKey,
      hmacSignatureSecret: secret,
    });
    const { starts, challenge } = await asked(puzzle);
    await until(() => starts.length === 2, 'the puzzle is solved');

    const proof = JSON.parse(atob(starts[1]?.request.proof ?? '')) as {
      challenge: Challenge;
      solution: { counter: number; derivedKey: string };
    };
    const { verified } = await verifySolution({
      ...proof,
      deriveKey,
      hmacSignatureSecret: secret,
    });
    assert.isTrue(verified);
    assert.isEmpty(challenge.log);
  });
});
