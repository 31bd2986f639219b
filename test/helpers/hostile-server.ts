/** A server of the test runner's that answers this page as it is told. */
import { executeServerCommand } from '@web/test-runner-commands';
import type { Repeated } from './data.js';

/** How a request is answered; see `test/runners/hostile-server.mjs`. */
export interface HostileAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string | Repeated;
  readonly bytes?: readonly number[];
  readonly isBomb?: true;
  readonly fault?: string;
  readonly preflight?: string;
}

export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly cookie: string;
}

export class HostileServer {
  readonly #port: number;

  private constructor(port: number) {
    this.#port = port;
  }

  static async open(): Promise<HostileServer> {
    const { port } = await executeServerCommand<{ port: number }, object>('hostile-open', {});
    return new HostileServer(port);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** @param answers The next ones of each path; the last one again and again. */
  async answer(answers: Readonly<Record<string, readonly HostileAnswer[]>>): Promise<void> {
    await executeServerCommand('hostile-answer', { port: this.#port, answers });
  }

  /** What it was asked since, preflights aside. */
  asked(): Promise<readonly HostileRequest[]> {
    return executeServerCommand('hostile-asked', { port: this.#port });
  }
}
