import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import type { NumberCheck } from '../../src/phone/number-check.js';
import { settled } from '../helpers/fake-clock.js';
import { rejected } from '../helpers/rejection.js';
import { phoneNumber, SignIn } from '../helpers/sign-in.js';

describe('the number of a sign-in', () => {
  for (const text of [
    '4155550123',
    '+1 415 555 0123',
    '',
    '+0415555012',
    '+123456',
    '+1234567890123456',
  ])
    it(`I9 is refused without a checker when it is "${text}", which is not E.164`, async () => {
      const signIn = new SignIn();

      await signIn.submitPhone(text);

      assert.deepInclude(signIn.flow.state, {
        step: 'phone-entry',
        input: { text },
        error: { code: 'invalid_phone', reason: 'invalid_country_code' },
      });
      assert.deepEqual(signIn.told, ['step', 'step', 'error']);
      assert.isEmpty(signIn.backend.starts);
    });

  it('is read by the checker of the settings, with its country', async () => {
    const asked: unknown[] = [];
    const signIn = new SignIn({
      checkNumber: (...input) => {
        asked.push(input);
        return { outcome: 'valid', phoneNumber };
      },
    });

    await signIn.submitPhone('(415) 555-0123', 'US');

    assert.deepEqual(asked, [['(415) 555-0123', 'US']]);
    assert.equal(signIn.backend.starts[0]?.request.phoneNumber, phoneNumber);
  });

  it('waits for the visitor when it is doubtful, and is sent to all the same', async () => {
    const signIn = new SignIn({ checkNumber: () => ({ outcome: 'doubtful', phoneNumber }) });
    await signIn.submitPhone('415 555 0123', 'US');
    assert.deepInclude(signIn.flow.state, {
      step: 'phone-entry',
      doubtful: phoneNumber,
      isPending: false,
    });
    assert.isEmpty(signIn.backend.starts);

    signIn.flow.sendAnyway();
    signIn.flow.sendAnyway();
    await settled();

    assert.lengthOf(signIn.backend.starts, 1);
    assert.equal(signIn.backend.starts[0]?.request.phoneNumber, phoneNumber);
  });

  it('is no longer doubtful when it is typed anew', async () => {
    const signIn = new SignIn({ checkNumber: () => ({ outcome: 'doubtful', phoneNumber }) });
    await signIn.submitPhone('415 555 0123', 'US');

    signIn.flow.typePhone('415', 'US');
    signIn.flow.sendAnyway();
    await settled();

    assert.deepInclude(signIn.flow.state, { input: { text: '415', country: 'US' } });
    assert.notProperty(signIn.flow.state, 'doubtful');
    assert.isEmpty(signIn.backend.starts);
  });

  it('is rejected with the reason of the checker', async () => {
    const signIn = new SignIn({
      checkNumber: () => Promise.resolve({ outcome: 'rejected', reason: 'too_short' }),
    });

    await signIn.submitPhone('12', 'US');

    assert.deepInclude(signIn.flow.state, {
      error: { code: 'invalid_phone', reason: 'too_short' },
    });
  });

  for (const [what, check] of [
    ['nothing', undefined],
    ['null', null],
    ['a word', 'valid'],
    ['an unknown outcome', { outcome: 'maybe' }],
    ['another form', { outcome: 'valid', phoneNumber: '4155550123' }],
  ] as const)
    it(`is refused when the checker says ${what}`, async () => {
      const signIn = new SignIn({ checkNumber: () => check as unknown as NumberCheck });

      await signIn.submitPhone();

      assert.equal(signIn.step, 'phone-entry');
      assert.equal(signIn.error, 'invalid_phone');
      assert.isEmpty(signIn.backend.starts);
      assert.equal(signIn.clock.pending, 0);
    });

  for (const [what, checkNumber] of [
    [
      'throws',
      () => {
        throw new Error('no such file');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no such file'))],
    ['rejects with a word', () => rejected('no such file')],
  ] as const)
    it(`may be sent again when the checker ${what}, as one that could not be loaded`, async () => {
      const signIn = new SignIn({ checkNumber });

      await signIn.submitPhone();

      assert.equal(signIn.step, 'phone-entry');
      assert.equal(signIn.error, 'network');
    });

  it('I13 is kept when it could not be sent to, and can be submitted again', async () => {
    const signIn = new SignIn();
    await signIn.submitPhone();
    signIn.backend.starts[0]?.reject(new PasswordlessError('send_failed'));
    await settled();
    assert.deepInclude(signIn.flow.state, {
      step: 'phone-entry',
      input: { text: phoneNumber },
      error: { code: 'send_failed' },
    });

    await signIn.toCodeEntry();

    assert.equal(signIn.step, 'code-entry');
    assert.lengthOf(signIn.backend.starts, 2);
  });

  it('I36 is sent to once, however often it is submitted at once', async () => {
    const signIn = new SignIn();

    signIn.flow.submitPhone(phoneNumber);
    signIn.flow.submitPhone(phoneNumber);
    await signIn.submitPhone();

    assert.lengthOf(signIn.backend.starts, 1);
  });

  it('I36 is never sent to when the visitor takes it back in the same moment', async () => {
    const signIn = new SignIn({ checkNumber: () => ({ outcome: 'doubtful', phoneNumber }) });
    await signIn.submitPhone();

    signIn.flow.sendAnyway();
    signIn.flow.cancel();
    signIn.flow.sendAnyway();
    await settled();

    assert.isEmpty(signIn.backend.starts);
    assert.equal(signIn.step, 'phone-entry');
  });

  for (const leave of ['changeNumber', 'cancel', 'reset', 'close'] as const)
    it(`I7 is given up by ${leave} while it is sent to, and the late answer changes nothing`, async () => {
      const signIn = new SignIn();
      await signIn.submitPhone();

      signIn.flow[leave]();
      const { state } = signIn.flow;
      const told = signIn.told.length;
      signIn.backend.starts[0]?.resolve({ transaction: 'late' });
      await settled();

      assert.isTrue(signIn.backend.starts[0]?.signal.aborted);
      assert.equal(signIn.flow.state, state);
      assert.lengthOf(signIn.told, told);
      assert.equal(signIn.clock.pending, 0);
    });

  it('I7 is not troubled by the late failure of another', async () => {
    const signIn = new SignIn();
    await signIn.submitPhone();
    signIn.flow.changeNumber();
    await signIn.submitPhone('+447700900123');

    signIn.backend.starts[0]?.reject(new PasswordlessError('send_failed'));
    await settled();

    assert.equal(signIn.step, 'sending');
    signIn.backend.starts[1]?.resolve({});
    await settled();
    assert.nestedPropertyVal(signIn.flow.state, 'challenge.phoneNumber', '+447700900123');
  });
});
