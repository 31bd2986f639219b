import { assert } from '@open-wc/testing';
import { openList, search } from '../helpers/country-list.js';
import { mount, type Mounted } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import {
  fill,
  focused,
  nameOf,
  part,
  phoneField,
  press,
  submit,
  type,
} from '../helpers/visitor.js';

const shown = ({ element }: Mounted) => nameOf(part(element, 'country-button'));

async function write(mounted: Mounted, text: string) {
  await type(phoneField(mounted.element), text);
  await mounted.element.updateComplete;
}

async function choose(mounted: Mounted, name: string) {
  await openList(mounted);
  await search(mounted, name);
  await press('Enter');
  await until(() => focused(mounted.element) === 'phone-input', 'a country is chosen');
}

const digits = ({ element }: Mounted) => phoneField(element).value.replace(/\D/g, '');

describe('the country that shows', () => {
  for (const [home, typed, country] of [
    ['US', '+44', 'Country: United Kingdom +44'],
    ['US', '011 44 7700', 'Country: United Kingdom +44'],
    ['DE', '0044 7700', 'Country: United Kingdom +44'],
    ['AU', '0011 49 151', 'Country: Germany +49'],
    ['US', '+1 604 555', 'Country: Canada +1'],
    ['DE', '0151', 'Country: Germany +49'],
  ] as const)
    it(`is the number’s own: ${typed} from ${home}`, async () => {
      const mounted = await mount(`default-country="${home}"`);

      await write(mounted, typed);

      assert.equal(shown(mounted), country);
    });

  it('is the one that was dialled in again, when the prefix is taken back', async () => {
    const mounted = await mount('default-country="DE"');
    await write(mounted, '00447700');
    assert.equal(shown(mounted), 'Country: United Kingdom +44');

    phoneField(mounted.element).select();
    await write(mounted, '0151');

    assert.equal(shown(mounted), 'Country: Germany +49');
  });

  for (const [home, typed, sent] of [
    ['US', '011 49 1511 2345678', '+4915112345678'],
    ['DE', '0049 1511 2345678', '+4915112345678'],
    ['AU', '0011 49 1511 2345678', '+4915112345678'],
  ] as const)
    it(`changes nothing about where it is dialled from: ${typed} from ${home}`, async () => {
      const mounted = await mount(`default-country="${home}"`);
      await write(mounted, typed);

      submit(mounted.element);
      await until(() => mounted.backend.starts.length, 'a code is asked for');

      assert.equal(mounted.backend.starts[0]?.request.phoneNumber, sent);
    });

  it('is chosen by the visitor in the end: a prefix for calls abroad makes room', async () => {
    const mounted = await mount('default-country="DE"');
    await write(mounted, '0043 664 1234567');
    assert.equal(shown(mounted), 'Country: Austria +43');

    await choose(mounted, 'france');

    assert.equal(shown(mounted), 'Country: France +33');
    assert.equal(digits(mounted), '6641234567');
  });

  for (const [home, typed, left] of [
    ['DE', '0043 66', '66'],
    ['US', '011 43 66', '66'],
  ] as const)
    it(`is chosen by the visitor also for a beginning such as ${typed}`, async () => {
      const mounted = await mount(`default-country="${home}"`);
      await write(mounted, typed);

      await choose(mounted, 'france');

      assert.equal(shown(mounted), 'Country: France +33');
      assert.equal(digits(mounted), left);
    });

  it('keeps a number that is its own already', async () => {
    const mounted = await mount('default-country="US"');
    fill(phoneField(mounted.element), '+4915112345678');
    await mounted.element.updateComplete;

    await choose(mounted, 'germany');

    assert.equal(phoneField(mounted.element).value, '+49 1511 2345678');
    assert.equal(shown(mounted), 'Country: Germany +49');
  });

  it('writes a number in national form in its own way', async () => {
    const mounted = await mount('default-country="US"');
    await write(mounted, '06641234567');

    await choose(mounted, 'austria');

    assert.equal(phoneField(mounted.element).value, '0664 1234567');
  });

  it('is one that the page allows, when the number says none any more', async () => {
    const mounted = await mount('countries="US CA"');
    await write(mounted, '+49');
    assert.equal(shown(mounted), 'Country: Germany +49');

    phoneField(mounted.element).select();
    await write(mounted, '415');

    assert.equal(shown(mounted), 'Country: United States +1');
  });
});
