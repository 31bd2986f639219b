import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { listen, named } from '../helpers/events.js';
import { code, mount, toCodeStep, toVerifying, type Mounted } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  button,
  click,
  codeField,
  errorText,
  focused,
  part,
  phoneField,
  press,
  submit,
  type,
} from '../helpers/visitor.js';

async function codeStep(attributes = '') {
  const mounted = await mount(attributes);
  await toCodeStep(mounted);
  return mounted;
}

async function refuse(mounted: Mounted, error = new PasswordlessError('invalid_code')) {
  (await toVerifying(mounted)).reject(error);
  await until(() => errorText(mounted.element), 'an error shows');
}

describe('a code that is refused', () => {
  it('stays in the field, selected, beside what is wrong with it', async () => {
    const mounted = await codeStep();
    const { element } = mounted;

    await refuse(mounted);
    const input = codeField(element);

    assert.equal(
      errorText(element),
      'That code is wrong or has expired. Check the newest message.',
    );
    assert.equal(input.value, code);
    assert.deepEqual([input.selectionStart, input.selectionEnd], [0, 6]);
    assert.equal(input.getAttribute('aria-invalid'), 'true');
    assert.equal(
      input.getAttribute('aria-describedby'),
      `sent ${part(element, 'error-message').id}`,
    );
    assert.isTrue(element.matches(':state(invalid)'));
    assert.equal(focused(element), 'code-input');
  });

  it('is not checked again before it is edited', async () => {
    const mounted = await codeStep();
    const { element, backend } = mounted;
    await refuse(mounted);

    await press('Enter');
    codeField(element).dispatchEvent(new Event('change', { bubbles: true }));
    submit(element);
    await everythingDue();

    assert.lengthOf(backend.verifies, 1);
  });

  it('makes room for the next one, which is checked at once', async () => {
    const mounted = await codeStep();
    const { element, backend } = mounted;
    await refuse(mounted);

    await type(codeField(element), '271828');
    await until(() => backend.verifies.length === 2, 'the other code is checked');

    assert.equal(backend.verifies[1]?.request.code, '271828');
    assert.equal(errorText(element), '');
  });

  it('is told to the page, without the code', async () => {
    const mounted = await codeStep();
    const heard = listen(mounted.element);

    await refuse(mounted);

    assert.lengthOf(named(heard, 'passwordless-error'), 1);
    assert.equal(named(heard, 'passwordless-error')[0]?.detail.error.code, 'invalid_code');
  });

  for (const [reason, sentence] of [
    ['code_expired', 'This code has expired. Have a new one sent.'],
    ['too_many_attempts', 'Too many wrong codes. Have a new one sent.'],
    ['network', 'We couldn’t reach the server. Check your connection, then try again.'],
    [
      'token_invalid',
      'We couldn’t verify the sign-in. Check your device’s clock, then have a new code sent.',
    ],
  ] as const)
    it(`by ${reason} leaves ways on`, async () => {
      const mounted = await codeStep('resend-delay="0"');
      const { element, backend } = mounted;

      await refuse(mounted, new PasswordlessError(reason));

      assert.equal(errorText(element), sentence);
      const isInvalid = codeField(element).getAttribute('aria-invalid');
      assert.equal(isInvalid, String(element.matches(':state(invalid)')));
      assert.equal(part(element, 'submit-button').getAttribute('aria-disabled'), 'false');
      assert.exists(button(element, 'Change number'));
      click(button(element, 'Send a new code'));
      await until(() => backend.starts.length === 2, 'another code is asked for');
    });

  it('for a broken connection can be sent again by Enter', async () => {
    const mounted = await codeStep();
    await refuse(mounted, new PasswordlessError('network'));

    codeField(mounted.element).focus();
    await press('Enter');

    await until(() => mounted.backend.verifies.length === 2, 'the code is checked again');
    assert.equal(mounted.backend.verifies[1]?.request.code, code);
  });
});

describe('changing the number', () => {
  it('goes back to the phone field, with the number kept', async () => {
    const { element } = await codeStep();

    click(button(element, 'Change number'));
    await element.updateComplete;

    assert.equal(phoneField(element).value, '+1 415-555-0132');
    assert.equal(focused(element), 'phone-input');
    assert.isTrue(element.matches(':state(phone-entry)'));
  });

  for (const answer of ['resolve', 'reject'] as const)
    it(`makes an answer that comes late harmless (${answer})`, async () => {
      const mounted = await codeStep();
      const { element } = mounted;
      const call = await toVerifying(mounted);
      const heard = listen(element);
      click(button(element, 'Change number'));

      if (answer === 'resolve') call.resolve({});
      else call.reject(new PasswordlessError('invalid_code'));
      await everythingDue();

      assert.isTrue(call.signal.aborted);
      assert.isTrue(element.matches(':state(phone-entry)'));
      assert.equal(errorText(element), '');
      assert.deepEqual(
        heard.map(({ type }) => type),
        ['passwordless-step'],
      );
    });
});
