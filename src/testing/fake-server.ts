/** A server that answers as a fixture says, and can be disturbed at one of its requests. */
import type { AskedOfServer, Replies, Reply } from './adapter-fixture.js';
import { demand } from './demand.js';

export interface Disturbance {
  /** Which request, from 0. */
  readonly at: number;
  /**
   * - `unreachable`: no connection.
   * - `late`: no answer before all deadlines are over.
   * - `silent`: no answer at all.
   * - `endless`: an answer that never ends.
   * - `answered`: as if nothing were.
   */
  readonly how: 'unreachable' | 'late' | 'silent' | 'endless' | 'answered';
  readonly onAsked?: () => void;
}

export class FakeServer {
  readonly asked: AskedOfServer[] = [];
  /** How many requests there had been when the last answers were prepared. */
  before = 0;
  /** Makes all deadlines be over. */
  passDeadlines: () => void = () => undefined;
  #replies: Replies = [];
  #disturbance: Disturbance | undefined;

  /** Answers that are left. */
  get open(): number {
    return this.before + this.#replies.length - this.asked.length;
  }

  expect(replies: Replies, disturbance?: Disturbance): void {
    this.before = this.asked.length;
    this.#replies = replies;
    this.#disturbance = disturbance;
  }

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    const at = this.asked.length - this.before;
    const asked: AskedOfServer = {
      url,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: textOf(init.body),
    };
    this.asked.push(asked);
    const { how, onAsked } = this.#disturbance?.at === at ? this.#disturbance : {};
    if (how === 'unreachable') throw new TypeError('Failed to fetch');
    if (how === 'late' || how === 'silent') {
      const ended = untilAborted(init.signal);
      if (how === 'late') this.passDeadlines();
      onAsked?.();
      return ended;
    }
    onAsked?.();
    if (how === 'endless') return new Response(endlessBody(init.signal));
    const reply = this.#replies[at];
    demand(reply !== undefined, `it asks for more than the fixture has: ${asked.method} ${url}`);
    return responseOf(typeof reply === 'function' ? await reply(asked) : reply);
  };
}

const textOf = (body: unknown): string =>
  body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : '';

function responseOf({ status = 200, headers, json, text }: Reply): Response {
  const body = text ?? (json === undefined ? null : JSON.stringify(json));
  return new Response(status === 204 ? null : body, {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

const untilAborted = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => whenAborted(signal, reject));

const endlessBody = (signal: AbortSignal | null | undefined): ReadableStream =>
  new ReadableStream({
    start: (stream) => whenAborted(signal, (error) => stream.error(error)),
  });

/** Fails as `fetch` does. */
function whenAborted(
  signal: AbortSignal | null | undefined,
  fail: (error: DOMException) => void,
): void {
  const end = () => fail(new DOMException('The request was aborted.', 'AbortError'));
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end);
}
