import { assert } from '@open-wc/testing';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { PasswordlessError } from '../../src/errors.js';
import { codeStep, refuse } from '../helpers/element-code-step.js';
import { goOffline, goOnline, leaveConnection, setOnline } from '../helpers/element-connection.js';
import { inShort, listen } from '../helpers/events.js';
import {
  code,
  mount,
  phoneNumber,
  ready,
  toSending,
  toSuccess,
  toVerifying,
} from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  codeField,
  errorText,
  fill,
  part,
  phoneField,
  submit,
  textOf,
} from '../helpers/visitor.js';

const sentence = 'You’re offline. Connect to the internet, then try again.';

/** The polite sentences that can be seen. */
const shown = ({ shadowRoot }: PasswordlessSmsElement) =>
  [...(shadowRoot?.querySelectorAll('[role="status"]:not(.visually-hidden)') ?? [])]
    .map(textOf)
    .filter(Boolean);

/** How often the sentence can be read, be it an error or not. */
const times = ({ shadowRoot }: PasswordlessSmsElement) =>
  textOf(shadowRoot!.querySelector('.root')!).split(sentence).length - 1;

describe('a browser that goes offline', () => {
  afterEach(leaveConnection);

  const steps: readonly (readonly [step: string, reach: () => Promise<PasswordlessSmsElement>])[] =
    [
      ['the phone step', async () => (await mount()).element],
      [
        'sending',
        async () => {
          const mounted = await mount();
          await toSending(mounted);
          return mounted.element;
        },
      ],
      ['the code step', async () => (await codeStep()).element],
      [
        'checking',
        async () => {
          const mounted = await codeStep();
          await toVerifying(mounted);
          return mounted.element;
        },
      ],
      ['the phone step of a dialog', async () => (await mount('mode="modal" open')).element],
    ];

  for (const [step, reach] of steps)
    it(`is told politely, until it is back, at ${step}`, async () => {
      const element = await reach();
      const before = element.flowState.step;
      const heard = listen(element);
      assert.isEmpty(shown(element));

      goOffline();
      await element.updateComplete;
      assert.deepEqual(shown(element), [sentence]);
      goOnline();
      await everythingDue();

      assert.isEmpty(shown(element));
      assert.equal(element.flowState.step, before);
      assert.isEmpty(heard);
    });

  it('has a place where that comes before it comes, which takes no room', async () => {
    const { element } = await mount();
    const place = () => element.shadowRoot?.querySelector('[role="status"][part="hint"]');
    const before = place();
    const { height } = element.getBoundingClientRect();

    goOffline();
    await element.updateComplete;
    const withSentence = element.getBoundingClientRect().height;
    goOnline();
    await element.updateComplete;

    assert.isTrue(before === place());
    assert.isAbove(withSentence, height);
    assert.equal(element.getBoundingClientRect().height, height);
  });

  it('is not told any more when all is done', async () => {
    const mounted = await mount();
    await toSuccess(mounted);

    goOffline();
    await mounted.element.updateComplete;

    assert.isEmpty(shown(mounted.element));
  });

  it('is told at first where it is offline from the start', async () => {
    setOnline(false);

    const { element } = await mount();

    assert.deepEqual(shown(element), [sentence]);
  });

  it('is not heard of by an element that has left the page', async () => {
    const { element } = await mount();
    const { parentElement } = element;
    element.remove();
    await everythingDue();
    goOffline();
    assert.isFalse(element.isUpdatePending);

    parentElement?.append(element);
    await ready(element);

    assert.deepEqual(shown(element), [sentence]);
  });

  it('sends no number, says so once, and keeps what was typed', async () => {
    const { element, backend } = await mount();
    const heard = listen(element);
    fill(phoneField(element), phoneNumber);
    const { value } = phoneField(element);

    goOffline();
    submit(element);
    await until(() => errorText(element), 'an error shows');

    assert.equal(errorText(element), sentence);
    assert.equal(times(element), 1);
    assert.deepEqual(inShort(heard), ['step sending', 'step phone-entry', 'error offline']);
    assert.isEmpty(backend.starts);
    assert.equal(phoneField(element).value, value);
  });

  it('checks no code, says so once, and keeps what was typed', async () => {
    const { element, backend } = await codeStep();

    goOffline();
    fill(codeField(element), code);
    await until(() => errorText(element), 'an error shows');

    assert.equal(errorText(element), sentence);
    assert.equal(times(element), 1);
    assert.isEmpty(backend.verifies);
    assert.equal(codeField(element).value, code);
  });

  it('sends nothing by itself when it is back, but what the visitor sends then', async () => {
    const { element, backend } = await codeStep();
    goOffline();
    fill(codeField(element), code);
    await until(() => errorText(element), 'an error shows');

    goOnline();
    await everythingDue();
    assert.isEmpty(backend.verifies);
    assert.equal(codeField(element).value, code);
    submit(element);
    await until(() => backend.verifies.length, 'the code is checked');

    assert.equal(errorText(element), '');
    assert.equal(times(element), 0);
  });

  it('tries all the same when the visitor insists: browsers can be wrong', async () => {
    const { element, backend } = await codeStep();
    goOffline();
    fill(codeField(element), code);
    await until(() => errorText(element), 'an error shows');

    submit(element);
    await until(() => backend.verifies.length, 'the code is checked');

    assert.equal(backend.verifies[0]?.request.code, code);
  });

  it('sends no other code', async () => {
    const { element, backend } = await codeStep('resend-delay="0"');

    goOffline();
    part(element, 'resend-button').click();
    await until(() => errorText(element), 'an error shows');

    assert.lengthOf(backend.starts, 1);
    assert.equal(times(element), 1);
  });

  it('is told beside another error', async () => {
    const mounted = await codeStep();
    await refuse(mounted, new PasswordlessError('invalid_code'));

    goOffline();
    await mounted.element.updateComplete;

    assert.include(errorText(mounted.element), 'wrong');
    assert.equal(times(mounted.element), 1);
  });
});
