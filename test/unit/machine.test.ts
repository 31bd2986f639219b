import { assert } from '@open-wc/testing';
import { initialState, transition } from '../../src/flow/machine.js';
import {
  authenticated,
  challenge,
  closed,
  codeEntry,
  doubtfulEntry,
  input,
  phoneEntry,
  phoneNumber,
  resending,
  sending,
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
  offline,
  release,
  step,
  told,
  type Row,
} from '../helpers/machine-table.js';

const empty = { text: '' };

const phoneRows: readonly Row[] = [
  [
    'typing a number replaces the input',
    { ...doubtfulEntry, error: { code: 'network' } },
    { type: 'typePhone', input: { text: '1' }, at: now },
    { ...entry, input: { text: '1' } },
    [],
  ],
  [
    'submitting a number has it checked',
    { ...phoneEntry, error: { code: 'network' } },
    { type: 'submitPhone', input, at: now },
    { ...sending, ...five },
    [step('sending'), { type: 'check', request: 5, input }],
  ],
  [
    'sending anyway sends to the doubtful number',
    doubtfulEntry,
    { type: 'sendAnyway', at: now },
    { ...sending, ...five },
    [step('sending'), { type: 'start', request: 5, phoneNumber, channel: 'sms' }],
  ],
  [
    'I9 a valid number is sent to, as another request',
    sending,
    { type: 'numberChecked', request: 4, check: { outcome: 'valid', phoneNumber }, at: now },
    { ...sending, ...five },
    [{ type: 'start', request: 5, phoneNumber, channel: 'sms' }],
  ],
  [
    'a doubtful number waits for the visitor',
    sending,
    { type: 'numberChecked', request: 4, check: { outcome: 'doubtful', phoneNumber }, at: now },
    { ...entry, doubtful: phoneNumber },
    [step('phone-entry')],
  ],
  [
    'I13 a failed start keeps what was typed',
    sending,
    { type: 'sendFailed', request: 4, error: offline, at: now },
    { ...entry, error: { code: 'offline' } },
    [step('phone-entry'), told(offline)],
  ],
  [
    'a start that was refused for a time says until when',
    sending,
    { type: 'sendFailed', request: 4, error: limited, at: now },
    { ...entry, error: limit },
    [step('phone-entry'), told(limited)],
  ],
  [
    'I11 a code that was sent can be entered',
    sending,
    { type: 'codeSent', request: 4, challenge, at: now },
    { ...codeEntry, now },
    [
      step('code-entry'),
      keep(),
      { type: 'emit', output: { name: 'code-sent', phoneNumber, resend: false } },
    ],
  ],
  [
    'cancelling a start goes back to the number',
    sending,
    { type: 'cancel', at: now },
    entry,
    [step('phone-entry'), abort],
  ],
  [
    'changing the number while it is sent to aborts',
    sending,
    { type: 'changeNumber', at: now },
    entry,
    [step('phone-entry'), abort],
  ],
];

const anyStep: readonly Row[] = [
  [
    'I26 I27 closing aborts, and keeps what was sent for another time',
    verifying,
    { type: 'close', at: now },
    { ...closed, now },
    [step('closed'), abort, release('closed')],
  ],
  [
    'opening starts anew',
    closed,
    { type: 'open', at: now },
    { ...entry, input: empty },
    [step('phone-entry')],
  ],
  [
    'I16 resetting after the sign-in starts anew',
    authenticated,
    { type: 'reset', at: now },
    { ...entry, input: empty },
    [step('phone-entry')],
  ],
  [
    'resetting while a code is sent again aborts',
    resending,
    { type: 'reset', at: now },
    { ...entry, input: empty },
    [step('phone-entry'), abort, release('abandoned')],
  ],
  [
    'resetting the first step empties it',
    doubtfulEntry,
    { type: 'reset', at: now },
    { ...entry, input: empty },
    [],
  ],
  [
    'I23 a limit lies no further ahead than it did at first',
    { ...phoneEntry, error: { ...limit, retryAt: now + 86_400_000 } },
    { type: 'tick', at: now },
    { ...entry, error: limit },
    [],
  ],
  ['time passes', codeEntry, { type: 'tick', at: now }, { ...codeEntry, now }, []],
];

describe('the machine', () => {
  itKnows([...phoneRows, ...anyStep]);

  it('begins with an empty number', () => {
    assert.deepEqual(initialState, { step: 'phone-entry', input: empty, now: 0, requests: 0 });
  });

  for (const [what, check, reason] of [
    ['a rejected number', { outcome: 'rejected', reason: 'empty' }, { reason: 'empty' }],
    [
      'a number that lacks two digits',
      { outcome: 'rejected', reason: 'too_short', digits: 2 },
      { reason: 'too_short', digits: 2 },
    ],
    ['a number that is not in E.164', { outcome: 'valid', phoneNumber: '4155550123' }, {}],
    ['a doubtful one that is not in E.164', { outcome: 'doubtful', phoneNumber: '+0' }, {}],
    ['no outcome', {}, {}],
  ] as const)
    it(`I9 I13 sends nothing for ${what}, and keeps what was typed`, () => {
      const [state, effects] = transition(sending, {
        type: 'numberChecked',
        request: 4,
        check: check as never,
        at: now,
      });

      assert.deepEqual(state, { ...entry, error: { code: 'invalid_phone', ...reason } });
      assert.deepEqual(
        effects.map((effect) => effect.type === 'emit' && effect.output.name),
        ['step', 'error'],
      );
    });

  itIgnores('sending anyway without a doubtful number', phoneEntry, {
    at: now,
    type: 'sendAnyway',
  });
  itIgnores('opening what is open', phoneEntry, { at: now, type: 'open' });
  itIgnores('closing what is closed', closed, { at: now, type: 'close' });
  itIgnores('a reset of what is closed', closed, { at: now, type: 'reset' });
  itIgnores('time, once it is closed', closed, { at: now, type: 'tick' });
});
