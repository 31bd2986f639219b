import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { phoneNumber, SignIn } from '../helpers/sign-in.js';

async function refused(error: unknown, challenge = {}): Promise<SignIn> {
  const signIn = new SignIn();
  await signIn.toVerifying(challenge);
  signIn.backend.verifies[0]?.reject(error);
  await settled();
  return signIn;
}

describe('what a page is told of a refused code', () => {
  it('is that it was of an earlier message', async () => {
    const error = new PasswordlessError('invalid_code', { reason: 'superseded' });

    const signIn = await refused(error);

    assert.deepInclude(signIn.flow.state, {
      step: 'code-entry',
      error: { code: 'invalid_code', reason: 'superseded' },
    });
    assert.nestedPropertyVal(signIn.lastOutput('error'), 'error.reason', 'superseded');
  });

  it('is no reason where the backend tells none', async () => {
    const signIn = await refused(new PasswordlessError('invalid_code'));

    assert.deepInclude(signIn.flow.state, { error: { code: 'invalid_code' } });
  });

  it('is how many tries are left, as the backend counts', async () => {
    const left: unknown[] = [];
    const signIn = new SignIn();
    await signIn.toCodeEntry({ attemptsLeft: 3 });
    left.push(signIn.challenge.attemptsLeft);

    for (const attemptsLeft of [2, undefined, 0]) {
      await signIn.submitCode(`12345${left.length}`);
      const error = new PasswordlessError('invalid_code', {
        ...(attemptsLeft !== undefined && { attemptsLeft }),
      });
      signIn.backend.verifies.at(-1)?.reject(error);
      await settled();
      left.push(signIn.challenge.attemptsLeft);
    }

    assert.deepEqual(left, [3, 2, 2, 0]);
  });

  it('is nothing of the tries of before once another code was sent', async () => {
    const signIn = await refused(new PasswordlessError('invalid_code', { attemptsLeft: 1 }));

    await signIn.resend();

    assert.notProperty(signIn.challenge, 'attemptsLeft');
  });

  for (const attemptsLeft of [-1, 1001, 1.5, NaN, '3', null, []])
    it(`is no number of tries when the backend answers ${JSON.stringify(attemptsLeft)}`, async () => {
      const signIn = new SignIn();

      await signIn.toCodeEntry({ attemptsLeft } as never);

      assert.notProperty(signIn.challenge, 'attemptsLeft');
    });
});

describe('what a page is told of a refused number', () => {
  for (const [reason, digits] of [
    ['too_short', 2],
    ['too_long', 1],
    ['too_short', undefined],
  ] as const)
    it(`is ${digits ?? 'nothing of'} digits when it is ${reason}`, async () => {
      const signIn = new SignIn({
        checkNumber: () => ({ outcome: 'rejected', reason, ...(digits && { digits }) }),
      });

      await signIn.submitPhone('415 555', 'US');

      const error = { code: 'invalid_phone', reason, ...(digits && { digits }) };
      const { state } = signIn.flow;
      assert.deepEqual<object>('error' in state ? state.error : {}, error);
      assert.isFalse(state.isPending);
    });
});

describe('the public state', () => {
  it('is frozen at each step, and holds no transaction, code, request or token', async () => {
    const browser = new FakeBrowser();
    const settings = { server: 's', resume: true };
    const signIn = browser.openTab().load(settings);
    await signIn.submitPhone('12');
    await signIn.toCodeEntry({ transaction: 'canary', channels: ['voice'] });
    await signIn.submitCode('739154');
    const wrong = { reason: 'superseded', attemptsLeft: 1, message: 'canary' } as const;
    signIn.backend.verifies[0]?.reject(new PasswordlessError('invalid_code', wrong));
    await settled();
    await signIn.resend({ transaction: 'canary' }, 'voice');
    const other = browser.openTab().load(settings);
    await other.toAuthenticated({ id_token: 'canary' });
    browser.tabs.deliver();
    signIn.flow.close();

    const steps = new Set(signIn.states.map(({ step }) => step));
    assert.sameMembers(
      [...steps],
      ['phone-entry', 'sending', 'code-entry', 'verifying', 'authenticated', 'closed'],
    );
    for (const state of signIn.states) {
      assert.isFrozen(state);
      assert.notMatch(JSON.stringify(state), /canary|73915/);
      const challenge = 'challenge' in state ? state.challenge : {};
      for (const secret of [
        'transaction',
        'code',
        'refused',
        'request',
        'tokens',
        'isDoneElsewhere',
      ])
        assert.isFalse(secret in state || secret in challenge, secret);
    }
  });

  it('tells of a challenge what can be shown', async () => {
    const signIn = new SignIn();
    const now = signIn.clock.now();

    await signIn.toCodeEntry({
      transaction: 't',
      codeLength: 8,
      expiresInSeconds: 180,
      resendInSeconds: 45,
      attemptsLeft: 3,
      maskedDestination: '•••23',
      channels: ['voice', 'sms'],
    });

    assert.deepEqual(signIn.challenge, {
      phoneNumber,
      codeLength: 8,
      expiresInSeconds: 180,
      expiresAt: now + 180_000,
      resendDelaySeconds: 45,
      resendAt: now + 45_000,
      attemptsLeft: 3,
      maskedDestination: '•••23',
      channel: 'sms',
      channels: ['sms', 'voice'],
      sentAt: now,
      resends: 0,
      sends: 1,
    });
  });
});
