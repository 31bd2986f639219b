/**
 * What must hold of a sign-in, whatever happens in whatever order: each rule once, by its number.
 *
 * Of the forty, these are not the machine's, or not it alone; they are tested with the flow and the
 * element: I2, as far as values of a wrong type go (flow-failures, flow-resume-hostile, auth0-answers);
 * I28, deadlines (flow-backend, http-end); I31 and I32, listeners that act or throw (flow-listeners,
 * element-events); I34, settings that change meanwhile (element-configuration); I35, what is marked as
 * busy (accessibility-semantics, proof-*); I37, where text comes from (element-*, i18n-*); I38, being
 * offline (flow-offline, http); I39, as far as the page's own events go (element-offline,
 * element-lifecycle-page); I40, WebOTP (element-web-otp).
 */
import { initialState } from '../../src/flow/machine.js';
import type { FlowEvent, FlowState } from '../../src/flow/state.js';
import { deepFreeze } from './deep-freeze.js';
import { codeInvariants } from './invariants-code.js';
import type { Move, TransitionFunction } from './invariants-move.js';
import { nothingYet, remember, type Invariant, type Past } from './invariants-past.js';
import { requestInvariants } from './invariants-requests.js';
import { stepInvariants } from './invariants-steps.js';
import { tabInvariants } from './invariants-tabs.js';
import { timeInvariants } from './invariants-time.js';

export const invariants: readonly Invariant[] = [
  ...stepInvariants,
  ...requestInvariants,
  ...codeInvariants,
  ...timeInvariants,
  ...tabInvariants,
].sort((one, other) => order(one.id) - order(other.id));

/** The forty first, then those that came later. */
function order(id: string): number {
  return Number(id.slice(1)) + (id.startsWith('N') ? 100 : 0);
}

/** What becomes of a state; what the machine throws is an outcome too. */
export function moveOf(transition: TransitionFunction, state: FlowState, event: FlowEvent): Move {
  try {
    const [next, effects] = transition(state, event);
    return { state, event, next, effects, transition };
  } catch (thrown) {
    return { state, event, next: state, effects: [], transition, thrown };
  }
}

/** Those that millions of sequences can be held against. */
export const quickInvariants = invariants.filter(({ isCostly }) => !isCostly);

/** Epoch milliseconds: no clock that is only set back by days comes near zero. */
const noon = Date.UTC(2026, 0, 1, 12);

/** A machine from its first state on, and which invariants it breaks. */
export class WatchedMachine {
  state: FlowState = { ...initialState, now: noon };
  past: Past = nothingYet;
  /** The clock: it goes on when an event is ignored, too. */
  now = noon;
  readonly #transition: TransitionFunction;
  readonly #watched: readonly Invariant[];

  constructor(transition: TransitionFunction, watched = invariants) {
    this.#transition = transition;
    this.#watched = watched;
  }

  /** One that goes its own way from here on. */
  copy(): WatchedMachine {
    const copy = new WatchedMachine(this.#transition, this.#watched);
    const { state, past, now } = this;
    return Object.assign(copy, { state, past, now });
  }

  /** The first invariant that the event breaks. */
  send(event: FlowEvent): Invariant | undefined {
    const move = moveOf(this.#transition, this.state, event);
    const before = this.past;
    this.now = event.at;
    // Whoever writes to a state throws then.
    this.state = this.#watched === quickInvariants ? move.next : deepFreeze(move.next);
    this.past = remember(before, move);
    const isIgnored = move.next === move.state && !move.effects.length;
    for (const invariant of this.#watched) {
      if (isIgnored && !invariant.isOfIgnored) continue;
      if (!invariant.holds(move, before, this.past)) return invariant;
    }
    return undefined;
  }
}
