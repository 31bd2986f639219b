import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { transition } from '../../src/flow/machine.js';
import type { FlowEffect } from '../../src/flow/state.js';
import {
  authenticated,
  challenge,
  code,
  codeEntry,
  filled,
  phoneNumber,
  resending,
  verifying,
} from '../helpers/flow-sample.js';
import {
  abort,
  entry,
  five,
  itIgnores,
  itKnows,
  keep,
  limit,
  limited,
  now,
  release,
  step,
  told,
  type Row,
} from '../helpers/machine-table.js';

const { transaction } = challenge;
const wrong = new PasswordlessError('invalid_code', { attemptsLeft: 2 });
const superseded = new PasswordlessError('invalid_code', { reason: 'superseded' });
const verify: FlowEffect = { type: 'verify', request: 5, phoneNumber, transaction, code };
const lastTries = { ...challenge, attemptsLeft: 2 };
/** A code that was checked, and since then not touched. */
const checked = { ...filled, isEdited: false };
const refused = { ...checked, refused: [code] };

const rows: readonly Row[] = [
  [
    'I24 typing a code clears the error only',
    { ...refused, error: { code: 'invalid_code' } },
    { type: 'typeCode', code: '12', at: now },
    { ...refused, code: '12', isEdited: true, now },
    [],
  ],
  [
    'what holds no code leaves the field and its error as they are',
    { ...refused, error: { code: 'invalid_code' } },
    { type: 'ignoreCode', at: now },
    { ...refused, error: { code: 'invalid_code' }, isIgnored: true, now },
    [],
  ],
  [
    'what held no code is forgotten when one is typed',
    { ...codeEntry, isIgnored: true },
    { type: 'typeCode', code: '12', at: now },
    { ...codeEntry, code: '12', isEdited: true, now },
    [],
  ],
  [
    'what held no code is forgotten when a code is checked',
    { ...filled, isIgnored: true },
    { type: 'submitCode', isAutomatic: false, at: now },
    { ...verifying, ...five },
    [step('verifying'), verify],
  ],
  [
    'I5 I8 a filled code is checked',
    filled,
    { type: 'submitCode', isAutomatic: true, at: now },
    { ...verifying, ...five },
    [step('verifying'), verify],
  ],
  [
    'a code that could not be checked is checked again when the visitor says so',
    checked,
    { type: 'submitCode', isAutomatic: false, at: now },
    { ...verifying, ...five },
    [step('verifying'), verify],
  ],
  [
    'a refused code that was entered anew is checked when the visitor says so',
    { ...filled, refused: ['654321', code] },
    { type: 'submitCode', isAutomatic: false, at: now },
    { ...verifying, ...five, refused: ['654321'] },
    [step('verifying'), verify],
  ],
  [
    'I12 a wrong code stays on the code step, and a reload knows how many tries are left',
    verifying,
    { type: 'verifyFailed', request: 4, error: wrong, at: now },
    { ...refused, now, challenge: lastTries, error: { code: 'invalid_code' } },
    [step('code-entry'), keep(lastTries), told(wrong)],
  ],
  [
    'the code of an earlier message is refused as such',
    verifying,
    { type: 'verifyFailed', request: 4, error: superseded, at: now },
    { ...refused, now, error: { code: 'invalid_code', reason: 'superseded' } },
    [step('code-entry'), told(superseded)],
  ],
  [
    'I12 a check that failed for another reason keeps the code as it was',
    verifying,
    { type: 'verifyFailed', request: 4, error: limited, at: now },
    { ...checked, now, error: limit },
    [step('code-entry'), told(limited)],
  ],
  [
    'I14 I15 I17 a verified code signs in and leaves nothing behind',
    verifying,
    { type: 'verified', request: 4, tokens: { id_token: 'token' }, at: now },
    { ...authenticated, now },
    [
      step('authenticated'),
      { type: 'remember', phoneNumber: '+14155550123' },
      release('authenticated'),
      { type: 'emit', output: { name: 'authenticated', tokens: { id_token: 'token' } } },
    ],
  ],
  [
    'cancelling a check empties the field',
    verifying,
    { type: 'cancel', at: now },
    { ...codeEntry, now },
    [step('code-entry'), abort],
  ],
  [
    'changing the number while a code is checked aborts',
    verifying,
    { type: 'changeNumber', at: now },
    entry,
    [step('phone-entry'), abort, release('abandoned')],
  ],
  [
    'changing the number keeps it, and gives its code up',
    filled,
    { type: 'changeNumber', at: now },
    entry,
    [step('phone-entry'), release('abandoned')],
  ],
];

describe('the machine, while a code is entered and checked', () => {
  itKnows(rows);

  it('tells of an incomplete code only when the visitor submits it', () => {
    const short = { ...codeEntry, code: '123' };

    const [state, effects] = transition(
      { ...short, isIgnored: true },
      { type: 'submitCode', isAutomatic: false, at: now },
    );

    assert.deepEqual(state, {
      ...short,
      now,
      error: { code: 'invalid_code', reason: 'incomplete' },
    });
    assert.lengthOf(effects, 1);
  });

  itIgnores(
    'an incomplete code',
    { ...filled, code: '123' },
    { at: now, type: 'submitCode', isAutomatic: true },
  );
  itIgnores('a code by itself that could not be checked, and stands there still', checked, {
    at: now,
    type: 'submitCode',
    isAutomatic: true,
  });
  itIgnores(
    'by itself a code that was refused before another one',
    { ...filled, refused: [code, '654321'] },
    { at: now, type: 'submitCode', isAutomatic: true },
  );
  itIgnores('a refused code as it stands', refused, {
    at: now,
    type: 'submitCode',
    isAutomatic: false,
  });
  itIgnores(
    'a code while another is on its way',
    { ...resending, code },
    { at: now, type: 'submitCode', isAutomatic: false },
  );
  itIgnores('cancelling what is not under way', codeEntry, { at: now, type: 'cancel' });
  itIgnores('a tick at the same time', { ...codeEntry, now }, { at: now, type: 'tick' });
});
