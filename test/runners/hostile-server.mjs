// Servers that misbehave as a test tells them to, below HTTP where need be.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { constants, deflateRawSync } from 'node:zlib';

/**
 * @typedef {object} Answer
 * @property {number} [status] Default 200.
 * @property {Record<string, string | null>} [headers] Beside the usual ones; `null` leaves one out.
 * @property {string | { prefix: string, repeat: string, count: number, suffix: string }} [body]
 * @property {number[]} [bytes] In place of a body.
 * @property {true} [isBomb] In place of a body: a gigabyte of zeros that gzip has made small.
 * @property {'silence' | 'reset' | 'reset after head' | 'reset in body' | 'short' | 'drip' | 'stall' | 'hints'} [fault]
 * @property {'missing' | 'silence'} [preflight]
 */

const chunkLength = 64 * 1024;
/** Long enough for what was written to arrive before the connection is reset. */
const arrivalMilliseconds = 30;
const dripMilliseconds = 100;

const usualHeaders = {
  'content-type': 'application/json',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
  connection: 'close',
};

const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function* contentOf({ body = '', bytes, isBomb }) {
  if (bytes) yield Uint8Array.from(bytes);
  else if (isBomb) yield* bomb();
  else if (typeof body === 'string') yield body;
  else yield* repeated(body);
}

function* repeated({ prefix, repeat, count, suffix }) {
  const once = Math.max(1, Math.floor(chunkLength / repeat.length));
  yield prefix;
  for (let left = count; left > 0; left -= once) yield repeat.repeat(Math.min(left, once));
  yield suffix;
}

/** Blocks that are whole by themselves can be repeated. Nobody reads as far as the checksum. */
function* bomb() {
  const zeros = Buffer.alloc(1024 * 1024);
  const block = deflateRawSync(zeros, { finishFlush: constants.Z_FULL_FLUSH });
  yield Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
  for (let blocks = 0; blocks < 1024; blocks++) yield block;
}

const head = (status, headers) =>
  [
    `HTTP/1.1 ${status} Told`,
    ...Object.entries(headers).flatMap(([name, value]) =>
      value === null ? [] : [`${name}: ${value}`],
    ),
    '\r\n',
  ].join('\r\n');

/** Waits where the other side doesn't read; ends when it goes away. */
async function write(socket, chunks) {
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const chunk of chunks) {
    if (socket.destroyed) return;
    if (socket.write(chunk)) continue;
    const drained = new Promise((resolve) => socket.once('drain', resolve));
    await Promise.race([drained, closed]);
  }
}

function preflight(socket, { preflight: fault }) {
  if (fault === 'silence') return;
  socket.end(
    head(fault === 'missing' ? 404 : 204, {
      ...usualHeaders,
      'access-control-allow-headers': 'content-type, x-request-language, authorization',
      'access-control-allow-methods': 'GET, POST',
      'access-control-max-age': '600',
      ...(fault && { 'access-control-allow-origin': null }),
    }),
  );
}

async function respond(socket, answer) {
  const { status = 200, fault } = answer;
  if (fault === 'silence') return;
  if (fault === 'reset') {
    socket.resetAndDestroy();
    return;
  }
  const content = contentOf(answer);
  const isHalf = fault && fault !== 'hints';
  const [first = ''] = isHalf ? content : [];
  const half = first.slice(0, Math.ceil(first.length / 2));
  const headers = {
    ...usualHeaders,
    ...(isHalf && { 'content-length': 50_000 }),
    ...answer.headers,
  };
  if (fault === 'hints')
    socket.write('HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload; as=style\r\n\r\n');
  socket.write(head(status, headers));
  switch (fault) {
    case 'reset after head':
      await later(arrivalMilliseconds);
      socket.resetAndDestroy();
      return;
    case 'reset in body':
      socket.write(half);
      await later(arrivalMilliseconds);
      socket.resetAndDestroy();
      return;
    case 'stall':
      socket.write(half);
      return;
    case 'short':
      socket.end(half);
      return;
    case 'drip':
      for (const byte of Buffer.from(first)) {
        if (socket.destroyed) return;
        socket.write(Uint8Array.of(byte));
        await later(dripMilliseconds);
      }
      return;
    default:
      await write(socket, content);
      socket.end();
  }
}

class HostileServer {
  #server = createServer((socket) => void this.#serve(socket));
  #sockets = new Set();
  /** @type {Record<string, Answer[]>} By path: the next ones; the last one again and again. */
  answers = {};
  /** Requests that came, preflights aside. */
  asked = [];

  async listen() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this.#server.address().port;
  }

  close() {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #serve(socket) {
    this.#sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    let text = '';
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      text += chunk.toString('latin1');
      // What is no HTTP, such as the beginning of TLS, is of no use here.
      if (!/^[A-Z]/.test(text)) return socket.destroy();
      const end = text.indexOf('\r\n\r\n') + 4;
      const [, length = 0] = /^content-length: *(\d+)/im.exec(text) ?? [];
      if (end > 4 && text.length >= end + Number(length)) break;
    }
    const [, method, path = ''] = /^([A-Z]+) ([^ ?]+)/.exec(text) ?? [];
    const answers = this.answers[path] ?? [{ status: 404 }];
    const isPreflight = method === 'OPTIONS';
    const isTaken = answers.length > 1 && (!isPreflight || answers[0].preflight);
    const answer = isTaken ? answers.shift() : answers[0];
    if (isPreflight) return preflight(socket, answer);
    const request = { method, path, cookie: /^cookie: *(.*)/im.exec(text)?.[1] ?? '' };
    this.asked.push(request);
    socket.resume();
    await respond(socket, answer);
  }
}

/** Has the tests of a page open such servers, each on a port of its own. */
export function hostileServers() {
  /** @type {Map<number, HostileServer>} */
  const servers = new Map();
  return {
    name: 'hostile-servers',
    serverStop() {
      for (const server of servers.values()) server.close();
    },
    async executeCommand({ command, payload }) {
      if (command === 'hostile-open') {
        const server = new HostileServer();
        const port = await server.listen();
        servers.set(port, server);
        return { port };
      }
      const server = servers.get(payload?.port);
      if (command === 'hostile-answer') {
        Object.assign(server, { answers: payload.answers, asked: [] });
        return true;
      }
      return command === 'hostile-asked' ? server.asked : undefined;
    },
  };
}
