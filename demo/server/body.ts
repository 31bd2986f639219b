/** Reads a request's body, JSON or form, into one flat record; refuses what is too large, malformed or of another type. */
import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 16 * 1024;
const JSON_TYPE = 'application/json';

export type Body = ReadonlyMap<string, unknown>;

/** A body that can't be used. `status` is 400, 413 or 415; the message is fit for the client. */
export class BodyError extends Error {
  override name = 'BodyError';
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/** Only these two types are read: any other would let a page post across origins without a preflight. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const type = typeOf(request);
  if (type === JSON_TYPE) return parseJson(await readText(request));
  if (type === 'application/x-www-form-urlencoded') return parseForm(await readText(request));
  throw new BodyError(
    415,
    'The body must be application/json or application/x-www-form-urlencoded.',
  );
}

/** For what only scripts ask: a page of another origin can't post this type without a preflight. */
export async function readJsonBody(request: IncomingMessage): Promise<Body> {
  if (typeOf(request) === JSON_TYPE) return parseJson(await readText(request));
  throw new BodyError(415, 'The body must be application/json.');
}

function typeOf(request: IncomingMessage): string | undefined {
  return request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
}

async function readText(request: IncomingMessage): Promise<string> {
  const tooLarge = new BodyError(413, `The body must not exceed ${MAX_BYTES} bytes.`);
  if (Number(request.headers['content-length']) > MAX_BYTES) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): Body {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BodyError(400, 'The body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BodyError(400, 'The body must be a JSON object.');
  }
  return new Map(Object.entries(value));
}

function parseForm(text: string): Body {
  const body = new Map<string, unknown>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (body.has(name)) throw new BodyError(400, `The parameter ${name} must not be given twice.`);
    body.set(name, value);
  }
  return body;
}
