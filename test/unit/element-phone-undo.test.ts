import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { openList, search } from '../helpers/country-list.js';
import { mount, toCodeStep, toSending, type Mounted } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import {
  button,
  click,
  fill,
  focused,
  nameOf,
  part,
  phoneField,
  press,
  pressWith,
  type,
} from '../helpers/visitor.js';

const undo = () => pressWith('Control', 'z');
const redo = () => pressWith('Control', 'y');

const text = ({ element }: Mounted) => phoneField(element).value;

async function typed(keys: string): Promise<Mounted> {
  const mounted = await mount();
  await type(phoneField(mounted.element), keys);
  return mounted;
}

describe('undoing in the phone field', () => {
  it('takes back what was typed, step by step, and not the grouping alone', async () => {
    const mounted = await typed('41555');
    const seen = [text(mounted)];

    for (let steps = 0; steps < 6; steps++) {
      await undo();
      seen.push(text(mounted));
    }

    assert.deepEqual(
      seen.map((one) => one.replace(/\D/g, '')),
      ['41555', '4155', '415', '41', '4', '', ''],
    );
  });

  it('is undone itself, by both of its shortcuts', async () => {
    const mounted = await typed('41555');
    const before = text(mounted);
    await undo();
    await undo();

    await redo();
    await pressWith('Control', 'z', 'Shift');

    assert.equal(text(mounted), before);
    await redo();
    assert.equal(text(mounted), before);
  });

  it('works with the keys of a Mac', async () => {
    const mounted = await typed('41555');
    const before = text(mounted);
    const press = (options: KeyboardEventInit) =>
      phoneField(mounted.element).dispatchEvent(
        new KeyboardEvent('keydown', {
          metaKey: true,
          bubbles: true,
          cancelable: true,
          ...options,
        }),
      );

    press({ key: 'z' });
    const undone = text(mounted);
    press({ key: 'Z', shiftKey: true });

    assert.equal(undone.replace(/\D/g, ''), '4155');
    assert.equal(text(mounted), before);
  });

  it('works with a keyboard that has no Latin letters', async () => {
    const mounted = await typed('41555');

    phoneField(mounted.element).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'я', code: 'KeyZ', ctrlKey: true, bubbles: true }),
    );

    assert.equal(text(mounted).replace(/\D/g, ''), '4155');
  });

  it('works from a menu, where the browser asks before', async () => {
    const mounted = await typed('41555');
    const asked = new InputEvent('beforeinput', {
      inputType: 'historyUndo',
      bubbles: true,
      cancelable: true,
    });

    phoneField(mounted.element).dispatchEvent(asked);

    assert.isTrue(asked.defaultPrevented);
    assert.equal(text(mounted).replace(/\D/g, ''), '4155');
  });

  it('works from a menu, where the browser only tells', async () => {
    const mounted = await typed('41555');

    phoneField(mounted.element).value = '';
    phoneField(mounted.element).dispatchEvent(
      new InputEvent('input', { inputType: 'historyUndo', bubbles: true }),
    );

    assert.equal(text(mounted).replace(/\D/g, ''), '4155');
  });

  it('brings back punctuation that was deleted, and nothing is grouped over it', async () => {
    const mounted = await typed('4155550132');
    phoneField(mounted.element).setSelectionRange(10, 10);
    await press('Backspace');
    assert.equal(text(mounted), '(415) 5550132');
    await press('Backspace');
    assert.equal(text(mounted), '(415) 550-132');

    await undo();

    assert.equal(text(mounted), '(415) 5550132');
    await mounted.element.updateComplete;
    assert.equal(text(mounted), '(415) 5550132');
  });

  it('brings the caret back to where the change began', async () => {
    const mounted = await typed('4155550132');
    phoneField(mounted.element).setSelectionRange(3, 3);
    await sendKeys({ type: '7' });

    await undo();

    assert.equal(text(mounted), '(415) 555-0132');
    assert.equal(phoneField(mounted.element).selectionStart, 3);
  });

  it('brings a selection back that was written over', async () => {
    const mounted = await typed('4155550132');
    phoneField(mounted.element).setSelectionRange(1, 4);
    await sendKeys({ type: '7' });

    await undo();

    const { selectionStart, selectionEnd } = phoneField(mounted.element);
    assert.equal(text(mounted), '(415) 555-0132');
    assert.deepEqual([selectionStart, selectionEnd], [1, 4]);
  });

  it('brings the country back along with its number', async () => {
    const mounted = await typed('415');
    fill(phoneField(mounted.element), '+4915112345678');
    await mounted.element.updateComplete;

    await undo();
    await mounted.element.updateComplete;

    assert.equal(text(mounted), '415');
    assert.equal(nameOf(part(mounted.element, 'country-button')), 'Country: United States +1');
  });

  it('brings a number back that made room for another country', async () => {
    const mounted = await mount();
    fill(phoneField(mounted.element), '+4915112345678');
    await mounted.element.updateComplete;
    await openList(mounted);
    await search(mounted, 'austria');
    await press('Enter');
    await until(() => focused(mounted.element) === 'phone-input', 'a country is chosen');

    await undo();
    await mounted.element.updateComplete;

    assert.equal(text(mounted), '+49 1511 2345678');
    assert.equal(nameOf(part(mounted.element, 'country-button')), 'Country: Germany +49');
  });

  it('forgets what was undone once something else is typed', async () => {
    const mounted = await typed('415');
    await undo();
    await sendKeys({ type: '9' });

    await redo();
    assert.equal(text(mounted), '419');
    await undo();

    assert.equal(text(mounted), '41');
  });

  it('does nothing while the code is being sent', async () => {
    const mounted = await mount();
    await toSending(mounted, '4155550132');
    phoneField(mounted.element).focus();

    await undo();

    assert.equal(text(mounted), '(415) 555-0132');
  });

  it('leads no further back than the step', async () => {
    const mounted = await mount();
    await toCodeStep(mounted);
    click(button(mounted.element, 'Change number'));
    await until(() => focused(mounted.element) === 'phone-input', 'the phone step is back');
    const before = text(mounted);

    await undo();

    assert.equal(text(mounted), before);
    assert.notEqual(before, '');
  });

  it('leads no further back than a reset', async () => {
    const mounted = await typed('415');
    mounted.element.reset();
    await mounted.element.updateComplete;

    await undo();

    assert.equal(text(mounted), '');
  });
});
