import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { settled } from '../helpers/fake-clock.js';
import { code, SignIn } from '../helpers/sign-in.js';

const wrong = new PasswordlessError('invalid_code', { attemptsLeft: 2 });

describe('the code of a sign-in', () => {
  it('I12 may be wrong once and right then', async () => {
    const signIn = new SignIn();
    await signIn.toVerifying();
    signIn.backend.verifies[0]?.reject(wrong);
    await settled();
    assert.deepInclude(signIn.flow.state, { step: 'code-entry', error: { code: 'invalid_code' } });
    assert.nestedPropertyVal(signIn.flow.state, 'challenge.attemptsLeft', 2);

    await signIn.submitCode('654321');
    signIn.backend.verifies[1]?.resolve({});
    await settled();

    assert.equal(signIn.step, 'authenticated');
    assert.deepEqual(
      signIn.backend.verifies.map(({ request }) => request.code),
      [code, '654321'],
    );
  });

  it('I5 is checked once, however many events say that it is filled', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();

    for (const isAutomatic of [true, false, true]) {
      signIn.flow.typeCode(code);
      signIn.flow.submitCode({ isAutomatic });
    }
    await settled();

    assert.lengthOf(signIn.backend.verifies, 1);
  });

  it('I5 is not checked again by itself after it was refused', async () => {
    const signIn = new SignIn();
    await signIn.toVerifying();
    signIn.backend.verifies[0]?.reject(wrong);
    await settled();

    signIn.flow.submitCode();
    signIn.flow.typeCode(code);
    signIn.flow.submitCode({ isAutomatic: true });
    await settled();

    assert.lengthOf(signIn.backend.verifies, 1);
  });

  it('is checked again after it was refused when the visitor enters it anew and says so', async () => {
    const signIn = new SignIn();
    await signIn.toVerifying();
    signIn.backend.verifies[0]?.reject(wrong);
    await settled();

    await signIn.submitCode();

    assert.lengthOf(signIn.backend.verifies, 2);
  });

  it('is checked again at a press after the network failed', async () => {
    const signIn = new SignIn();
    await signIn.toVerifying();
    signIn.backend.verifies[0]?.reject(new PasswordlessError('network'));
    await settled();
    assert.equal(signIn.flow.code, code);

    signIn.flow.submitCode();
    await settled();

    assert.lengthOf(signIn.backend.verifies, 2);
  });

  it('I10 is not checked while it is incomplete, which a press tells and typing does not', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();

    signIn.flow.typeCode('123');
    signIn.flow.submitCode({ isAutomatic: true });
    assert.isUndefined(signIn.error);
    signIn.flow.submitCode();
    await settled();

    assert.deepInclude(signIn.flow.state, {
      error: { code: 'invalid_code', reason: 'incomplete' },
    });
    assert.isEmpty(signIn.backend.verifies);
  });

  it('I10 is found in a message and in digits of other scripts', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();

    const reading = signIn.flow.typeCode('Your code: \u0661\u0662\u0663-\u0664\u0665\u0666.');

    assert.deepInclude(reading, { outcome: 'complete', code });
    assert.equal(signIn.flow.code, code);
  });

  it('stays when text without a code is pasted over it', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();
    signIn.flow.typeCode('123');

    const reading = signIn.flow.typeCode('no code here');

    assert.deepInclude(reading, { outcome: 'ignored' });
    assert.equal(signIn.flow.code, '123');
  });

  it('has as many digits as the backend says, else as the settings say, else six', async () => {
    const told = new SignIn({ codeLength: 5 });
    const set = new SignIn({ codeLength: 5 });
    const nonsense = new SignIn({ codeLength: 11 });

    await told.toCodeEntry({ codeLength: 8 });
    await set.toCodeEntry({ codeLength: 3 });
    await nonsense.toCodeEntry({ codeLength: 6.5 });

    assert.nestedPropertyVal(told.flow.state, 'challenge.codeLength', 8);
    assert.nestedPropertyVal(set.flow.state, 'challenge.codeLength', 5);
    assert.nestedPropertyVal(nonsense.flow.state, 'challenge.codeLength', 6);
  });

  it('is nothing before there is a challenge', () => {
    const { flow } = new SignIn();

    flow.typeCode(code);
    flow.submitCode();

    assert.equal(flow.code, '');
    assert.equal(flow.state.step, 'phone-entry');
  });

  for (const leave of ['changeNumber', 'cancel', 'reset', 'close'] as const)
    it(`I7 I15 is given up by ${leave} while it is checked, and the late success signs nobody in`, async () => {
      const signIn = new SignIn();
      await signIn.toVerifying();

      signIn.flow[leave]();
      const { state } = signIn.flow;
      signIn.backend.verifies[0]?.resolve({ id_token: 'late' });
      await settled();

      assert.isTrue(signIn.backend.verifies[0]?.signal.aborted);
      assert.equal(signIn.flow.state, state);
      assert.notInclude(signIn.told, 'authenticated');
      assert.equal(signIn.flow.code, '');
    });

  it('I29 is not aborted once it was answered', async () => {
    const signIn = new SignIn();
    await signIn.toAuthenticated();

    signIn.flow.reset();

    assert.isFalse(signIn.backend.verifies[0]?.signal.aborted);
    assert.isFalse(signIn.backend.starts[0]?.signal.aborted);
  });
});
