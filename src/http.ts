/**
 * One careful exchange of JSON: with a deadline, a cap on the answer's size, no redirects, no cache,
 * and no cookies unless asked for. Knows nothing of what the answers mean.
 */
import { PasswordlessError } from './errors.js';
import { isBrowserOffline, networkError } from './basics/offline.js';

/** Answers beyond this are cut off unread; a token answer has about 2 KiB. */
const maxBytes = 64 * 1024;

export interface HttpRequest {
  /** Sent as JSON, or as a form when it is `URLSearchParams`. `POST` when there is a body, else `GET`. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Aborting it rejects with its reason. */
  readonly signal?: AbortSignal;
  /** For the whole exchange, the body included. Default 15. */
  readonly deadlineSeconds?: number | undefined;
  /** Default `omit`. */
  readonly credentials?: RequestCredentials | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** 200 to 299. */
  readonly ok: boolean;
  /** The parsed body; undefined when it is no JSON, or nested without end. */
  readonly json: unknown;
  readonly text: string;
  readonly headers: Headers;
  /**
   * Seconds from `Retry-After` (RFC 9110 §10.2.3) or `X-Retry-After`, within 1 to 3,600; undefined
   * when unreadable, as from another origin that doesn't expose it.
   */
  readonly retryAfterSeconds: number | undefined;
}

/**
 * Sends a request and reads the answer, whatever its status.
 *
 * @throws {PasswordlessError} `offline`, `network`, `timeout`, `bad_response`
 */
export async function exchange(url: string, request: HttpRequest = {}): Promise<HttpAnswer> {
  const {
    body,
    headers,
    signal,
    deadlineSeconds = 15,
    credentials = 'omit',
    fetch = globalThis.fetch,
  } = request;
  const isForm = body instanceof URLSearchParams;
  const isOffline = isBrowserOffline();
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(abort, deadlineSeconds * 1000);
  // A refusal by CORS or by the page's own CSP looks the same as no network: fetch tells nothing.
  const unreachable = (cause: unknown): never => {
    throw networkError(cause, isOffline);
  };
  // A page's own fetch may know nothing of signals.
  const end = () =>
    new Promise<never>((_, reject) => {
      controller.signal.onabort = reject;
    });
  const send = async () =>
    fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      redirect: 'manual',
      credentials,
      cache: 'no-store',
      signal: controller.signal,
    });
  const ask = async () => {
    const response = await send().catch(unreachable);
    // Not followed: what was sent is for this server alone.
    if (response.type === 'opaqueredirect') throw badAnswer('a redirect');
    return answer(response, await readText(response, unreachable));
  };
  try {
    signal?.throwIfAborted();
    return await Promise.race([end(), ask()]);
  } catch (cause) {
    signal?.throwIfAborted();
    if (controller.signal.aborted)
      throw new PasswordlessError('timeout', { message: `no answer from ${serverOf(url)}` });
    // What a page's own fetch gives may be anything.
    throw cause instanceof PasswordlessError ? cause : badAnswer('no response', cause);
  } finally {
    // WebKit goes on loading what nobody reads any more.
    abort();
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** Of an address no more than who it is about. */
const serverOf = (url: string) => /^https?:\/\/[^/?#]+/.exec(url)?.[0] ?? 'the page’s own server';

const badAnswer = (message: string, cause?: unknown) =>
  new PasswordlessError('bad_response', { message, cause });

/** A plain object's own member, whatever else the value may be. */
export const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

function answer({ headers, ok, status }: Response, text: string): HttpAnswer {
  return {
    status,
    ok,
    text,
    headers,
    json: parse(text),
    retryAfterSeconds: readRetryAfter(headers.get('retry-after') ?? headers.get('x-retry-after')),
  };
}

/** Nests a hundred times: nobody does but to wear out who walks through it. */
const deep = /([[{][^[\]{}]*){99}/;

function parse(text: string): unknown {
  try {
    return deep.test(text) ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** @param fail Throws what is told when the body breaks off. */
async function readText(response: Response, fail: (cause: unknown) => never): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const refuse = (message: string, cause?: unknown): never => {
    void reader.cancel().catch(() => undefined);
    throw badAnswer(message, cause);
  };
  // Fatal: a body that is not UTF-8 is no JSON (RFC 8259 §8.1).
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(fail);
    if (value) size += value.length;
    if (size > maxBytes) refuse('answer too long');
    try {
      text += decoder.decode(value, { stream: !done });
    } catch (cause) {
      refuse('answer is not UTF-8', cause);
    }
    if (done) return text;
  }
}

const imfFixdate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function readRetryAfter(header: string | null): number | undefined {
  const value = header?.trim() ?? '';
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : imfFixdate.test(value)
      ? Math.ceil((Date.parse(value) - Date.now()) / 1000)
      : NaN;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 1), 3600);
}
