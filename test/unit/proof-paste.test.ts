import { assert } from '@open-wc/testing';
import { mount, toCodeStep, type Mounted } from '../helpers/mount.js';
import { hostile } from '../helpers/proof-strings.js';
import { codeField, phoneField } from '../helpers/visitor.js';

const limitMilliseconds = 50;

/** Milliseconds until a paste is handled and shown; what the browser takes to put it there is not meant. */
async function pasteTime({ element }: Mounted, field: HTMLInputElement, text: string) {
  field.value = text;
  const started = performance.now();
  field.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }),
  );
  await element.updateComplete;
  return performance.now() - started;
}

/** Texts that take too long at best: what else the machine does is not meant. */
async function slowPastes(mounted: Mounted, field: HTMLInputElement): Promise<readonly string[]> {
  const slow: string[] = [];
  // What is slow already when it is short would take hours.
  for (const length of [2 ** 13, 2 ** 20])
    for (const text of hostile(length)) {
      const name = `${JSON.stringify(text.slice(0, 6))} … ${JSON.stringify(text.slice(-3))}`;
      if (slow.some((one) => one.startsWith(name))) continue;
      let best = Infinity;
      for (let tries = 4; tries && best > limitMilliseconds; tries--)
        best = Math.min(best, await pasteTime(mounted, field, text));
      if (best > limitMilliseconds) slow.push(`${name}: ${best} ms for ${length}`);
    }
  return slow;
}

describe('W19 a megabyte', () => {
  it('that is pasted into the phone field is handled within 50 ms', async function () {
    this.timeout(100_000);
    const mounted = await mount();

    assert.deepEqual(await slowPastes(mounted, phoneField(mounted.element)), []);
  });

  it('that is pasted into the code field is handled within 50 ms', async function () {
    this.timeout(100_000);
    const mounted = await mount();
    await toCodeStep(mounted);

    assert.deepEqual(await slowPastes(mounted, codeField(mounted.element)), []);
  });
});
