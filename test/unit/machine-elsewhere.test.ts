import { assert } from '@open-wc/testing';
import { transition } from '../../src/flow/machine.js';
import type { CodeEntryState, FlowEvent, SharedDelay } from '../../src/flow/state.js';
import {
  at,
  authenticated,
  challenge,
  closed,
  codeEntry,
  filled,
  input,
  outrun,
  phoneEntry,
  resending,
  sending,
  verifying,
} from '../helpers/flow-sample.js';
import {
  abort,
  byAnotherTab,
  entry,
  itIgnores,
  itKnows,
  keep,
  limited,
  now,
  release,
  step,
  type Row,
} from '../helpers/machine-table.js';

const delay: SharedDelay = { resendAt: now + 60_000, resendDelaySeconds: 60, sends: 2 };
const delayed = { ...challenge, ...delay };
const news: FlowEvent = { type: 'sentElsewhere', delay, at: now };
const signedInElsewhere: FlowEvent = { type: 'authenticatedElsewhere', at: now };
const restored: FlowEvent = { type: 'restore', challenge, input, at: now };

const rows: readonly Row[] = [
  [
    'I11 a code from before a reload is entered, and told of as no new one',
    { ...phoneEntry, input: { text: '' }, error: { code: 'network' } },
    restored,
    { ...codeEntry, now },
    [step('code-entry'), keep()],
  ],
  [
    'I22 a wait from before a reload is no longer than the delay',
    phoneEntry,
    { ...restored, challenge: { ...challenge, resendAt: now + 86_400_000 } },
    { ...codeEntry, now, challenge: { ...challenge, resendAt: now + 30_000 } },
    [step('code-entry'), keep({ ...challenge, resendAt: now + 30_000 })],
  ],
  [
    'another tab’s code lengthens the wait',
    filled,
    news,
    { ...filled, now, challenge: delayed },
    [keep(delayed)],
  ],
  [
    'another tab’s code lengthens the wait while a code is checked',
    verifying,
    news,
    { ...verifying, now, challenge: delayed },
    [keep(delayed)],
  ],
  [
    'I22 no tab makes another wait longer than the delay that it names',
    codeEntry,
    { ...news, delay: { ...delay, resendAt: now + 86_400_000 } },
    { ...codeEntry, now, challenge: delayed },
    [keep(delayed)],
  ],
  [
    'another tab’s sign-in ends the wait, without tokens',
    filled,
    signedInElsewhere,
    { ...authenticated, now },
    [step('authenticated'), release('elsewhere'), byAnotherTab],
  ],
  [
    'I26 another tab’s sign-in ends a resend',
    resending,
    signedInElsewhere,
    { ...authenticated, now },
    [step('authenticated'), abort, release('elsewhere'), byAnotherTab],
  ],
  [
    'another tab’s sign-in leaves the check under way',
    verifying,
    signedInElsewhere,
    { ...outrun, now },
    [],
  ],
  [
    'the check that was under way brings tokens of its own',
    outrun,
    { type: 'verified', request: 4, tokens: { id_token: 'token' }, at: now },
    { ...authenticated, now },
    [
      step('authenticated'),
      { type: 'remember', phoneNumber: challenge.phoneNumber },
      release('authenticated'),
      { type: 'emit', output: { name: 'authenticated', tokens: { id_token: 'token' } } },
    ],
  ],
  [
    'the check that was under way fails because of the other tab',
    outrun,
    { type: 'verifyFailed', request: 4, error: limited, at: now },
    { ...authenticated, now },
    [step('authenticated'), release('elsewhere'), byAnotherTab],
  ],
  [
    'the check that was under way may be cancelled, which changes nothing about the sign-in',
    outrun,
    { type: 'cancel', at: now },
    { ...authenticated, now },
    [step('authenticated'), abort, release('elsewhere'), byAnotherTab],
  ],
  [
    'another number may be wanted all the same',
    outrun,
    { type: 'changeNumber', at: now },
    entry,
    [step('phone-entry'), abort, release('abandoned')],
  ],
  [
    'leaving the page keeps what was sent for another time',
    filled,
    { type: 'close', at: now },
    { ...closed, now },
    [step('closed'), release('closed')],
  ],
  [
    'starting anew gives the code up',
    filled,
    { type: 'reset', at: now },
    { ...entry, input: { text: '' } },
    [step('phone-entry'), release('abandoned')],
  ],
];

describe('the machine, after reloads and beside other tabs', () => {
  itKnows(rows);

  for (const [where, state] of Object.entries({ sending, codeEntry, verifying, authenticated }))
    itIgnores(`what a reload left behind, at ${where}`, state, restored);

  for (const [what, resendAt] of [
    ['the same time', challenge.resendAt],
    ['an earlier time', challenge.resendAt - 1],
  ] as const)
    for (const state of [codeEntry, verifying])
      itIgnores(
        `another tab’s code at ${state.step}, when it can be sent again at ${what}`,
        state,
        {
          ...news,
          delay: { ...delay, resendAt },
        },
      );

  itIgnores('another tab’s code before one was sent here', sending, news);
  itIgnores('another tab’s sign-in before a code was sent here', sending, signedInElsewhere);
  itIgnores('what it knows of another tab’s sign-in', outrun, signedInElsewhere);

  it('is told of another tab’s code once: two tabs say it to and fro no more', () => {
    const tabs: [CodeEntryState, CodeEntryState] = [
      codeEntry,
      { ...codeEntry, challenge: { ...delayed, sentAt: now } },
    ];
    // Both begin by telling what they wait for.
    const messages = tabs.map(({ challenge: sent }, from) => ({ from, delay: sent }));
    let told = 0;

    for (let next = messages.shift(); next && told < 100; next = messages.shift(), told++) {
      const to = next.from === 0 ? 1 : 0;
      const event = { type: 'sentElsewhere', delay: next.delay, at: at + 2000 } as const;
      const [state, effects] = transition(tabs[to], event);
      tabs[to] = state as CodeEntryState;
      for (const effect of effects)
        if (effect.type === 'keep') messages.push({ from: to, delay: effect.challenge });
    }

    assert.equal(told, 3);
    assert.equal(tabs[0].challenge.resendAt, tabs[1].challenge.resendAt);
  });
});
