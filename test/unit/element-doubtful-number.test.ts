import { assert } from '@open-wc/testing';
import { mount } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import {
  button,
  click,
  errorText,
  fill,
  focused,
  has,
  part,
  phoneField,
  submit,
  textOf,
  type,
} from '../helpers/visitor.js';

describe('a number that looks wrong', () => {
  const doubtful = '+49 30 123456';

  async function doubt() {
    const mounted = await mount();
    fill(phoneField(mounted.element), doubtful);
    submit(mounted.element);
    await until(() => has(mounted.element, 'doubt'), 'a warning');
    return mounted;
  }

  it('is warned of before anything is sent', async () => {
    const { element, backend } = await doubt();

    const warning = part(element, 'doubt');

    assert.include(textOf(warning), '+49 30 123456 doesn’t look like a mobile number.');
    assert.equal(warning.closest('[role="alert"]')?.getAttribute('role'), 'alert');
    assert.isEmpty(backend.starts);
  });

  it('gets its code when the visitor insists', async () => {
    const { element, backend } = await doubt();

    click(button(element, 'Send anyway'));
    await until(() => backend.starts.length, 'a code is asked for');

    assert.equal(backend.starts[0]?.request.phoneNumber, '+4930123456');
  });

  it('keeps the visitor’s focus inside when the button that had it goes away', async () => {
    const { element, backend } = await doubt();

    click(button(element, 'Send anyway'));
    await until(() => backend.starts.length, 'a code is asked for');
    await element.updateComplete;
    assert.isNotNull(focused(element));
    backend.starts[0]?.resolve({});
    await until(() => element.matches(':state(code-entry)'), 'the code step shows');
    await element.updateComplete;

    assert.equal(focused(element), 'code-input');
  });

  it('is not warned of any longer once it is edited', async () => {
    const { element } = await doubt();

    await type(phoneField(element), '7');
    await element.updateComplete;

    assert.isFalse(has(element, 'doubt'));
    assert.equal(errorText(element), '');
  });
});
