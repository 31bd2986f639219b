import { assert, fixtureSync } from '@open-wc/testing';
import '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { allRows, openList } from '../helpers/country-list.js';
import { FakeBackend } from '../helpers/fake-backend.js';
import { mount, type Mounted } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { click, fill, nameOf, part, phoneField, submit, textOf, type } from '../helpers/visitor.js';

const shown = ({ element }: Mounted) => nameOf(part(element, 'country-button'));

/** A browser in another place, until the test is over. */
function travel(languages: readonly string[], timeZone: string): void {
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });
  const { prototype } = Intl.DateTimeFormat;
  const own = Object.getOwnPropertyDescriptor(prototype, 'resolvedOptions') ?? {};
  Object.defineProperty(prototype, 'resolvedOptions', { ...own, value: () => ({ timeZone }) });
  home.push(() => {
    Reflect.deleteProperty(navigator, 'languages');
    Object.defineProperty(prototype, 'resolvedOptions', own);
  });
}

const home: (() => void)[] = [];

const zonesAreLoaded = () =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('time-zones'));

describe('the first country', () => {
  afterEach(() => {
    for (const back of home.splice(0)) back();
    localStorage.clear();
  });

  it('is what the page says, in any case', async () => {
    travel(['de-DE'], 'Europe/Vienna');

    assert.equal(shown(await mount('default-country="nz" lang="en"')), 'Country: New Zealand +64');
  });

  it('is the region of the visitor’s language, where the page says none', async () => {
    travel(['de-AT', 'en-US'], 'Europe/Berlin');

    const mounted = await mount('default-country="" lang="en"');

    assert.equal(shown(mounted), 'Country: Austria +43');
    assert.isFalse(zonesAreLoaded(), 'the time zones are not needed');
  });

  it('is the region of the same language, where the first tag has none', async () => {
    travel(['de', 'de-CH', 'en-US'], 'Europe/Berlin');

    const mounted = await mount('default-country="" lang="en"');

    assert.equal(shown(mounted), 'Country: Switzerland +41');
  });

  for (const [what, value] of [
    ['unknown', 'QQ'],
    ['no country', 'Germany'],
    ['empty', ''],
  ] as const)
    it(`is another one when the page’s is ${what}`, async () => {
      travel(['en-GB'], 'UTC');

      const mounted = await mount(`default-country="${value}"`);

      assert.equal(shown(mounted), 'Country: United Kingdom +44');
    });

  it('is the one of the time zone, where the languages say none', async () => {
    travel(['de', 'en-US'], 'Europe/Zurich');

    const mounted = await mount('default-country="" lang="en"');
    await until(() => shown(mounted) !== 'Choose a country', 'a country shows');

    assert.equal(shown(mounted), 'Country: Switzerland +41');
    assert.isTrue(zonesAreLoaded());
  });

  it('is one that the page allows', async () => {
    travel(['en-US'], 'Europe/Vienna');

    const mounted = await mount('default-country="NZ" countries="DE AT"');
    await until(() => shown(mounted) !== 'Choose a country', 'a country shows');

    assert.equal(shown(mounted), 'Country: Austria +43');
  });

  it('is asked for where nobody can tell', async () => {
    travel(['eo'], 'UTC');

    const mounted = await mount('default-country="" lang="en"');
    await everythingDue();

    assert.equal(shown(mounted), 'Choose a country');
    assert.equal(textOf(part(mounted.element, 'country-button')), 'Choose a country');
    assert.isTrue(part(mounted.element, 'country-button').querySelectorAll('svg').length === 2);
    assert.equal(phoneField(mounted.element).placeholder, '');
  });

  it('is the one of a number that is known, whatever else there is', async () => {
    travel(['en-US'], 'UTC');

    const mounted = await mount('default-country="NZ" phone-number="+4915112345678"');

    assert.equal(shown(mounted), 'Country: Germany +49');
  });

  it('is the one of the number that this device remembers', async () => {
    travel(['en-US'], 'UTC');
    localStorage.setItem('passwordless-sms:phone-number', '+4915112345678');

    const mounted = await mount('default-country="" remember');

    assert.equal(shown(mounted), 'Country: Germany +49');
  });

  it('takes no choice back when the time zone is known later', async () => {
    travel(['eo'], 'Europe/Vienna');
    const mounted = await mount('default-country="" lang="en"');
    fill(phoneField(mounted.element), '+4915112345678');

    await everythingDue();
    await mounted.element.updateComplete;

    assert.equal(shown(mounted), 'Country: Germany +49');
    assert.equal(phoneField(mounted.element).value, '+49 1511 2345678');
  });

  it('reads a number in national form that was sent before it was known', async () => {
    travel(['de'], 'Europe/Vienna');
    const backend = new FakeBackend();
    const element = fixtureSync<PasswordlessSmsElement>('<passwordless-sms></passwordless-sms>');
    Object.assign(element, { backend });
    await element.updateComplete;

    fill(phoneField(element), '0664 1234567');
    submit(element);
    await until(() => backend.starts.length, 'a code is asked for');

    assert.equal(backend.starts[0]?.request.phoneNumber, '+436641234567');
  });
});

describe('the only country', () => {
  it('is shown without a button, and told with the field', async () => {
    const { element } = await mount('countries="NZ"');

    const described = phoneField(element)
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => textOf(element.shadowRoot!.getElementById(id)!));

    assert.equal(element.shadowRoot!.querySelector('[part="country-button"]') === null, true);
    assert.equal(described[0], 'Country: New Zealand +64');
    assert.include(textOf(part(element, 'phone-field')), 'NZ +64');
    assert.equal(part(element, 'phone-field').querySelectorAll('[tabindex]').length, 0);
  });

  it('reads numbers in national form', async () => {
    const { element, backend } = await mount('countries="NZ"');

    await type(phoneField(element), '0211234567');
    submit(element);
    await until(() => backend.starts.length, 'a code is asked for');

    assert.equal(backend.starts[0]?.request.phoneNumber, '+64211234567');
  });
});

describe('the example in the field', () => {
  it('is a number of the country that shows', async () => {
    const mounted = await mount('default-country="DE"');
    const field = phoneField(mounted.element);
    const first = field.placeholder;

    await openList(mounted);
    await allRows(mounted);
    const options = mounted.element.shadowRoot!.querySelectorAll<HTMLElement>('[role="option"]');
    click([...options].find((option) => option.id === 'country-US')!);
    await until(() => shown(mounted) === 'Country: United States +1', 'another country shows');

    assert.match(first, /^015\d[\d ]+$/);
    assert.match(field.placeholder, /^\(\d{3}\) \d{3}-\d{4}$/);
    assert.equal(field.value, '');
  });

  it('can be read', async function () {
    // WebKit doesn't tell how a placeholder looks.
    if (!/Chrome|Firefox/.test(navigator.userAgent)) this.skip();
    const { element } = await mount();

    const { color, opacity } = getComputedStyle(phoneField(element), '::placeholder');
    const hint = getComputedStyle(part(element, 'description'));

    assert.equal(color, hint.color);
    assert.equal(opacity, '1');
  });
});
