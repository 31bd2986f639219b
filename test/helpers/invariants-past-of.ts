/** What may have led to a state of the sample, which stands alone. */
import type { FlowState } from '../../src/flow/state.js';
import type { Asked } from './invariants-move.js';
import { nothingYet, type Past } from './invariants-past.js';

/** A past that leads to a state, for states that stand alone. */
export function pastOf(state: FlowState): Past {
  const { requests } = state;
  const past = { ...nothingYet, lastRequest: requests, gestures: 1 };
  switch (state.step) {
    case 'phone-entry':
      return { ...past, input: state.input, doubtful: state.doubtful };
    case 'sending': {
      const { request, input } = state;
      return { ...past, input, open: [{ type: 'check', request, input }] };
    }
    case 'code-entry':
    case 'verifying': {
      const { request, challenge, input, code, refused, isEdited, isDoneElsewhere = false } = state;
      const { phoneNumber, transaction } = challenge;
      const asked: Asked | undefined =
        request === undefined
          ? undefined
          : state.step === 'verifying'
            ? { type: 'verify', request, phoneNumber, transaction, code }
            : { type: 'start', request, phoneNumber, channel: 'sms', replaces: challenge };
      return {
        ...past,
        challenge,
        input,
        refused,
        isTouched: isEdited,
        checked: code,
        isDoneElsewhere,
        open: asked ? [asked] : [],
        kept: { type: 'keep', challenge, input },
      };
    }
    case 'authenticated':
      return { ...past, successes: 1 };
    case 'closed':
      return past;
  }
}
