/** How a machine with a fault is made of the one as it is. */
import { transition } from '../../src/flow/machine.js';
import type { FlowEffect, FlowEvent, FlowState, SentChallenge } from '../../src/flow/state.js';
import type { TransitionFunction } from './invariants-move.js';

export interface Fault {
  /** The number of the invariant. */
  readonly breaks: string;
  readonly how: string;
  readonly machine: () => TransitionFunction;
}

/** A state that may be nonsense, and effects; nothing where the machine is as it should be. */
type Outcome = readonly [object, readonly FlowEffect[]] | undefined;
type Faulty = (
  state: FlowState,
  event: FlowEvent,
  next: FlowState,
  effects: readonly FlowEffect[],
) => Outcome;

export const fault = (breaks: string, how: string, faulty: Faulty): Fault => ({
  breaks,
  how,
  machine: () => (state, event) => {
    const right = transition(state, event);
    return (faulty(state, event, ...right) as typeof right | undefined) ?? right;
  },
});

type EventType = FlowEvent['type'];
type EventOf<Type extends EventType> = Extract<FlowEvent, { type: Type }>;

/** A fault at one kind of event. */
export const at = <Type extends EventType>(
  type: Type,
  breaks: string,
  how: string,
  faulty: (
    state: FlowState,
    event: EventOf<Type>,
    next: FlowState,
    effects: readonly FlowEffect[],
  ) => Outcome,
): Fault =>
  fault(breaks, how, (state, event, next, effects) =>
    event.type === type ? faulty(state, event as EventOf<Type>, next, effects) : undefined,
  );

export const but = (state: FlowState, changes: object): FlowState => ({ ...state, ...changes });

export const withChallenge = (state: FlowState, changes: Partial<SentChallenge>): FlowState =>
  'challenge' in state ? but(state, { challenge: { ...state.challenge, ...changes } }) : state;
