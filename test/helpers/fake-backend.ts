/** A backend whose every call is a promise that the test settles. */
import type {
  BackendOptions,
  Challenge,
  PasswordlessBackend,
  StartRequest,
  TokenSet,
  VerifyRequest,
} from '../../src/backends/backend.js';

export interface Call<Request, Answer> {
  readonly request: Request;
  readonly signal: AbortSignal;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export class FakeBackend implements PasswordlessBackend {
  readonly starts: Call<StartRequest, Challenge>[] = [];
  readonly verifies: Call<VerifyRequest, TokenSet>[] = [];

  start(request: StartRequest, { signal }: BackendOptions): Promise<Challenge> {
    return new Promise((resolve, reject) => {
      this.starts.push({ request, signal, resolve, reject });
    });
  }

  verify(request: VerifyRequest, { signal }: BackendOptions): Promise<TokenSet> {
    return new Promise((resolve, reject) => {
      this.verifies.push({ request, signal, resolve, reject });
    });
  }
}
