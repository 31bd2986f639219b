/** A backend whose answers wait for a scheduler, and that watches what is asked of it. */
import type {
  BackendOptions,
  Challenge,
  PasswordlessBackend,
  StartRequest,
  TokenSet,
  VerifyRequest,
} from '../../src/backends/backend.js';
import { PasswordlessError, type PasswordlessErrorOptions } from '../../src/errors.js';

const fail = (
  code: ConstructorParameters<typeof PasswordlessError>[0],
  options?: PasswordlessErrorOptions,
) => {
  throw new PasswordlessError(code, options);
};

let transactions = 0;

/** What a backend may answer, by the words that a failing run prints. */
export const answers = {
  start: {
    sent: () => ({ transaction: ++transactions }),
    'sent, resend at once': () => ({ transaction: ++transactions, resendInSeconds: 0 }),
    'sent, expires in 60 s': () => ({ transaction: ++transactions, expiresInSeconds: 60 }),
    'send failed': () => fail('send_failed'),
    'rate limited': () => fail('rate_limited', { retryAfterSeconds: 20 }),
    'no network': () => fail('network'),
    'an error of its own': () => {
      throw new TypeError('a fault of the backend');
    },
    nothing: () => undefined,
  },
  verify: {
    'signed in': () => ({ id_token: 'a.b.c' }),
    'wrong code': () => fail('invalid_code', { attemptsLeft: 2 }),
    'expired code': () => fail('code_expired'),
    'too many attempts': () => fail('too_many_attempts'),
    'no network': () => fail('network'),
    'an error of its own': () => {
      throw new TypeError('a fault of the backend');
    },
    nothing: () => undefined,
  },
} as const satisfies Record<string, Record<string, () => unknown>>;

export type StartAnswer = keyof typeof answers.start;
export type VerifyAnswer = keyof typeof answers.verify;

interface Shared {
  readonly signal: AbortSignal;
  /** The scheduler let its answer go. */
  isReleased: boolean;
  /** Its answer was heard of: an event came of it. */
  isTaken: boolean;
}
export type Call = Shared &
  (
    | {
        readonly kind: 'start';
        readonly request: StartRequest;
        readonly answer: StartAnswer;
        challenge?: Challenge;
      }
    | { readonly kind: 'verify'; readonly request: VerifyRequest; readonly answer: VerifyAnswer }
  );

export interface Script {
  readonly start: readonly StartAnswer[];
  readonly verify: readonly VerifyAnswer[];
  /** Whether a call rejects as soon as it is aborted, as `fetch` does; else it goes on. */
  readonly honoursAbort: boolean;
  /** Whether other things happen before an answer has had all its effects. */
  readonly isHasty: boolean;
}

export const isLive = ({ isReleased, signal }: Call) => !isReleased && !signal.aborted;

export class ScheduledBackend implements PasswordlessBackend {
  readonly calls: Call[] = [];
  /** The call whose answer was let go last. */
  released: Call | undefined;
  readonly #script: Script;
  readonly #wait: (label: string) => Promise<unknown>;
  readonly #onCall: (call: Call, others: readonly Call[]) => void;

  /** @param wait Settles when the scheduler says so. */
  constructor(
    script: Script,
    wait: (label: string) => Promise<unknown>,
    onCall: (call: Call, others: readonly Call[]) => void,
  ) {
    this.#script = script;
    this.#wait = wait;
    this.#onCall = onCall;
  }

  start(request: StartRequest, { signal }: BackendOptions): Promise<Challenge> {
    const answer = this.#next('start', this.#script.start);
    return this.#answer({ kind: 'start', request, signal, answer, ...waiting() });
  }

  verify(request: VerifyRequest, { signal }: BackendOptions): Promise<TokenSet> {
    const answer = this.#next('verify', this.#script.verify);
    return this.#answer({ kind: 'verify', request, signal, answer, ...waiting() });
  }

  #next<Answer>(kind: string, script: readonly Answer[]): Answer {
    const before = this.calls.filter((call) => call.kind === kind).length;
    return script[before % script.length] as Answer;
  }

  #answer(call: Call): Promise<never> {
    this.#onCall(call, this.calls);
    this.calls.push(call);
    return new Promise((resolve, reject) => {
      if (this.#script.honoursAbort)
        call.signal.addEventListener('abort', () => reject(call.signal.reason as Error));
      const label = `${call.kind} ${this.calls.length} is answered: ${call.answer}`;
      void this.#wait(label).then(() => {
        this.released = call;
        call.isReleased = true;
        try {
          const table = answers[call.kind] as Record<string, () => unknown>;
          const given = table[call.answer]?.();
          if (call.kind === 'start') call.challenge = given as Challenge;
          resolve(given as never);
        } catch (error) {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as backends do
          reject(error);
        }
      });
    });
  }
}

const waiting = () => ({ isReleased: false, isTaken: false });

/** How often each request was aborted, from now on. */
export function countAborts() {
  const counts = new WeakMap<AbortSignal, number>();
  const { prototype } = AbortController;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on a controller below
  const { abort } = prototype;
  prototype.abort = function (this: AbortController, reason?: unknown) {
    counts.set(this.signal, (counts.get(this.signal) ?? 0) + 1);
    abort.call(this, reason);
  };
  return {
    of: ({ signal }: Call) => counts.get(signal) ?? 0,
    restore: () => {
      prototype.abort = abort;
    },
  };
}
