import { assert, fixtureSync } from '@open-wc/testing';
import { loaders } from '../../src/i18n/locales.js';
import { mount, toCodeStep, toSending } from '../helpers/mount.js';
import { FakeTimers } from '../helpers/fake-timers.js';
import { everythingDue, until } from '../helpers/until.js';
import { button, codeField, fill, focused, part, phoneField, textOf } from '../helpers/visitor.js';

type Element_ = Awaited<ReturnType<typeof mount>>['element'];

const label = (element: Element_) => textOf(part(element, 'label'));

const shows = (element: Element_, text: string) =>
  until(() => label(element) === text, `“${text}” shows`);

const german = 'Handynummer';
const english = 'Mobile number';

describe('the language of an element', () => {
  it('is its own', async () => {
    const { element } = await mount('lang="de"');

    await shows(element, german);

    assert.equal(element.shadowRoot?.querySelector('.root')?.getAttribute('lang'), 'de');
    assert.exists(button(element, 'Land: Vereinigte Staaten +1'));
  });

  for (const [tag, text] of [
    ['de-AT', german],
    ['de-Latn-CH', german],
    ['DE', german],
    ['en-GB', english],
    ['xx', english],
    ['de_AT', english],
    ['__proto__', english],
    ['../de', english],
  ] as const)
    it(`is the best there is for lang="${tag}"`, async () => {
      const { element } = await mount(`lang="${tag}"`);

      await everythingDue();
      await shows(element, text);

      assert.equal(label(element), text);
    });

  it('is that of the nearest element around it', async () => {
    const { element } = await mount();
    const page = fixtureSync<HTMLElement>('<div lang="ar"><div lang="de"><p></p></div></div>');

    page.querySelector('p')?.after(element);

    await shows(element, german);
  });

  it('is that of the page around the shadow root that it is in', async () => {
    const { element } = await mount();
    const host = fixtureSync<HTMLElement>('<div lang="de"><span></span></div>').querySelector(
      'span',
    );

    host?.attachShadow({ mode: 'open' }).append(element);

    await shows(element, german);
  });

  it('follows the page when that changes', async () => {
    const { element } = await mount();
    const page = fixtureSync<HTMLElement>('<div lang="en"></div>');
    page.append(element);

    page.lang = 'de';
    await shows(element, german);
    page.removeAttribute('lang');

    await shows(element, english);
  });

  it('is never mixed up with that of another one on the page', async () => {
    const first = await mount('lang="de"');
    const second = await mount('lang="en"');

    await shows(first.element, german);

    assert.equal(label(second.element), english);
  });

  it('changes and leaves what was typed, where the focus is and what is under way', async () => {
    const mounted = await mount();
    const { element, backend } = mounted;
    fill(phoneField(element), '415555');

    element.lang = 'de';
    await shows(element, german);
    const typed = [phoneField(element).value, focused(element)];
    const call = await toSending(mounted);
    element.lang = 'en';
    await shows(element, english);

    assert.deepEqual(typed, ['(415) 555', 'phone-input']);
    assert.isFalse(call.signal.aborted);
    assert.lengthOf(backend.starts, 1);
  });

  it('changes and leaves the digits of the code', async () => {
    const mounted = await mount();
    await toCodeStep(mounted);
    fill(codeField(mounted.element), '31');

    mounted.element.lang = 'de';
    await shows(mounted.element, '6-stelliger Code');

    assert.equal(codeField(mounted.element).value, '31');
  });

  it('is told to the backend, for its message', async () => {
    const mounted = await mount('lang="de-AT"');
    await shows(mounted.element, german);

    const { request } = await toSending(mounted);

    assert.equal(request.locale, 'de');
  });

  it('writes from right to left where its readers do', async () => {
    const { element } = await mount('lang="ar"');

    await until(() => element.shadowRoot?.querySelector('.root[dir="rtl"]'), 'Arabic shows');

    assert.equal(getComputedStyle(part(element, 'label')).direction, 'rtl');
    assert.equal(getComputedStyle(phoneField(element)).direction, 'ltr');
  });

  it('gives way to the page’s own words', async () => {
    const { element } = await mount('lang="de"', {
      properties: { messages: { 'phone.label': 'Deine Nummer' } },
    });

    await shows(element, 'Deine Nummer');
    await until(() => button(element, 'Code senden'), 'the others are German');
  });

  it('stays as it is while its texts can’t be loaded, and is tried again, less and less often', async () => {
    const mutable = loaders as Record<string, (typeof loaders)[string]>;
    const { de } = mutable;
    const tries: number[] = [];
    mutable.de = (again) => {
      tries.push(again);
      return again < 6 ? Promise.reject(new TypeError('failed to fetch')) : de!(again);
    };
    const { element } = await mount();
    const timers = new FakeTimers();
    try {
      element.lang = 'de';
      const waits: number[] = [];
      while (waits.length < 6) {
        await until(() => timers.pending.length, 'another try is due');
        waits.push(...timers.pending);
        assert.equal(label(element), english);
        timers.fire();
      }
      await shows(element, german);

      assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16_000, 16_000]);
      assert.deepEqual(tries, [0, 1, 2, 3, 4, 5, 6]);
    } finally {
      timers.restore();
      mutable.de = de!;
    }
  });

  it('is not tried again for an element that has gone, but when it comes back', async () => {
    const mutable = loaders as Record<string, (typeof loaders)[string]>;
    const { de } = mutable;
    mutable.de = () => Promise.reject(new TypeError('failed to fetch'));
    const { element } = await mount();
    const timers = new FakeTimers();
    try {
      element.lang = 'de';
      await until(() => timers.pending.length, 'another try is due');
      const { parentElement } = element;
      element.remove();
      const waits = timers.pending;
      mutable.de = de!;
      parentElement?.append(element);
      await shows(element, german);

      assert.deepEqual(waits, []);
    } finally {
      timers.restore();
      mutable.de = de!;
    }
  });

  it('is the one asked for last, whichever comes first', async () => {
    const mutable = loaders as Record<string, (typeof loaders)[string]>;
    const { de } = mutable;
    let arrive: (() => void) | undefined;
    mutable.de = () =>
      new Promise((resolve, reject) => {
        arrive = () => void de!(0).then(resolve, reject);
      });
    try {
      const { element } = await mount('lang="de"');
      element.lang = 'en';
      await element.updateComplete;

      arrive?.();
      await everythingDue();

      assert.equal(label(element), english);
    } finally {
      mutable.de = de!;
    }
  });
});
