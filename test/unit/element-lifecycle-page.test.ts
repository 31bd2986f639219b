import { assert } from '@open-wc/testing';
import { inShort, listen } from '../helpers/events.js';
import { mount, toCodeStep, toSending, toVerifying } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { click, codeField, errorText, fill, part, phoneField } from '../helpers/visitor.js';

describe('a page that the browser had put aside and shows again', () => {
  const comeBack = (persisted = true) =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));

  it('waits no more for a code to be sent, and keeps the number', async () => {
    const mounted = await mount();
    const { element } = mounted;
    const call = await toSending(mounted);
    const heard = listen(element);

    comeBack();
    await element.updateComplete;
    call.resolve({});
    await everythingDue();

    assert.isTrue(call.signal.aborted);
    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.isFalse(element.matches(':state(pending)'));
    assert.equal(phoneField(element).value, '+1 415-555-0132');
    assert.equal(errorText(element), '');
    assert.deepEqual(inShort(heard), ['step phone-entry']);
  });

  it('waits no more for a code to be checked, and asks for it again', async () => {
    const mounted = await mount();
    const { element, backend } = mounted;
    await toCodeStep(mounted);
    const call = await toVerifying(mounted);

    comeBack();
    await element.updateComplete;
    call.resolve({});
    await everythingDue();

    assert.isTrue(call.signal.aborted);
    assert.isTrue(element.matches(':state(code-entry)'));
    assert.isFalse(codeField(element).readOnly);
    assert.equal(errorText(element), '');
    await toVerifying(mounted);
    assert.lengthOf(backend.verifies, 2);
  });

  it('waits no more for another code, which can be asked for again', async () => {
    const mounted = await mount('resend-delay="0"');
    const { element, backend } = mounted;
    await toCodeStep(mounted);
    click(part(element, 'resend-button'));
    await until(() => backend.starts.length === 2, 'another code is asked for');

    comeBack();
    await element.updateComplete;
    assert.isTrue(backend.starts[1]?.signal.aborted);
    assert.isFalse(element.matches(':state(pending)'));
    click(part(element, 'resend-button'));

    await until(() => backend.starts.length === 3, 'another code is asked for again');
  });

  it('goes on with what the visitor was doing', async () => {
    const mounted = await mount();
    await toCodeStep(mounted);
    fill(codeField(mounted.element), '31');

    comeBack();
    await everythingDue();

    assert.equal(codeField(mounted.element).value, '31');
    assert.lengthOf(mounted.backend.starts, 1);
  });

  it('is no page that is shown for the first time', async () => {
    const mounted = await mount();
    const call = await toSending(mounted);

    comeBack(false);
    await everythingDue();

    assert.isFalse(call.signal.aborted);
  });
});
