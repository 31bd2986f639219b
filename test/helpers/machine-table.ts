/** The table of the machine's rules: state and event, then state and effects. */
import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { transition } from '../../src/flow/machine.js';
import type { FlowEffect, FlowEvent, FlowState, ReleaseReason } from '../../src/flow/state.js';
import { at, challenge as sent, input, phoneEntry } from './flow-sample.js';

export type Row = readonly [
  rule: string,
  state: FlowState,
  event: FlowEvent,
  next: FlowState,
  effects: readonly FlowEffect[],
];

/** A second after the states of the sample. */
export const now = at + 1000;

export const step = (name: FlowState['step']): FlowEffect => ({
  type: 'emit',
  output: { name: 'step', step: name },
});

export const told = (error: PasswordlessError): FlowEffect => ({
  type: 'emit',
  output: { name: 'error', error },
});

export const keep = (challenge = sent): FlowEffect => ({ type: 'keep', challenge, input });

export const release = (because: ReleaseReason, challenge = sent): FlowEffect => ({
  type: 'release',
  challenge,
  because,
});

/** Another tab has signed in. */
export const byAnotherTab: FlowEffect = {
  type: 'emit',
  output: { name: 'authenticated', tokens: {}, source: 'another-tab' },
};

export const abort: FlowEffect = { type: 'abort', request: 4 };

/** The next request. */
export const five = { request: 5, requests: 5, now };

/** The first step, with what was typed before. */
export const entry = { ...phoneEntry, now };

export const offline = new PasswordlessError('offline');
export const limited = new PasswordlessError('rate_limited', { retryAfterSeconds: 45 });
export const limit = {
  code: 'rate_limited',
  retryAt: now + 45_000,
  retryAfterSeconds: 45,
} as const;

/** Makes a test of each row. */
export function itKnows(rows: readonly Row[]): void {
  for (const [rule, state, event, next, effects] of rows)
    it(`knows at ${state.step} that ${rule}`, () => {
      const transitioned = transition(state, event);

      assert.deepEqual(transitioned, [next, effects]);
    });
}

/** Makes a test that an event changes nothing. */
export function itIgnores(what: string, state: FlowState, event: FlowEvent): void {
  it(`ignores ${what}`, () => {
    const [next, effects] = transition(state, event);

    assert.equal(next, state);
    assert.isEmpty(effects);
  });
}
