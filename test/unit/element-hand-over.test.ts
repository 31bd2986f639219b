import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { inShort, listen, named } from '../helpers/events.js';
import { mount, toCodeStep, toVerifying } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import {
  codeField,
  dialogOf,
  errorText,
  has,
  part,
  phoneField,
  textOf,
} from '../helpers/visitor.js';

/** A page that makes a session of its own from the tokens, when the test says so. */
function sessionOf(element: PasswordlessSmsElement) {
  let settle: { resolve: () => void; reject: (reason: unknown) => void } | undefined;
  element.addEventListener('passwordless-authenticated', ({ detail }) =>
    detail.waitUntil(
      new Promise<void>((resolve, reject) => {
        settle = { resolve, reject };
      }),
    ),
  );
  return {
    made: () => settle?.resolve(),
    fails: (reason: unknown) => settle?.reject(reason),
    isAsked: () => settle !== undefined,
  };
}

async function waiting(attributes = '') {
  const mounted = await mount(attributes);
  const heard = listen(mounted.element);
  const session = sessionOf(mounted.element);
  await toCodeStep(mounted);
  (await toVerifying(mounted)).resolve({ id_token: 'token' });
  await until(session.isAsked, 'the page has the tokens');
  await mounted.element.updateComplete;
  return { ...mounted, heard, session };
}

describe('a page that sets up its own session', () => {
  it('keeps the spinner, the code and the focus until it is done', async () => {
    const { element, session } = await waiting();

    assert.equal(textOf(part(element, 'submit-button')), 'Checking the code…');
    assert.isTrue(has(element, 'spinner'));
    assert.equal(codeField(element).value, '314159');
    assert.isTrue(element.matches(':state(pending)'));
    assert.isFalse(element.matches(':state(authenticated)'));
    assert.equal(element.flowState.step, 'verifying');

    session.made();
    await until(() => has(element, 'success'), 'the success shows');
    assert.isFalse(element.matches(':state(pending)'));
  });

  it('is told before the step, and before a dialog closes', async () => {
    const { element, heard, session } = await waiting('mode="modal" open autoclose');

    assert.isTrue(dialogOf(element).open);
    assert.equal(inShort(heard).at(-1), 'authenticated');

    session.made();
    await until(() => named(heard, 'passwordless-close').length, 'the dialog is closed');
    assert.deepEqual(inShort(heard).slice(-3), [
      'authenticated',
      'step authenticated',
      'close authenticated',
    ]);
  });

  it('that fails is told, with the number kept and a way on', async () => {
    const { element, heard, session } = await waiting();

    session.fails(new Error('text of the server'));
    await until(() => has(element, 'phone-input'), 'the number is asked for');
    await element.updateComplete;

    assert.include(errorText(element), 'Something went wrong on our side');
    assert.notInclude(element.shadowRoot?.textContent ?? '', 'text of the server');
    assert.equal(phoneField(element).value.replace(/\D/g, ''), '14155550132');
    assert.deepEqual(inShort(heard).slice(-2), ['step phone-entry', 'error server_error']);
  });

  it('may say what is wrong by a code', async () => {
    const { element, session } = await waiting();

    session.fails(new PasswordlessError('user_blocked'));
    await until(() => has(element, 'phone-input') && errorText(element), 'an error shows');

    assert.include(errorText(element), 'This account is blocked');
  });

  it('goes on in a dialog that the visitor closes meanwhile', async () => {
    const { element, session } = await waiting('mode="modal" open');

    element.close();
    await until(() => !dialogOf(element).open, 'the dialog is closed');
    session.made();

    await until(() => element.flowState.step === 'authenticated', 'the sign-in is over');
  });
});
