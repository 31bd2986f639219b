import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { FakeBotCheck } from '../helpers/fake-bot-check.js';
import { mount, toCodeStep, toSending, type Mounted } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import { button, click, errorText, has, part, phoneField, textOf } from '../helpers/visitor.js';

const demand = new PasswordlessError('challenge_required');

async function checked(attributes = '', content = '') {
  const challenge = new FakeBotCheck();
  const mounted = await mount(attributes, { content, properties: { challenge } });
  (await toSending(mounted)).reject(demand);
  await until(() => challenge.log.includes('execute start'), 'the check runs');
  return { mounted, challenge, element: mounted.element };
}

const isGone = ({ element }: Mounted) =>
  until(() => !has(element, 'challenge'), 'the check is gone');

describe('a bot check of the page', () => {
  it('draws in the page, and is seen while it is needed', async () => {
    const { mounted, challenge, element } = await checked();

    assert.equal(challenge.place?.parentElement, element);
    assert.equal(challenge.place?.slot, 'challenge');
    assert.isAbove(challenge.place?.getBoundingClientRect().height ?? 0, 0);
    assert.include(textOf(part(element, 'challenge')), 'Checking that you’re human…');
    assert.isTrue(element.matches(':state(pending)'));

    challenge.solve('proof');
    await isGone(mounted);

    assert.equal(challenge.place?.getBoundingClientRect().height, 0);
    assert.equal(mounted.backend.starts.at(-1)?.request.proof, 'proof');
  });

  it('is drawn once for several codes', async () => {
    const { mounted, challenge, element } = await checked();
    challenge.solve('proof');
    await isGone(mounted);
    mounted.backend.starts.at(-1)?.resolve({ resendInSeconds: 0 });
    await until(() => element.matches(':state(code-entry)'), 'the code step shows');

    click(part(element, 'resend-button'));
    await until(() => mounted.backend.starts.length === 3, 'a code is asked for');
    mounted.backend.starts[2]?.reject(demand);
    await until(() => challenge.log.includes('execute resend'), 'the check runs again');

    assert.deepEqual(challenge.log, ['prepare', 'execute start', 'execute resend']);
    assert.isTrue(has(element, 'challenge'));
  });

  it('can be left; the number stays, and what was drawn goes', async () => {
    const { mounted, challenge, element } = await checked();

    click(button(element, 'Cancel'));
    await isGone(mounted);

    assert.equal(phoneField(element).value.replace(/\D/g, ''), '14155550132');
    assert.equal(errorText(element), '');
    assert.equal(challenge.log.at(-1), 'dispose');
    assert.isNull(element.querySelector('[slot="challenge"]'));
    assert.lengthOf(mounted.backend.starts, 1);
  });

  it('that fails is told, and drawn anew the next time', async () => {
    const { mounted, challenge, element } = await checked();

    challenge.fail(new Error('vendor text <b>'));
    await isGone(mounted);
    await until(() => errorText(element), 'an error shows');

    assert.include(errorText(element), 'human');
    assert.notInclude(element.shadowRoot?.textContent ?? '', 'vendor text');
    (await toSending(mounted)).reject(demand);
    await until(() => challenge.log.at(-1) === 'execute start', 'the check runs again');
    assert.deepEqual(challenge.log, [
      ...['prepare', 'execute start', 'dispose'],
      ...['prepare', 'execute start'],
    ]);
  });

  it('is put away when the element leaves the page', async () => {
    const { challenge, element } = await checked();

    element.remove();
    await Promise.resolve();

    assert.include(challenge.log, 'dispose');
    assert.isNull(element.querySelector('[slot="challenge"]'));
  });

  it('is told in the visitor’s language', async () => {
    const { challenge } = await checked('lang="en"');

    assert.equal(challenge.contexts[0]?.locale, 'en');
  });

  it('is not touched while nobody asks for it', async () => {
    const challenge = new FakeBotCheck();
    const mounted = await mount('', { properties: { challenge } });

    await toCodeStep(mounted);

    assert.isEmpty(challenge.log);
    assert.isFalse(has(mounted.element, 'challenge'));
  });

  it('that a page lacks is told as before', async () => {
    const mounted = await mount();

    (await toSending(mounted)).reject(demand);
    await until(() => errorText(mounted.element), 'an error shows');

    assert.include(errorText(mounted.element), 'human');
    assert.isFalse(has(mounted.element, 'challenge'));
  });
});
