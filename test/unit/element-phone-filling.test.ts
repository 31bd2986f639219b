import { assert, fixtureSync } from '@open-wc/testing';
import '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { mount, ready, type Mounted } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import { fill, nameOf, part, phoneField, submit, type } from '../helpers/visitor.js';

const text = ({ element }: Mounted) => phoneField(element).value;

const shown = ({ element }: Mounted) => nameOf(part(element, 'country-button'));

async function sent(mounted: Mounted): Promise<string | undefined> {
  submit(mounted.element);
  await until(() => mounted.backend.starts.length, 'a code is asked for');
  return mounted.backend.starts[0]?.request.phoneNumber;
}

function put({ element }: Mounted, value: string, event?: Event): void {
  phoneField(element).value = value;
  if (event) phoneField(element).dispatchEvent(event);
}

describe('what is pasted', () => {
  for (const [pasted, found, country] of [
    ['+49 1511 2345678', '+49 1511 2345678', 'Country: Germany +49'],
    ['Call me: +49 (0)1511/2345678, thanks', '+49 1511 2345678', 'Country: Germany +49'],
    ['tel:+4915112345678', '+49 1511 2345678', 'Country: Germany +49'],
    ['my number is 415 555 0132.', '(415) 555-0132', 'Country: United States +1'],
    ['\u202A+1 (415) 555\u20110132\u202C', '+1 415-555-0132', 'Country: United States +1'],
  ] as const)
    it(`is the number in it: ${pasted}`, async () => {
      const mounted = await mount();

      fill(phoneField(mounted.element), pasted);
      await mounted.element.updateComplete;

      assert.equal(text(mounted), found);
      assert.equal(shown(mounted), country);
    });

  it('is left as it is when there is no number in it', async () => {
    const mounted = await mount();

    fill(phoneField(mounted.element), 'no number at all');

    assert.equal(text(mounted), 'no number at all');
  });

  it('is not looked through when it is typed', async () => {
    const mounted = await mount();

    await type(phoneField(mounted.element), 'tel 4155550132');

    assert.equal(text(mounted), 'tel 4155550132');
  });
});

describe('what is filled in', () => {
  it('has its calling code once', async () => {
    const mounted = await mount();
    await type(phoneField(mounted.element), '415');

    put(mounted, '+14155550132', new Event('input', { bubbles: true }));
    await mounted.element.updateComplete;

    assert.equal(text(mounted), '+1 415-555-0132');
    assert.equal(await sent(mounted), '+14155550132');
  });

  it('is understood without the plus', async () => {
    const mounted = await mount('default-country="AT"');

    put(mounted, '436641234567', new Event('change', { bubbles: true }));

    assert.equal(await sent(mounted), '+436641234567');
  });

  it('is sent though no event has told of it', async () => {
    const mounted = await mount();

    put(mounted, '+14155550132');
    await mounted.element.updateComplete;

    assert.equal(await sent(mounted), '+14155550132');
  });

  it('stays when something else is rendered, though no event has told of it', async () => {
    const mounted = await mount();
    put(mounted, '4155550132');

    mounted.element.messages = { 'phone.submit': 'Go' };
    await mounted.element.updateComplete;

    assert.equal(text(mounted), '4155550132');
  });

  it('is taken when the page comes back from where the browser keeps pages', async () => {
    const mounted = await mount();
    put(mounted, '+4915112345678');

    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await mounted.element.updateComplete;

    assert.equal(shown(mounted), 'Country: Germany +49');
    assert.equal(text(mounted), '+49 1511 2345678');
  });

  it('is left alone when the page shows for the first time', async () => {
    const mounted = await mount();
    put(mounted, '+4915112345678');

    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    await mounted.element.updateComplete;

    assert.equal(text(mounted), '+4915112345678');
  });
});

describe('what stands in the field before the numbering plans are there', () => {
  async function early(act: (element: PasswordlessSmsElement) => void, attributes = '') {
    const element = fixtureSync<PasswordlessSmsElement>(
      `<passwordless-sms domain="localhost" client-id="c" default-country="US" ${attributes}></passwordless-sms>`,
    );
    await element.updateComplete;
    act(element);
    await ready(element);
    return { element } as Mounted;
  }
  const input = () => new InputEvent('input', { bubbles: true, inputType: 'insertText' });

  it('is told to the page, and not rewritten when they come', async () => {
    const mounted = await early((element) => {
      phoneField(element).focus();
      put({ element } as Mounted, '4155550', input());
      assert.deepInclude(element.flowState, { input: { text: '4155550' } });
    });

    assert.equal(text(mounted), '4155550');
  });

  it('is the visitor’s, though the page knows a number', async () => {
    const mounted = await early(
      (element) => put({ element } as Mounted, '+49', input()),
      'phone-number="+14155550132"',
    );

    assert.equal(text(mounted), '+49');
    assert.equal(shown(mounted), 'Country: Germany +49');
  });

  it('is grouped when it is the number that the page knows', async () => {
    const mounted = await early(() => undefined, 'phone-number="+14155550132"');

    assert.equal(text(mounted), '+1 415-555-0132');
  });

  it('is taken though no event has told of it', async () => {
    const mounted = await early((element) => put({ element } as Mounted, '+4915112345678'));

    assert.equal(shown(mounted), 'Country: Germany +49');
  });
});
