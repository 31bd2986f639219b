/** A flow with a fake backend and clock, and the way to its steps. */
import type { Challenge, Channel } from '../../src/backends/backend.js';
import { secondsUntil } from '../../src/flow/clock.js';
import type { Continuity } from '../../src/flow/continuity.js';
import { PasswordlessFlow, type FlowOutputs } from '../../src/flow/flow.js';
import type { PublicFlowState } from '../../src/flow/public-state.js';
import type { FlowEnvironment, FlowSettings } from '../../src/flow/settings.js';
import type { SentChallenge } from '../../src/flow/state.js';
import { FakeBackend } from './fake-backend.js';
import { FakeClock, settled } from './fake-clock.js';

export const phoneNumber = '+14155550123';
export const code = '123456';

const names = ['step', 'code-sent', 'error', 'authenticated'] as const;

export class SignIn {
  readonly backend = new FakeBackend();
  readonly clock: FakeClock;
  readonly flow: PasswordlessFlow;
  /** What listeners were told, in order. */
  readonly outputs: (readonly [name: keyof FlowOutputs, detail: unknown])[] = [];
  readonly states: PublicFlowState[] = [];

  /** @param settings May change: they are read anew at each request. */
  constructor(
    settings: Partial<FlowSettings> = {},
    environment: FlowEnvironment & { readonly clock?: FakeClock } = {},
    continuity?: Continuity,
  ) {
    const { backend } = this;
    const { clock = new FakeClock() } = environment;
    this.clock = clock;
    this.flow = new PasswordlessFlow(() => ({ backend, ...settings }), { ...environment, clock });
    if (continuity) this.flow.continuity = continuity;
    this.flow.subscribe((state) => this.states.push(state));
    for (const name of names) this.flow.on(name, (detail) => this.outputs.push([name, detail]));
  }

  get step(): string {
    return this.flow.state.step;
  }

  get error(): string | undefined {
    const { state } = this.flow;
    return 'error' in state ? state.error.code : undefined;
  }

  /** Names of what listeners were told. */
  get told(): readonly string[] {
    return this.outputs.map(([name]) => name);
  }

  /** The code that is awaited. */
  get challenge(): Omit<SentChallenge, 'transaction'> {
    const { state } = this.flow;
    if (!('challenge' in state)) throw new Error(`There is no challenge at ${state.step}.`);
    return state.challenge;
  }

  /** Until a code can be sent again, as a page would show it. */
  get secondsLeft(): number {
    return secondsUntil(this.flow.state.now, this.challenge.resendAt);
  }

  /** What came with the last output of a name. */
  lastOutput(name: keyof FlowOutputs): unknown {
    return this.outputs.filter(([one]) => one === name).at(-1)?.[1];
  }

  async submitPhone(text = phoneNumber, country?: string): Promise<void> {
    this.flow.submitPhone(text, country);
    await settled();
  }

  async toCodeEntry(challenge: Challenge = {}, text = phoneNumber): Promise<void> {
    await this.submitPhone(text);
    this.backend.starts.at(-1)?.resolve(challenge);
    await settled();
  }

  /** Waits for the delay to be over, and has another code sent. */
  async resend(challenge: Challenge = {}, channel?: Channel): Promise<void> {
    this.clock.advance(Math.max(0, this.challenge.resendAt - this.clock.now()));
    this.flow.resend(channel);
    await settled();
    this.backend.starts.at(-1)?.resolve(challenge);
    await settled();
  }

  async submitCode(text = code): Promise<void> {
    this.flow.typeCode(text);
    this.flow.submitCode();
    await settled();
  }

  async toVerifying(challenge?: Challenge): Promise<void> {
    await this.toCodeEntry(challenge);
    await this.submitCode();
  }

  async toAuthenticated(tokens = {}): Promise<void> {
    await this.toVerifying();
    this.backend.verifies.at(-1)?.resolve(tokens);
    await settled();
  }
}

/** Runs something whose listeners throw; gives what is thrown where the page's own report sees it. */
export async function reported(act: () => void | Promise<void>): Promise<readonly unknown[]> {
  const errors: unknown[] = [];
  const { queueMicrotask } = globalThis;
  globalThis.queueMicrotask = (task) => {
    try {
      task();
    } catch (error) {
      errors.push(error);
    }
  };
  try {
    await act();
    await settled();
  } finally {
    globalThis.queueMicrotask = queueMicrotask;
  }
  return errors;
}
