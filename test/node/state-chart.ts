/**
 * The state chart, found by walking: from the first state on, everything that can happen happens at
 * every kind of state, breadth first, until nothing new turns up.
 */
import { transition } from '../../src/flow/machine.js';
import type { FlowEvent, FlowStep } from '../../src/flow/state.js';
import { acts, answers, eventOf, type Happening } from '../helpers/invariants-drafts.js';
import { challengeOf } from '../helpers/invariants-move.js';
import { WatchedMachine } from '../helpers/invariants.js';

export const steps: readonly FlowStep[] = [
  ...(['phone-entry', 'sending', 'code-entry', 'verifying', 'authenticated', 'closed'] as const),
];

/** What rules look at in a state; times, numbers and texts are left out. */
export interface Kind {
  readonly step: FlowStep;
  readonly awaits?: 'check' | 'start' | 'verify' | undefined;
  readonly hasError?: boolean;
  readonly isDoubtful?: boolean;
  readonly code?: 'none' | 'part' | 'whole' | 'refused';
  /** Whether another code than the one in the field was refused. */
  readonly hasRefused?: boolean;
  /** Whether a code was entered since one was checked. */
  readonly isEntered?: boolean;
  /** Whether a code can be sent again. */
  readonly isDue?: boolean;
  readonly isDoneElsewhere?: boolean;
}

const named = ({ step, awaits, code, ...facts }: Kind): string =>
  [step, awaits && `awaits ${awaits}`, code && `code ${code}`]
    .concat(Object.entries(facts).flatMap(([name, is]) => (is ? [name] : [])))
    .filter(Boolean)
    .sort()
    .join(', ');

export function kindOf({ state, past }: WatchedMachine): string {
  const { step } = state;
  const awaits = past.open[0]?.type;
  const hasError = 'error' in state;
  switch (state.step) {
    case 'phone-entry':
      return named({ step, hasError, isDoubtful: 'doubtful' in state });
    case 'sending':
      return named({ step, awaits });
    case 'code-entry':
    case 'verifying': {
      const { code, refused, isEdited, isDoneElsewhere = false, challenge } = state;
      const isWhole = code.length === challenge.codeLength && /^[0-9]+$/.test(code);
      const isRefused = refused.includes(code);
      return named({
        ...{ step, awaits, hasError, isEntered: isEdited, isDoneElsewhere },
        hasRefused: refused.some((one) => one !== code),
        code: isRefused ? 'refused' : isWhole ? 'whole' : code ? 'part' : 'none',
        isDue: state.now >= challenge.resendAt,
      });
    }
    default:
      return named({ step });
  }
}

const booleans = [false, true];

/** Every kind of state that there is, by the reasons for which there are no others. */
export function documentedKinds(): ReadonlySet<string> {
  const kinds: Kind[] = [
    { step: 'phone-entry' },
    { step: 'phone-entry', hasError: true },
    { step: 'phone-entry', isDoubtful: true },
    { step: 'sending', awaits: 'check' },
    { step: 'sending', awaits: 'start' },
    { step: 'authenticated' },
    { step: 'closed' },
  ];
  for (const code of ['none', 'part', 'whole', 'refused'] as const)
    for (const hasRefused of booleans)
      for (const isDue of booleans) {
        const field = { code, hasRefused, isDue };
        const isWhole = code === 'whole' || code === 'refused';
        for (const isEntered of booleans)
          for (const hasError of booleans) {
            // What stands in the field was entered, or has just failed to be checked.
            if (code === 'none' || isEntered || (isWhole && hasError))
              kinds.push({ step: 'code-entry', ...field, isEntered, hasError });
            // A resend empties the field and takes the error away.
            if (!hasError && (code === 'none' || isEntered))
              kinds.push({ step: 'code-entry', awaits: 'start', ...field, isEntered });
          }
        // What is checked counts as refused no more.
        if (code === 'whole')
          for (const isDoneElsewhere of booleans)
            kinds.push({ step: 'verifying', awaits: 'verify', ...field, isDoneElsewhere });
      }
  return new Set(kinds.map((kind) => named(kind)));
}

/** From one step to another, or from one thing that is awaited to another. */
export interface Turn {
  readonly from: FlowStep;
  readonly event: FlowEvent;
  readonly to: FlowStep;
}

export interface Walk {
  readonly kinds: ReadonlySet<string>;
  /** Kind, event, kind. */
  readonly edges: ReadonlySet<string>;
  readonly turns: readonly Turn[];
}

export const edgeName = (from: string, { type }: FlowEvent, to: string): string =>
  `${from} | ${type} | ${to}`;

/** A kind is walked from more than once: with two refused codes there are other ways than with one. */
function placeOf(machine: WatchedMachine): string {
  const { refused = [] } = machine.state as { refused?: readonly string[] };
  return `${kindOf(machine)}, ${Math.min(refused.length, 2)}`;
}

const happenings: readonly Happening[] = [
  ...Object.values(answers).flatMap(({ good, bad }) => [...good, ...bad]),
  ...Object.values(acts).flat(),
];

export function walk(): Walk {
  const first = new WatchedMachine(transition);
  const kinds = new Set([kindOf(first)]);
  const seen = new Set([placeOf(first)]);
  const edges = new Set<string>();
  const turns: Turn[] = [];
  const queue = [first];
  for (const machine of queue) {
    const from = kindOf(machine);
    const wait = Math.max(0, (challengeOf(machine.state)?.resendAt ?? 0) - machine.now);
    for (const what of happenings)
      for (const after of [0, wait, wait + 3_600_000, -86_400_000]) {
        const next = machine.copy();
        const event = eventOf({ what, after }, next);
        const broken = next.send(event);
        if (broken) throw new Error(`${broken.id} is broken at ${from} by ${event.type}`);
        if (next.state === machine.state) continue;
        const to = kindOf(next);
        edges.add(edgeName(from, event, to));
        const [awaited, awaits] = [machine, next].map(({ past }) => past.open[0]?.type);
        if (next.state.step !== machine.state.step || awaits !== awaited || event.type === 'reset')
          turns.push({ from: machine.state.step, event, to: next.state.step });
        const place = placeOf(next);
        if (!seen.has(place)) queue.push(next);
        seen.add(place);
        kinds.add(to);
      }
  }
  return { kinds, edges, turns };
}
