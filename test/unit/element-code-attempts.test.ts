import { assert } from '@open-wc/testing';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { PasswordlessError, type PasswordlessErrorCode } from '../../src/errors.js';
import { stopElementClock } from '../helpers/element-clock.js';
import { codeStep, refuse, sentAgain } from '../helpers/element-code-step.js';
import { mount, toCodeStep } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import { click, codeField, errorText, fill, part, parts, textOf } from '../helpers/visitor.js';

const hints = (element: PasswordlessSmsElement) =>
  parts(element, 'hint').map(textOf).filter(Boolean);

const refusal = (attemptsLeft: number, code: PasswordlessErrorCode = 'invalid_code') =>
  new PasswordlessError(code, { attemptsLeft });

describe('how many tries are left', () => {
  for (const [attemptsLeft, sentence] of [
    [3, '3 tries left.'],
    [1, '1 try left.'],
    [0, 'No tries left.'],
    [1000, '1,000 tries left.'],
  ] as const)
    it(`is said as “${sentence}”`, async () => {
      const { element } = await codeStep('', { attemptsLeft });

      assert.deepEqual(hints(element), [sentence]);
    });

  for (const nonsense of [-1, 1.5, NaN, '3', null])
    it(`is not said where the backend says ${nonsense}`, async () => {
      const { element } = await codeStep('', { attemptsLeft: nonsense as number });

      assert.isEmpty(hints(element));
    });

  it('is said in the forms that the language has', async () => {
    const forms = [];
    for (const attemptsLeft of [0, 1, 2, 3, 11, 100]) {
      const mounted = await mount('lang="ar"');
      await toCodeStep(mounted, { attemptsLeft });
      await until(() => /[ء-ي]/.test(hints(mounted.element)[0] ?? ''), 'Arabic shows');
      forms.push(hints(mounted.element)[0]);
    }

    assert.equal(new Set(forms).size, forms.length);
    assert.isEmpty(forms.filter((form) => !form || /[{}#]/.test(form)));
  });

  it('is said beside how long the code is valid', async () => {
    const { element } = await codeStep('', { attemptsLeft: 3, expiresInSeconds: 300 });

    assert.deepEqual(hints(element), ['The code is valid for 5:00. 3 tries left.']);
  });

  it('is what the backend says at a refusal', async () => {
    const mounted = await codeStep('', { attemptsLeft: 3 });

    await refuse(mounted, refusal(2));
    assert.deepEqual(hints(mounted.element), ['2 tries left.']);
    await refuse(mounted, new PasswordlessError('invalid_code'), '271828');

    assert.deepEqual(hints(mounted.element), ['2 tries left.'], 'silence changes nothing');
  });

  it('is left out where the error says it', async () => {
    const mounted = await codeStep('', { attemptsLeft: 1 });

    await refuse(mounted, refusal(0, 'too_many_attempts'));

    assert.equal(errorText(mounted.element), 'Too many wrong codes. Have a new one sent.');
    assert.isEmpty(hints(mounted.element));
  });

  it('is no matter any more when the code has expired', async () => {
    const clock = stopElementClock();
    try {
      const { element } = await codeStep('', { attemptsLeft: 3, expiresInSeconds: 2 });

      await clock.pass(element, 2);

      assert.deepEqual(hints(element), ['This code has expired. Have a new one sent.']);
    } finally {
      clock.restore();
    }
  });

  it('begins anew with another code', async () => {
    const mounted = await codeStep('resend-delay="0"', { attemptsLeft: 3 });
    const { element, backend } = mounted;
    await refuse(mounted, refusal(0));

    click(part(element, 'resend-button'));
    await until(() => backend.starts.length === 2, 'another code is asked for');
    await sentAgain(mounted, { attemptsLeft: 3 });

    assert.deepEqual(hints(element), [
      'A new code is on its way. Only the newest one works.',
      '3 tries left.',
    ]);
  });
});

describe('the code of an earlier message', () => {
  const superseded = new PasswordlessError('invalid_code', { reason: 'superseded' });

  it('is called by its name', async () => {
    const mounted = await codeStep();

    await refuse(mounted, superseded);

    assert.equal(
      errorText(mounted.element),
      'That’s the code of an earlier message. Enter the one in the newest message.',
    );
    assert.equal(codeField(mounted.element).getAttribute('aria-invalid'), 'true');
    assert.isTrue(mounted.element.matches(':state(invalid)'));
  });

  it('is forgotten as soon as another one is typed', async () => {
    const mounted = await codeStep();
    await refuse(mounted, superseded);

    fill(codeField(mounted.element), '2');
    await mounted.element.updateComplete;

    assert.equal(errorText(mounted.element), '');
    assert.isFalse(mounted.element.matches(':state(invalid)'));
  });
});
