import { assert } from '@open-wc/testing';
import type { PasswordlessBackend } from '../../src/backends/backend.js';
import { PasswordlessError, errorCodes } from '../../src/errors.js';
import { settled } from '../helpers/fake-clock.js';
import { SignIn } from '../helpers/sign-in.js';

const trap = () => {
  throw new Error('trapped');
};
/** Can be awaited, and read in no other way. */
const trapping = () =>
  new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : trap()), ownKeys: trap });
const accessor = () => Object.defineProperty({}, 'codeLength', { get: trap, enumerable: true });

const answers: readonly (readonly [what: string, answer: unknown, code: string])[] = [
  ['nothing', undefined, 'bad_response'],
  ['null', null, 'bad_response'],
  ['a word', 'sent', 'bad_response'],
  ['true', true, 'bad_response'],
  ['a list', [], 'bad_response'],
  ['a Proxy that traps', trapping(), 'bad_response'],
  ['a member that throws', accessor(), 'bad_response'],
];

const twin = Object.assign(new Error('another copy'), {
  name: 'PasswordlessError',
  code: 'user_blocked',
});

const reasons: readonly (readonly [what: string, reason: unknown, code: string])[] = [
  ['a word', 'no', 'server_error'],
  ['nothing', undefined, 'server_error'],
  ['null', null, 'server_error'],
  ['another error', new TypeError('no'), 'server_error'],
  ['an unknown code', { name: 'PasswordlessError', code: 'else' }, 'server_error'],
  ['a Proxy that traps', new Proxy({}, { get: trap, getPrototypeOf: trap }), 'server_error'],
  ['the error of another copy of the class', twin, 'user_blocked'],
  ...errorCodes.map((code) => [code, new PasswordlessError(code), code] as const),
];

describe('a backend', () => {
  for (const [what, answer, code] of answers) {
    it(`that answers ${what} to a start is told as ${code}`, async () => {
      const signIn = new SignIn();
      await signIn.submitPhone();

      signIn.backend.starts[0]?.resolve(answer as never);
      await settled();

      assert.equal(signIn.step, 'phone-entry');
      assert.equal(signIn.error, code);
      assert.equal(signIn.clock.pending, 0);
    });

    it(`that answers ${what} to a check is told as ${code}`, async () => {
      const signIn = new SignIn();
      await signIn.toVerifying();

      signIn.backend.verifies[0]?.resolve(answer as never);
      await settled();

      assert.equal(signIn.step, 'code-entry');
      assert.equal(signIn.error, code);
    });
  }

  for (const [what, reason, code] of reasons) {
    it(`that rejects a start with ${what} is told as ${code}`, async () => {
      const signIn = new SignIn();
      await signIn.submitPhone();

      signIn.backend.starts[0]?.reject(reason);
      await settled();

      assert.equal(signIn.step, 'phone-entry');
      assert.equal(signIn.error, code);
      assert.nestedPropertyVal(signIn.outputs.at(-1), '1.error.code', code);
    });

    it(`that rejects a check with ${what} is told as ${code}`, async () => {
      const signIn = new SignIn();
      await signIn.toVerifying();

      signIn.backend.verifies[0]?.reject(reason);
      await settled();

      assert.equal(signIn.step, 'code-entry');
      assert.equal(signIn.error, code);
    });
  }

  it('that throws at once is like one that rejects', async () => {
    const backend: PasswordlessBackend = { start: trap, verify: trap };
    const signIn = new SignIn({ backend });

    await signIn.submitPhone();

    assert.equal(signIn.step, 'phone-entry');
    assert.equal(signIn.error, 'server_error');
  });

  it('that returns no promise is taken at its word', async () => {
    const backend = { start: () => ({}), verify: () => ({}) } as unknown as PasswordlessBackend;
    const signIn = new SignIn({ backend });

    await signIn.submitPhone();
    await signIn.submitCode();

    assert.equal(signIn.step, 'authenticated');
  });

  it('is called as a method', async () => {
    class Own {
      readonly sent: string[] = [];
      start({ phoneNumber }: { phoneNumber: string }) {
        this.sent.push(phoneNumber);
        return Promise.resolve({});
      }
      verify = () => Promise.resolve({});
    }
    const backend = new Own();
    const signIn = new SignIn({ backend });

    await signIn.submitPhone();

    assert.lengthOf(backend.sent, 1);
  });

  it('may give a frozen answer, of which only the known members are kept', async () => {
    const signIn = new SignIn({ state: 's' });
    await signIn.toVerifying(Object.freeze({ codeLength: 6 }));
    const tokens = { id_token: 'i', access_token: 1, expires_in: '60', error: 'x', profile: 'p' };

    signIn.backend.verifies[0]?.resolve(Object.freeze(tokens) as never);
    await settled();

    assert.deepEqual(signIn.lastOutput('authenticated'), { id_token: 'i', state: 's' });
  });

  it('that gives a profile that can not be read is told as bad_response', async () => {
    const signIn = new SignIn();
    await signIn.toVerifying();

    signIn.backend.verifies[0]?.resolve({ profile: trapping() });
    await settled();

    assert.equal(signIn.error, 'bad_response');
  });

  it('I28 that never answers a start is told as timeout, and its request is aborted', async () => {
    const signIn = new SignIn({}, { deadlineSeconds: 12 });
    await signIn.submitPhone();

    signIn.clock.advance(11_999);
    assert.equal(signIn.step, 'sending');
    signIn.clock.advance(1);

    assert.equal(signIn.step, 'phone-entry');
    assert.equal(signIn.error, 'timeout');
    assert.isTrue(signIn.backend.starts[0]?.signal.aborted);
    assert.equal(signIn.clock.pending, 0);
  });

  it('I28 that never answers a check is told as timeout after 40 seconds', async () => {
    const signIn = new SignIn();
    await signIn.toVerifying();

    signIn.clock.advance(40_000);
    signIn.backend.verifies[0]?.resolve({});
    await settled();

    assert.equal(signIn.step, 'code-entry');
    assert.equal(signIn.error, 'timeout');
    assert.notInclude(signIn.told, 'authenticated');
  });

  it('I28 has its whole time for a start, however long the number was checked', async () => {
    let done: (() => void) | undefined;
    const signIn = new SignIn({
      checkNumber: (phoneNumber) =>
        new Promise((resolve) => (done = () => resolve({ outcome: 'valid', phoneNumber }))),
    });
    await signIn.submitPhone();
    signIn.clock.advance(39_000);
    done?.();
    await settled();

    signIn.clock.advance(39_000);

    assert.equal(signIn.step, 'sending');
    assert.lengthOf(signIn.backend.starts, 1);
    signIn.flow.close();
  });
});
