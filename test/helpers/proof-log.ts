/** What a sign-in must tell of: no event is lost, told twice, too early or too late (I31). */
import type { PublicFlowState } from '../../src/flow/public-state.js';

interface Details {
  readonly challenge?: { readonly resends: number; readonly phoneNumber: string };
  readonly error?: { readonly code: string };
}

/** What is told of a change, in short and in order. The element itself keeps `closed` to itself. */
export function tellsOf(before: PublicFlowState, after: PublicFlowState): readonly string[] {
  const [was, is] = [before as Details, after as Details];
  const isOther = before.step !== after.step;
  const isSent =
    after.step === 'code-entry' &&
    (before.step === 'sending' || (is.challenge?.resends ?? 0) > (was.challenge?.resends ?? 0));
  return [
    ...(isOther ? [`step ${after.step}`] : []),
    ...(isSent ? [is.challenge?.resends ? 'code-sent again' : 'code-sent'] : []),
    ...(is.error && is.error !== was.error ? [`error ${is.error.code}`] : []),
  ];
}

export class Log {
  readonly #isKept: (told: string) => boolean;
  #state: PublicFlowState;
  #due: readonly string[] = [];
  /** The page hears of a success before it shows: it may need more time. */
  #isSuccessTold = false;
  /** States and events, as they came. */
  readonly lines: string[] = [];
  readonly violations: string[] = [];
  /** How many events came as they were due. */
  told = 0;

  /** @param isKept Whether the page never hears of it. */
  constructor(state: PublicFlowState, isKept: (told: string) => boolean = () => false) {
    this.#state = state;
    this.#isKept = isKept;
  }

  /** The state is another one: all that was to be told of the one before has been told. */
  state(next: PublicFlowState): void {
    this.end();
    const isSuccess = next.step === 'authenticated' && this.#state.step !== 'authenticated';
    if (isSuccess !== this.#isSuccessTold)
      this.violations.push(`I31 ${isSuccess ? 'never told of' : 'too early'}: authenticated`);
    this.#isSuccessTold = false;
    this.#due = tellsOf(this.#state, next).filter((told) => !this.#isKept(told));
    this.#state = next;
    this.lines.push(`[${next.step}${next.isPending ? ' …' : ''}]`);
  }

  event(told: string): void {
    this.lines.push(told);
    if (told === 'authenticated' && !this.#isSuccessTold && !this.#due.length) {
      this.#isSuccessTold = true;
      this.told++;
      return;
    }
    const [due, ...others] = this.#due;
    if (told === due) {
      this.#due = others;
      this.told++;
    } else this.violations.push(`I31 “${told}” came, but “${due ?? 'nothing'}” was due`);
  }

  end(): void {
    if (this.#due.length) this.violations.push(`I31 never told of: ${this.#due.join(', ')}`);
    this.#due = [];
  }
}
