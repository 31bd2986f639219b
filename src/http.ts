/**
 * One careful exchange of JSON: with a deadline, a cap on the answer's size, no cookies, no
 * redirects and no cache. Knows nothing of what the answers mean.
 */
import { PasswordlessError } from './errors.js';
import { isBrowserOffline } from './basics/offline.js';

/** Answers beyond this are cut off unread; a token answer has about 2 KiB. */
const maxBytes = 64 * 1024;

export interface HttpRequest {
  /** `POST` when there is a body, else `GET`. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Aborting it rejects with its reason. */
  readonly signal?: AbortSignal;
  /** For the whole exchange, the body included. Default 15. */
  readonly deadlineSeconds?: number;
  readonly fetch?: typeof globalThis.fetch;
}

export interface HttpAnswer {
  readonly status: number;
  /** 200 to 299. */
  readonly ok: boolean;
  /** The parsed body; absent when it is no JSON. */
  readonly json?: unknown;
  readonly text: string;
  /** Seconds from `Retry-After` (RFC 9110 §10.2.3), within 1 to 3,600; absent when unreadable. */
  readonly retryAfterSeconds?: number;
}

/**
 * Sends a request and reads the answer, whatever its status.
 *
 * @throws {PasswordlessError} `offline`, `network`, `timeout`, `bad_response`
 */
export async function exchange(url: string, request: HttpRequest = {}): Promise<HttpAnswer> {
  const { body, headers, signal, deadlineSeconds = 15, fetch = globalThis.fetch } = request;
  const isOffline = isBrowserOffline();
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(abort, deadlineSeconds * 1000);
  try {
    signal?.throwIfAborted();
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: controller.signal,
    });
    return answer(response, await readText(response));
  } catch (cause) {
    signal?.throwIfAborted();
    if (controller.signal.aborted)
      throw new PasswordlessError('timeout', { message: `no answer from ${new URL(url).origin}` });
    if (cause instanceof PasswordlessError) throw cause;
    // A refusal by CORS or by the page's own CSP looks the same as no network: fetch tells nothing.
    throw new PasswordlessError(isOffline ? 'offline' : 'network', { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** The error for an answer that says nothing more precise than its status. */
export function statusError({ status, retryAfterSeconds }: HttpAnswer): PasswordlessError {
  const message = `HTTP status ${status}`;
  if (status === 429)
    return new PasswordlessError('rate_limited', {
      message,
      retryAfterSeconds: retryAfterSeconds ?? 60,
    });
  return new PasswordlessError(status >= 500 ? 'server_error' : 'bad_response', { message });
}

/** A plain object's own member, whatever else the value may be. */
export const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

function answer(response: Response, text: string): HttpAnswer {
  const retryAfterSeconds = readRetryAfter(response.headers.get('retry-after'));
  return {
    status: response.status,
    ok: response.ok,
    text,
    ...parse(text),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

function parse(text: string): { json?: unknown } {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return {};
  }
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const refuse = (message: string, cause?: unknown): never => {
    void reader.cancel().catch(() => undefined);
    throw new PasswordlessError('bad_response', { message, cause });
  };
  // Fatal: a body that is not UTF-8 is no JSON (RFC 8259 §8.1).
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
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
