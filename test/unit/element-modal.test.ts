import { assert, fixtureSync } from '@open-wc/testing';
import { inShort, listen, named } from '../helpers/events.js';
import { mount, toCodeStep, toSending } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  dialogOf,
  button,
  click,
  codeField,
  fill,
  focused,
  has,
  part,
  phoneField,
  press,
  textOf,
} from '../helpers/visitor.js';

/** A page with a button that opens the dialog, and the dialog opened by it. */
async function opened(attributes = '') {
  const mounted = await mount(`mode="modal" ${attributes}`);
  const { element } = mounted;
  const heard = listen(element);
  const opener = fixtureSync<HTMLButtonElement>('<button>Sign in</button>');
  opener.addEventListener('click', () => element.show());
  click(opener);
  await element.updateComplete;
  const dialog = dialogOf(element);
  const closed = () => until(() => named(heard, 'passwordless-close').length, 'the dialog closes');
  return { ...mounted, mounted, heard, opener, dialog, closed };
}

describe('the dialog', () => {
  it('is closed at first, and takes no room', async () => {
    const { element } = await mount('mode="modal"');

    assert.isFalse(dialogOf(element).open);
    assert.equal(part(element, 'dialog').getBoundingClientRect().height, 0);
  });

  it('opens above the page by `show()`, with a name, and focuses the phone field', async () => {
    const { element, dialog, heard } = await opened();

    const name = element.shadowRoot?.getElementById(dialog.getAttribute('aria-labelledby') ?? '');

    assert.isTrue(dialog.matches(':modal'));
    assert.equal(textOf(name!), 'Sign in');
    assert.equal(focused(element), 'phone-input');
    assert.isTrue(element.hasAttribute('open'));
    assert.deepEqual(inShort(heard), ['open']);
  });

  it('opens by its attribute', async () => {
    const { element } = await mount('mode="modal"');

    element.setAttribute('open', '');
    await element.updateComplete;

    assert.isTrue(part(element, 'dialog').matches(':modal'));
  });

  it('is told of once, however often it is opened', async () => {
    const { element, heard } = await opened();

    element.show();
    element.show();
    element.requestUpdate();
    await element.updateComplete;

    assert.deepEqual(inShort(heard), ['open']);
  });

  it('is dismissed by Escape, and gives the focus back', async () => {
    const { element, heard, opener, dialog, closed } = await opened();

    await press('Escape');
    await closed();

    assert.deepEqual(inShort(heard), ['open', 'close dismissed']);
    assert.isFalse(element.open);
    assert.isFalse(dialog.open);
    assert.isFalse(element.hasAttribute('open'));
    assert.equal(document.activeElement, opener);
  });

  it('is dismissed by its button', async () => {
    const { element, heard, opener, closed } = await opened();

    click(button(element, 'Close'));
    await closed();

    assert.deepEqual(inShort(heard), ['open', 'close dismissed']);
    assert.equal(document.activeElement, opener);
  });

  for (const [what, close] of [
    ['`close()`', (element: HTMLElement & { close(): void }) => element.close()],
    ['its attribute', (element: HTMLElement) => element.removeAttribute('open')],
  ] as const)
    it(`is closed by the page with ${what}`, async () => {
      const { element, heard, closed } = await opened();

      close(element);
      await closed();
      await everythingDue();

      assert.deepEqual(inShort(heard), ['open', 'close api']);
    });

  it('does nothing at `close()` when it is closed', async () => {
    const { element } = await mount('mode="modal"');
    const heard = listen(element);

    element.close();
    await element.updateComplete;
    await everythingDue();

    assert.isEmpty(heard);
  });

  it('opens and closes any number of times', async () => {
    const { element, heard } = await opened();

    for (let times = 1; times <= 3; times++) {
      element.close();
      await until(() => named(heard, 'passwordless-close').length === times, 'the dialog closes');
      element.show();
      await element.updateComplete;
    }

    assert.lengthOf(named(heard, 'passwordless-open'), 4);
    assert.isTrue(part(element, 'dialog').matches(':modal'));
  });

  it('goes on with the code step when it is opened again', async () => {
    const { element, mounted, closed } = await opened();
    await toCodeStep(mounted);
    await press('Escape');
    await closed();

    element.show();
    await element.updateComplete;

    assert.isTrue(element.matches(':state(code-entry)'));
    assert.equal(focused(element), 'code-input');
    fill(codeField(element), '314159');
    await until(() => mounted.backend.verifies.length, 'the code is checked');
  });

  it('aborts what is being sent when it is closed, and keeps the number', async () => {
    const { element, mounted, heard, closed } = await opened();
    const call = await toSending(mounted);

    await press('Escape');
    await closed();
    call.resolve({});
    await everythingDue();

    assert.isTrue(call.signal.aborted);
    assert.isFalse(element.matches(':state(pending)'));
    assert.equal(phoneField(element).value, '+1 415-555-0132');
    assert.deepEqual(inShort(heard), [
      'open',
      'step sending',
      'step phone-entry',
      'close dismissed',
    ]);
  });
});

describe('a persistent dialog', () => {
  it('has no close button', async () => {
    const { element } = await opened('persistent');

    assert.isFalse(has(element, 'close-button'));
  });

  it('ignores Escape, however often it is pressed', async () => {
    const { element, dialog, heard } = await opened('persistent');

    for (let presses = 0; presses < 3; presses++) await press('Escape');
    await everythingDue();

    assert.isTrue(dialog.open);
    assert.isTrue(element.open);
    assert.deepEqual(inShort(heard), ['open']);
  });

  it('ignores Escape when nothing in it has the focus', async () => {
    const { element, dialog } = await opened('persistent');

    phoneField(element).blur();
    for (let presses = 0; presses < 3; presses++) await press('Escape');
    await everythingDue();

    assert.isTrue(dialog.open);
  });

  it('closes when the page says so', async () => {
    const { element, heard, closed } = await opened('persistent');

    element.close();
    await closed();

    assert.deepEqual(inShort(heard), ['open', 'close api']);
  });
});

describe('a dialog that is moved in the page', () => {
  it('stays above the page', async () => {
    const { element, dialog, heard } = await opened();
    const other = fixtureSync<HTMLElement>('<div></div>');

    other.append(element);
    await element.updateComplete;

    assert.isTrue(dialog.matches(':modal'));
    assert.deepEqual(inShort(heard), ['open']);
  });

  it('is above the page again when it comes back open', async () => {
    const { element, dialog } = await opened();
    const { parentElement } = element;

    element.remove();
    await everythingDue();
    parentElement?.append(element);
    await element.updateComplete;

    assert.isTrue(element.open);
    assert.isTrue(dialog.matches(':modal'));
  });
});
