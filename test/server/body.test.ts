import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';

import { readBody, type Body } from '../../demo/server/body.js';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** @param chunks as they come from the network; a function is asked for ever. */
function read(
  chunks: string[] | (() => string),
  type: string | undefined,
  headers = {},
): Promise<Body> {
  const stream =
    typeof chunks === 'function'
      ? new Readable({
          read() {
            this.push(chunks());
          },
        })
      : Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  return readBody(
    Object.assign(stream, {
      headers: { 'content-type': type, ...headers },
    }) as unknown as IncomingMessage,
  );
}

describe('a request body', () => {
  it('is read as JSON or as a form, however it is cut', async () => {
    assert.deepEqual(
      await read(['{"a":"\u00e9', '\u00e9","b":', '[1]}'], JSON_TYPE),
      new Map<string, unknown>([
        ['a', 'éé'],
        ['b', [1]],
      ]),
    );
    assert.deepEqual(
      await read(['a=%2B1', '+2&b='], FORM_TYPE),
      new Map([
        ['a', '+1 2'],
        ['b', ''],
      ]),
    );
  });

  it('may name a charset with its type', async () => {
    assert.deepEqual(await read(['{}'], 'Application/JSON; charset=utf-8'), new Map());
  });

  it('can not change what objects inherit', async () => {
    const body = await read(['{"__proto__":{"polluted":1},"constructor":2}'], JSON_TYPE);
    assert.deepEqual([...body.keys()], ['__proto__', 'constructor']);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('may have 16 KiB and not one byte more', async () => {
    const text = `{"a":"${'x'.repeat(16_384 - 8)}"}`;
    assert.equal(text.length, 16_384);
    assert.equal((await read([text], JSON_TYPE)).size, 1);
    await assert.rejects(read([text, ' '], JSON_TYPE), { status: 413 });
  });

  it('is refused by its announced length before it is read', async () => {
    let asked = 0;
    const endless = (): string => {
      asked += 1;
      return 'x'.repeat(1000);
    };
    await assert.rejects(read(endless, JSON_TYPE, { 'content-length': '16385' }), { status: 413 });
    assert.equal(asked, 0);
  });

  it('is left when it does not end', async () => {
    let asked = 0;
    const endless = (): string => {
      asked += 1;
      return 'x'.repeat(1000);
    };
    await assert.rejects(read(endless, FORM_TYPE), { status: 413 });
    assert.ok(asked < 100, `read ${asked} kB`);
  });

  const refused: [title: string, text: string, type: string | undefined, status: number][] = [
    ['broken JSON', '{"client_id":', JSON_TYPE, 400],
    ['nothing at all', '', JSON_TYPE, 400],
    ['a JSON list', '[]', JSON_TYPE, 400],
    ['JSON null', 'null', JSON_TYPE, 400],
    ['JSON text', '"a"', JSON_TYPE, 400],
    ['JSON that is nested 8000 deep and left open', '['.repeat(8000), JSON_TYPE, 400],
    ['a parameter twice', 'a=1&b=2&a=1', FORM_TYPE, 400],
    ['text, which a page may post without a preflight', '{}', 'text/plain', 415],
    ['no type', '{}', undefined, 415],
    ['a type that only looks like JSON', '{}', 'application/json-patch+json', 415],
  ];
  for (const [title, text, type, status] of refused) {
    it(`is refused with ${status} when it is ${title}`, async () => {
      await assert.rejects(read([text], type), { name: 'BodyError', status });
    });
  }
});
