import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { secondsUntil, untilNextSecond } from '../../src/flow/clock.js';
import { settled } from '../helpers/fake-clock.js';
import { code, phoneNumber, SignIn } from '../helpers/sign-in.js';

describe('sending a code again', () => {
  it('I21 is possible when the delay is over, and not a moment before', async () => {
    const signIn = new SignIn({ resendDelaySeconds: 20 });
    await signIn.toCodeEntry();

    signIn.clock.advance(19_999);
    signIn.flow.resend();
    await settled();
    assert.lengthOf(signIn.backend.starts, 1);
    signIn.clock.advance(1);
    signIn.flow.resend();
    await settled();

    assert.lengthOf(signIn.backend.starts, 2);
  });

  for (const [told, set, delay] of [
    [45, 20, 45],
    [0, 20, 0],
    [undefined, 20, 20],
    [undefined, undefined, 30],
    [-1, 20, 20],
    [1.5, NaN, 30],
    [3601, 3600, 3600],
  ] as const)
    it(`waits ${delay} seconds when the backend says ${told ?? 'nothing'} and the settings ${set ?? 'nothing'}`, async () => {
      const signIn = new SignIn({ resendDelaySeconds: set });

      await signIn.toCodeEntry(told === undefined ? {} : { resendInSeconds: told });

      assert.equal(signIn.challenge.resendDelaySeconds, delay);
      assert.equal(signIn.secondsLeft, delay);
    });

  it('I36 happens once at a press, and names the challenge that it replaces', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry({ transaction: 'first' });
    signIn.clock.advance(30_000);

    signIn.flow.resend();
    signIn.flow.resend();
    await settled();
    signIn.flow.resend();
    await settled();

    assert.lengthOf(signIn.backend.starts, 2);
    const [first, second] = signIn.backend.starts.map(({ request }) => request);
    assert.deepEqual(second, { ...first, resendOf: 'first' } as typeof second);
  });

  it('I25 takes the new challenge and empties the field', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry({ transaction: 'first' });
    signIn.clock.advance(30_000);
    signIn.flow.resend();
    signIn.flow.typeCode('123');
    await settled();

    signIn.backend.starts[1]?.resolve({ transaction: 'second', codeLength: 6 });
    await settled();
    await signIn.submitCode();

    assert.deepEqual(signIn.outputs.at(-2), ['code-sent', { phoneNumber, resend: true }]);
    assert.equal(signIn.backend.verifies[0]?.request.transaction, 'second');
    assert.equal(signIn.flow.code, code);
  });

  it('lets no code be checked meanwhile', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();
    signIn.clock.advance(30_000);
    signIn.flow.resend();

    await signIn.submitCode();

    assert.isEmpty(signIn.backend.verifies);
    assert.isTrue(signIn.flow.state.isPending);
  });

  it('I20 can be repeated at once after it failed', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();
    signIn.clock.advance(30_000);
    signIn.flow.resend();
    await settled();
    signIn.backend.starts[1]?.reject(new PasswordlessError('send_failed'));
    await settled();
    assert.equal(signIn.error, 'send_failed');

    signIn.flow.resend();
    await settled();

    assert.lengthOf(signIn.backend.starts, 3);
  });

  it('I22 waits for as long as the backend says when it refuses', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();
    signIn.clock.advance(30_000);
    signIn.flow.resend();
    await settled();

    const error = new PasswordlessError('rate_limited', { retryAfterSeconds: 90 });
    signIn.backend.starts[1]?.reject(error);
    await settled();

    assert.equal(signIn.secondsLeft, 90);
    signIn.clock.advance(89_999);
    signIn.flow.resend();
    await settled();
    assert.lengthOf(signIn.backend.starts, 2);
  });
});

describe('the countdown', () => {
  it('I22 shows every second once, and ends', async () => {
    const signIn = new SignIn({ resendDelaySeconds: 3 });
    const shown: number[] = [];
    await signIn.toCodeEntry();
    signIn.flow.subscribe(() => shown.push(signIn.secondsLeft));

    signIn.clock.advance(10_000);

    assert.deepEqual(shown, [2, 1, 0]);
    assert.equal(signIn.clock.pending, 0);
  });

  it('I22 shows the right second after the tab slept', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();

    signIn.clock.set(signIn.clock.now() + 12_345);
    signIn.clock.advance(1000);

    assert.equal(signIn.secondsLeft, 17);
  });

  it('I23 never waits longer than the whole delay after the clock was set back', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry({ expiresInSeconds: 180 });
    signIn.clock.advance(10_000);

    signIn.clock.set(signIn.clock.now() - 86_400_000);
    signIn.clock.advance(0);
    signIn.flow.typeCode('1');

    assert.equal(signIn.secondsLeft, 30);
    const { expiresAt = 0 } = signIn.challenge;
    assert.isAtMost(expiresAt - signIn.clock.now(), 180_000);
  });

  for (const [what, act] of [
    ['an incomplete code was submitted', (signIn: SignIn) => signIn.submitCode('12')],
    [
      'a code was refused',
      async (signIn: SignIn) => {
        await signIn.submitCode();
        signIn.backend.verifies[0]?.reject(new PasswordlessError('invalid_code'));
        await settled();
      },
    ],
  ] as const)
    it(`I23 never waits longer than the whole delay when the clock was set back before ${what}`, async () => {
      const signIn = new SignIn();
      await signIn.toCodeEntry();

      signIn.clock.set(signIn.clock.now() - 86_400_000);
      await act(signIn);
      signIn.flow.typeCode('1');

      assert.isAtMost(signIn.secondsLeft, 30);
    });

  it('I22 I23 counts to a retry no longer than the backend said, whatever the clock does', async () => {
    const signIn = new SignIn();
    await signIn.submitPhone();
    signIn.backend.starts[0]?.reject(
      new PasswordlessError('rate_limited', { retryAfterSeconds: 5 }),
    );
    await settled();
    const secondsToRetry = () => {
      const { state } = signIn.flow;
      return secondsUntil(state.now, ('error' in state ? state.error.retryAt : undefined) ?? 0);
    };
    assert.equal(secondsToRetry(), 5);

    signIn.clock.set(signIn.clock.now() - 3_600_000);
    signIn.clock.advance(3_601_000);

    assert.isAtMost(secondsToRetry(), 5);
    assert.equal(signIn.clock.pending, secondsToRetry() ? 1 : 0);
  });

  it('leaves a failure the same object while time passes', async () => {
    const signIn = new SignIn();
    await signIn.submitPhone();
    signIn.backend.starts[0]?.reject(
      new PasswordlessError('rate_limited', { retryAfterSeconds: 5 }),
    );
    await settled();
    const { error } = signIn.flow.state as { error?: unknown };

    signIn.clock.advance(3000);

    assert.isTrue('error' in signIn.flow.state && signIn.flow.state.error === error);
    assert.equal(signIn.flow.state.now, signIn.clock.now());
  });

  it('I23 allows one resend, not two, after the clock was set forward', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();

    signIn.clock.set(signIn.clock.now() + 3_600_000);
    signIn.flow.resend();
    await settled();
    signIn.backend.starts[1]?.resolve({});
    await settled();
    signIn.flow.resend();
    await settled();

    assert.lengthOf(signIn.backend.starts, 2);
  });

  it('is due at the next whole second of the nearest time that lies ahead', () => {
    assert.equal(untilNextSecond(0, [30_000]), 1000);
    assert.equal(untilNextSecond(1, [30_000]), 999);
    assert.equal(untilNextSecond(29_999, [30_000]), 1);
    assert.equal(untilNextSecond(0, [30_000, 500, undefined]), 500);
    assert.isUndefined(untilNextSecond(30_000, [30_000, undefined]));
  });
});
