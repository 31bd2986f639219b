import { assert, fixtureSync } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { stopElementClock } from '../helpers/element-clock.js';
import { refuse, toCodeStepWith } from '../helpers/element-code-step.js';
import { emptyStorages, load, reload, stored } from '../helpers/element-reload.js';
import { code, toVerifying } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  button,
  click,
  codeField,
  errorText,
  fill,
  focused,
  parts,
  phoneField,
  press,
  textOf,
} from '../helpers/visitor.js';

/** Its tabs are no other test's. */
const number = '+14155550171';
const typed = '+1 415-555-0171';

async function waiting(attributes = 'resume', challenge = {}) {
  const mounted = await load(attributes);
  await toCodeStepWith(mounted, { transaction: { id: 'tx-1' }, ...challenge }, number);
  return mounted;
}

describe('a reload where a code is awaited', () => {
  afterEach(emptyStorages);

  it('comes back to the code step, and asks for nothing', async () => {
    const before = await waiting();

    const { element, backend, heard } = await reload(before, 'resume');
    await everythingDue();

    assert.isTrue(element.matches(':state(code-entry)'));
    assert.include(textOf(element.shadowRoot!.querySelector('[part="description"]')!), typed);
    assert.isEmpty(backend.starts);
    assert.deepEqual(heard(), ['step code-entry']);
  });

  it('never shows the phone field on the way', async () => {
    const before = await waiting();

    const { seen } = await reload(before, 'resume');
    await everythingDue();

    assert.include(seen, 'code-input');
    assert.notInclude(seen, 'phone-input');
  });

  it('takes the focus from nobody', async () => {
    const before = await waiting();
    const elsewhere = fixtureSync<HTMLInputElement>('<input aria-label="Elsewhere" />');
    elsewhere.focus();

    const { element } = await reload(before, 'resume');
    await everythingDue();

    assert.isTrue(element.matches(':state(code-entry)'));
    assert.isTrue(document.activeElement === elsewhere);
  });

  it('is good for the code that was sent before', async () => {
    const before = await waiting('resume state="xyz"');
    const after = await reload(before, 'resume');

    const call = await toVerifying(after);
    call.resolve({ id_token: 'a.b.c' });
    await until(() => after.element.matches(':state(authenticated)'), 'the visitor is signed in');

    assert.deepInclude(call.request, {
      phoneNumber: number,
      transaction: { id: 'tx-1' },
      code,
      state: 'xyz',
    });
    assert.deepEqual(after.heard(), [
      'step code-entry',
      'step verifying',
      'authenticated',
      'step authenticated',
    ]);
    assert.equal(stored(), '');
  });

  it('leaves the countdown where the clock is', async () => {
    const clock = stopElementClock();
    try {
      const before = await waiting('resume', { expiresInSeconds: 300 });
      clock.jump(10);

      const { element } = await reload(before, 'resume');

      assert.exists(button(element, 'Send a new code in 0:20'));
      assert.deepEqual(parts(element, 'hint').map(textOf).filter(Boolean), [
        'The code is valid for 4:50.',
      ]);
    } finally {
      clock.restore();
    }
  });

  it('comes back as often as the page is loaded', async () => {
    let page = await waiting();

    for (let reloads = 0; reloads < 3; reloads++) {
      page = await reload(page, 'resume');
      assert.isTrue(page.element.matches(':state(code-entry)'));
    }

    assert.isEmpty(page.backend.starts);
  });

  it('comes back without the digits and the error of before', async () => {
    const before = await waiting();
    await refuse(before, new PasswordlessError('invalid_code', { attemptsLeft: 2 }));

    const { element } = await reload(before, 'resume');

    assert.equal(codeField(element).value, '');
    assert.equal(errorText(element), '');
    assert.deepEqual(parts(element, 'hint').map(textOf).filter(Boolean), ['2 tries left.']);
  });

  it('has the number ready for who wants to change it', async () => {
    const before = await waiting();
    const { element } = await reload(before, 'resume');

    click(button(element, 'Change number'));
    await element.updateComplete;

    assert.equal(phoneField(element).value.replace(/\D/g, ''), number.slice(1));
    assert.equal(stored(), '');
  });

  it('shows the code step in a dialog when the page opens it', async () => {
    const before = await waiting('mode="modal" open resume');
    const { element, seen } = await reload(before, 'mode="modal" resume');
    assert.notInclude(seen, 'phone-input');
    assert.isFalse(element.open);

    element.show();
    await element.updateComplete;
    assert.equal(focused(element), 'code-input');
    await press('Escape');
    await until(() => !element.open, 'the dialog is closed');
    element.show();
    await element.updateComplete;

    assert.isTrue(element.matches(':state(code-entry)'));
  });

  it('comes back when the element is put into the page again', async () => {
    const { element, backend } = await waiting();
    const { parentElement } = element;
    element.remove();
    await everythingDue();
    assert.equal(element.flowState.step, 'closed');

    parentElement?.append(element);
    await everythingDue();

    assert.isTrue(element.matches(':state(code-entry)'));
    assert.lengthOf(backend.starts, 1);
  });

  it('keeps nothing that is secret', async () => {
    const mounted = await waiting();
    fill(codeField(mounted.element), '31415');
    await everythingDue();
    assert.include(stored(), 'tx-1');
    assert.notInclude(stored(), '31415');

    await toVerifying(mounted);

    assert.notInclude(stored(), code);
  });
});
