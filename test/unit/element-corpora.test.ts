import { assert } from '@open-wc/testing';
import { expand, load, type CodeCase, type PhoneCase } from '../helpers/data.js';
import { codeStep } from '../helpers/element-code-step.js';
import { mount } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import {
  codeField,
  fill,
  has,
  part,
  parts,
  phoneField,
  submit,
  textOf,
} from '../helpers/visitor.js';

const phones = (await load<PhoneCase>('phones.json')).filter(
  ({ outcome }) => outcome !== 'rejected',
);
const codes = await load<CodeCase>('codes.json');

describe('the corpus, in the fields', () => {
  it('has every number that can be one reach the backend in E.164', async function () {
    this.timeout(120_000);
    const { element, backend } = await mount();
    for (const { country, input, outcome, e164 } of phones) {
      const text = expand(input);
      const before = backend.starts.length;
      element.reset();
      element.defaultCountry = country ?? 'US';
      await element.updateComplete;

      fill(phoneField(element), text);
      submit(element);
      await until(
        () => backend.starts.length > before || has(element, 'send-anyway-button'),
        `${text} is taken for a number`,
      );
      const isDoubtful = has(element, 'send-anyway-button');
      if (isDoubtful) part(element, 'send-anyway-button').click();
      await until(() => backend.starts.length > before, 'a code is asked for');

      assert.equal(backend.starts.at(-1)?.request.phoneNumber, e164, text);
      if (outcome !== 'accepted') assert.equal(isDoubtful, outcome === 'doubtful', text);
    }
  });

  for (const length of new Set(codes.map((one) => one.length)))
    it(`has every code of ${length} digits stand in the field, and leaves it alone for all else`, async () => {
      const { element } = await codeStep('auto-submit="false"', { codeLength: length });
      for (const { input, outcome, code } of codes.filter((one) => one.length === length)) {
        // A field has one line: browsers make spaces of the others when they are pasted.
        const text = expand(input).replace(/\r\n|[\r\n]/g, ' ');
        fill(codeField(element), '7');
        await element.updateComplete;

        fill(codeField(element), text);
        await element.updateComplete;

        const isIgnored = outcome === 'ignored';
        assert.equal(codeField(element).value, isIgnored ? '7' : code, text);
        const hint = `Enter only the ${length} digits of the code.`;
        const said = parts(element, 'hint').map(textOf);
        assert.equal(said.includes(hint), isIgnored, text);
      }
    });
});
