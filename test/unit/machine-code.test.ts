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
  limit,
  limited,
  now,
  offline,
  step,
  told,
  type Row,
} from '../helpers/machine-table.js';

const { transaction } = challenge;
const wrong = new PasswordlessError('invalid_code', { attemptsLeft: 2 });
const verify: FlowEffect = { type: 'verify', request: 5, phoneNumber, transaction, code };
const due = { ...challenge, resendAt: now };
const refused = { ...filled, refused: code, isEdited: false };

const codeRows: readonly Row[] = [
  [
    'I24 typing a code clears the error only',
    { ...refused, error: { code: 'invalid_code' } },
    { type: 'typeCode', code: '12', at: now },
    { ...refused, code: '12', isEdited: true, now },
    [],
  ],
  [
    'I5 I8 a filled code is checked',
    filled,
    { type: 'submitCode', isAutomatic: true, at: now },
    { ...verifying, ...five },
    [step('verifying'), verify],
  ],
  [
    'a refused code that was entered anew is checked when the visitor says so',
    { ...refused, isEdited: true },
    { type: 'submitCode', isAutomatic: false, at: now },
    { ...verifying, ...five, refused: code },
    [step('verifying'), verify],
  ],
  [
    'I12 a wrong code stays on the code step',
    verifying,
    { type: 'verifyFailed', request: 4, error: wrong, at: now },
    {
      ...refused,
      now,
      challenge: { ...challenge, attemptsLeft: 2 },
      error: { code: 'invalid_code' },
    },
    [step('code-entry'), told(wrong)],
  ],
  [
    'I12 a check that failed for another reason keeps the code as it was',
    verifying,
    { type: 'verifyFailed', request: 4, error: limited, at: now },
    { ...filled, now, error: limit },
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
      { type: 'emit', output: { name: 'authenticated', tokens: { id_token: 'token' } } },
    ],
  ],
  [
    'cancelling a check empties the field',
    verifying,
    { type: 'cancel', at: now },
    { ...codeEntry, isEdited: true, now },
    [step('code-entry'), abort],
  ],
  [
    'changing the number while a code is checked aborts',
    verifying,
    { type: 'changeNumber', at: now },
    entry,
    [step('phone-entry'), abort],
  ],
  [
    'changing the number keeps it',
    filled,
    { type: 'changeNumber', at: now },
    entry,
    [step('phone-entry')],
  ],
  [
    'I21 I24 a code is sent again once the delay is over',
    { ...refused, challenge: due, error: { code: 'invalid_code' } },
    { type: 'resend', at: now },
    { ...resending, ...five, refused: code, challenge: due },
    [{ type: 'start', request: 5, phoneNumber, resends: 1, resendOf: transaction }],
  ],
  [
    'I25 a code that was sent again replaces the other',
    { ...resending, code, refused: '654321', isEdited: true },
    { type: 'codeSent', request: 4, challenge: { ...challenge, resends: 1 }, at: now },
    { ...codeEntry, challenge: { ...challenge, resends: 1 }, now },
    [{ type: 'emit', output: { name: 'code-sent', phoneNumber, resend: true } }],
  ],
  [
    'a resend that failed can be repeated',
    resending,
    { type: 'sendFailed', request: 4, error: offline, at: now },
    { ...codeEntry, now, error: { code: 'offline' } },
    [told(offline)],
  ],
  [
    'I22 a resend that was refused for a time waits at least that long',
    resending,
    { type: 'sendFailed', request: 4, error: limited, at: now },
    {
      ...codeEntry,
      now,
      challenge: { ...challenge, resendAt: now + 45_000, resendDelaySeconds: 45 },
      error: limit,
    },
    [told(limited)],
  ],
  [
    'cancelling a resend keeps the code in hand',
    { ...resending, code: '12' },
    { type: 'cancel', at: now },
    { ...codeEntry, code: '12', now },
    [abort],
  ],
];

describe('the machine, once a code is sent', () => {
  itKnows(codeRows);

  it('tells of an incomplete code only when the visitor submits it', () => {
    const short = { ...codeEntry, code: '123', isEdited: true };

    const [state, effects] = transition(short, { type: 'submitCode', isAutomatic: false, at: now });

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
  itIgnores(
    'a refused code by itself',
    { ...refused, isEdited: true },
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
  itIgnores(
    'a resend before its time',
    { ...codeEntry, challenge: { ...due, resendAt: now + 1 } },
    { at: now, type: 'resend' },
  );
  itIgnores(
    'a second resend at once',
    { ...resending, challenge: due },
    { at: now, type: 'resend' },
  );
  itIgnores('cancelling what is not under way', codeEntry, { at: now, type: 'cancel' });
  itIgnores('a tick at the same time', { ...codeEntry, now }, { at: now, type: 'tick' });
});
