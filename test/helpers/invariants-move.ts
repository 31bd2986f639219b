/** One event, and what the machine made of it. */
import type {
  FlowEffect,
  FlowEvent,
  FlowOutput,
  FlowState,
  SentChallenge,
  Transition,
} from '../../src/flow/state.js';

export type TransitionFunction = (state: FlowState, event: FlowEvent) => Transition;

export interface Move {
  readonly state: FlowState;
  readonly event: FlowEvent;
  readonly next: FlowState;
  readonly effects: readonly FlowEffect[];
  readonly transition: TransitionFunction;
  /** What the machine threw. */
  readonly thrown?: unknown;
}

export type EffectOf<Type extends FlowEffect['type']> = Extract<FlowEffect, { type: Type }>;
export type OutputOf<Name extends FlowOutput['name']> = Extract<FlowOutput, { name: Name }>;

/** What has to be asked of somebody, and is answered. */
export type Asked = EffectOf<'check' | 'start' | 'verify'>;

type Answer = Extract<FlowEvent, { request: number }>['type'];

/** What an answer can be to. */
export const canAnswer: Readonly<Record<Answer, readonly Asked['type'][]>> = {
  numberChecked: ['check'],
  codeSent: ['start'],
  sendFailed: ['check', 'start'],
  verified: ['verify'],
  verifyFailed: ['verify'],
};

export const isAsking = (effect: FlowEffect): effect is Asked =>
  effect.type === 'check' || effect.type === 'start' || effect.type === 'verify';

export const effectsOf = <Type extends FlowEffect['type']>(
  { effects }: Pick<Move, 'effects'>,
  type: Type,
): readonly EffectOf<Type>[] =>
  effects.length
    ? effects.filter((effect): effect is EffectOf<Type> => effect.type === type)
    : none;

export const effectOf = <Type extends FlowEffect['type']>(
  { effects }: Pick<Move, 'effects'>,
  type: Type,
): EffectOf<Type> | undefined =>
  effects.find((effect): effect is EffectOf<Type> => effect.type === type);

export const asks = ({ effects }: Pick<Move, 'effects'>): readonly Asked[] =>
  effects.length ? effects.filter(isAsking) : none;

export const outputOf = <Name extends FlowOutput['name']>(
  { effects }: Pick<Move, 'effects'>,
  name: Name,
): OutputOf<Name> | undefined => {
  for (const effect of effects)
    if (effect.type === 'emit' && effect.output.name === name)
      return effect.output as OutputOf<Name>;
  return undefined;
};

export const challengeOf = (state: FlowState): SentChallenge | undefined =>
  'challenge' in state ? state.challenge : undefined;

export const isTaken = ({ state, next }: Move): boolean => next !== state;

const none: readonly never[] = [];
