/** A backend whose every call is a promise that the test settles. */
import type {
  BackendOptions,
  Challenge,
  PasswordlessBackend,
  StartRequest,
  TokenSet,
  VerifyRequest,
} from '../../src/backends/backend.js';

interface Settle<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * All but the request is private: of a failed assertion the test runner tells what can be cloned, and
 * hangs when there are functions or signals in it.
 */
export class Call<Request, Answer> {
  readonly request: Request;
  readonly #signal: AbortSignal;
  readonly #settle: Settle<Answer>;

  constructor(request: Request, signal: AbortSignal, settle: Settle<Answer>) {
    this.request = request;
    this.#signal = signal;
    this.#settle = settle;
  }

  get signal(): AbortSignal {
    return this.#signal;
  }

  resolve(answer: Answer): void {
    this.#settle.resolve(answer);
  }

  reject(error: unknown): void {
    this.#settle.reject(error);
  }
}

export class FakeBackend implements PasswordlessBackend {
  readonly starts: Call<StartRequest, Challenge>[] = [];
  readonly verifies: Call<VerifyRequest, TokenSet>[] = [];

  start(request: StartRequest, { signal }: BackendOptions): Promise<Challenge> {
    return this.#called(this.starts, request, signal);
  }

  verify(request: VerifyRequest, { signal }: BackendOptions): Promise<TokenSet> {
    return this.#called(this.verifies, request, signal);
  }

  #called<Request, Answer>(
    calls: Call<Request, Answer>[],
    request: Request,
    signal: AbortSignal,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      calls.push(new Call(request, signal, { resolve, reject }));
    });
  }
}
