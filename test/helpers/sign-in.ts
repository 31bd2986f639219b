/** A flow with a fake backend and clock, and the way to its steps. */
import type { Challenge } from '../../src/backends/backend.js';
import { PasswordlessFlow, type FlowOutputs } from '../../src/flow/flow.js';
import type { PublicFlowState } from '../../src/flow/public-state.js';
import type { FlowEnvironment, FlowSettings } from '../../src/flow/requests.js';
import { FakeBackend } from './fake-backend.js';
import { FakeClock, settled } from './fake-clock.js';

export const phoneNumber = '+14155550123';
export const code = '123456';

const names = ['step', 'code-sent', 'error', 'authenticated'] as const;

export class SignIn {
  readonly backend = new FakeBackend();
  readonly clock = new FakeClock();
  readonly flow: PasswordlessFlow;
  /** What listeners were told, in order. */
  readonly outputs: (readonly [name: keyof FlowOutputs, detail: unknown])[] = [];
  readonly states: PublicFlowState[] = [];

  constructor(settings: Partial<FlowSettings> = {}, environment: FlowEnvironment = {}) {
    const { backend, clock } = this;
    this.flow = new PasswordlessFlow({ backend, ...settings }, { clock, ...environment });
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

  async submitPhone(text = phoneNumber, country?: string): Promise<void> {
    this.flow.submitPhone(text, country);
    await settled();
  }

  async toCodeEntry(challenge: Challenge = {}): Promise<void> {
    await this.submitPhone();
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
