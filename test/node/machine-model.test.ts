/** The machine beside a simpler one that was written apart from it; a difference is made short. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { transition } from '../../src/flow/machine.js';
import {
  acts,
  answers,
  eventOf,
  type Draft,
  type Happening,
} from '../helpers/invariants-drafts.js';
import { advance, newModel, type Model } from '../helpers/invariants-model.js';
import { challengeOf } from '../helpers/invariants-move.js';
import { WatchedMachine } from '../helpers/invariants.js';

const runs = 3000;
const seed = Number(process.env.FUZZ_SEED ?? 20261123);

/** What the model says, too. */
function seenOf({ state, past, now }: WatchedMachine): object {
  const { resendAt = 0, channel = 'sms' } = { ...challengeOf(state) };
  return {
    step: state.step,
    awaits: past.open[0]?.type,
    hasError: 'error' in state,
    isDoubtful: 'doubtful' in state,
    code: 'code' in state ? state.code : '',
    wait: Math.max(0, resendAt - now),
    channel,
    messages: past.messages,
  };
}

function expectedOf(model: Model): object {
  const { step, awaits, hasError, isDoubtful, code, channel, messages, now, resendAt } = model;
  const isCode = step === 'code-entry' || step === 'verifying';
  const wait = isCode ? Math.max(0, resendAt - now) : 0;
  return { step, awaits, hasError, isDoubtful, code, wait, channel, messages };
}

class Command implements fc.Command<Model, WatchedMachine> {
  readonly #draft: Draft;
  readonly #isAstray: boolean;

  constructor(draft: Draft, isAstray: boolean) {
    this.#draft = draft;
    this.#isAstray = isAstray;
  }

  /** Most of what leads nowhere is left out, so that the others come far. */
  check(model: Readonly<Model>): boolean {
    const next = { ...model };
    advance(next, { ...this.#draft, after: 0 });
    return this.#isAstray || JSON.stringify(next) !== JSON.stringify(model);
  }

  run(model: Model, machine: WatchedMachine): void {
    const broken = machine.send(eventOf(this.#draft, machine));
    advance(model, this.#draft);

    assert.equal(broken && `${broken.id} ${broken.says}`, undefined);
    assert.deepEqual(seenOf(machine), expectedOf(model));
  }

  toString(): string {
    return JSON.stringify(this.#draft);
  }
}

const commandOf = (some: readonly Happening[], tenthsAstray = 1) =>
  fc
    .record({
      what: fc.constantFrom(...some),
      after: fc.constantFrom(0, 0, 1, 1000, 30_000, 60_000, 120_000, 3_600_000),
      isAstray: fc.integer({ min: 1, max: 10 }).map((tenth) => tenth <= tenthsAstray),
    })
    .map(({ isAstray, ...draft }) => new Command(draft, isAstray));

const good = Object.values(answers).map((some) => commandOf(some.good, 0));
const { submitPhone, typeCode, submitCode, resend, ...others } = acts;
const whole: Happening = { type: 'typeCode', code: '123456' };

/** Each is as likely as any other. */
const commands = fc.commands(
  [
    ...[...good, ...good, commandOf(submitPhone, 0), commandOf(resend)],
    ...[commandOf([whole], 0), commandOf([whole], 0), commandOf(typeCode)],
    ...[commandOf(submitCode), commandOf(submitCode), commandOf(submitCode)],
    ...[commandOf(Object.values(others).flat()), commandOf(others.sentElsewhere)],
    commandOf(Object.values(answers).flatMap(({ bad }) => bad)),
    commandOf(answers.check.good.map((one) => ({ ...one, off: -1 }) as Happening)),
  ],
  { maxCommands: 100, size: 'max' },
);

describe('the machine, beside its model', () => {
  it(`goes the same ways in ${runs} sequences (seed ${seed})`, () => {
    const reached = new Map<string, number>();

    fc.assert(
      fc.property(commands, (some) => {
        const machine = new WatchedMachine((state, event) => {
          reached.set(state.step, (reached.get(state.step) ?? 0) + 1);
          return transition(state, event);
        });
        fc.modelRun(() => ({ model: newModel(), real: machine }), some);
      }),
      { numRuns: runs, seed, includeErrorInReport: true },
    );

    for (const step of ['code-entry', 'verifying', 'authenticated', 'closed'])
      assert.ok((reached.get(step) ?? 0) > runs / 4, `${step}: ${reached.get(step) ?? 0} events`);
  });
});
