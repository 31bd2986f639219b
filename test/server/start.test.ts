import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import {
  exchange,
  newPhoneNumber,
  outbox,
  post,
  sendCode,
  start,
  startServer,
  type TestServer,
} from './support/auth-server.js';
import { startTwilioStub, type TwilioStub } from './support/twilio-stub.js';

let database: Database;
before(async () => {
  database = await openDatabase({ kind: 'memory' });
});
after(() => database.close());

describe('POST /passwordless/start', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer(database);
  });
  after(() => server.close());

  it('sends a code and tells what the widget needs to know', async () => {
    const number = newPhoneNumber();
    const { status, headers, body } = await start(
      server,
      number,
      {},
      { 'x-request-language': 'fr-FR' },
    );
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    const { _id, ...rest } = body;
    assert.match(String(_id), /^[\w-]{22}$/);
    assert.deepEqual(rest, {
      phone_number: number,
      phone_verified: false,
      request_language: 'fr-FR',
      code_length: 6,
      expires_in: 180,
      resend_in: 30,
    });
    const [message] = await outbox(server, number);
    assert.match(message?.code ?? '', /^\d{6}$/);
    assert.equal(
      message?.body,
      `${message?.code} est votre code Demo. Ne le communiquez à personne.`,
    );
  });

  it('names every sending anew', async () => {
    const number = newPhoneNumber();
    const ids = [await start(server, number), await start(server, number)].map(
      ({ body }) => body._id,
    );
    assert.notEqual(ids[0], ids[1]);
  });

  it('reads a form, and needs no "send"', async () => {
    const form = new URLSearchParams({
      client_id: 'demo',
      connection: 'sms',
      phone_number: newPhoneNumber(),
    });
    assert.equal((await post(server, '/passwordless/start', form)).status, 200);
  });

  const refused: [title: string, fields: object, error: string][] = [
    ['an unknown client', { client_id: 'nobody' }, 'bad.client_id'],
    ['no client', { client_id: undefined }, 'bad.client_id'],
    ['a client that is not text', { client_id: ['demo'] }, 'bad.client_id'],
    ['a client without SMS', { client_id: 'demo-disabled' }, 'bad.connection'],
    ['another connection', { connection: 'email' }, 'bad.connection'],
    ['no connection', { connection: undefined }, 'bad.connection'],
    ['a link', { send: 'link' }, 'bad.send'],
    ['a list of things to send', { send: ['code'] }, 'bad.send'],
    ['no number', { phone_number: undefined }, 'bad.phone_number'],
    ['a number without +', { phone_number: '14155550123' }, 'bad.phone_number'],
    ['a number with spaces', { phone_number: '+1 415 555 0123' }, 'bad.phone_number'],
    ['a number with a line break', { phone_number: '+14155550123\n' }, 'bad.phone_number'],
    ['a number that begins with 0', { phone_number: '+04155550123' }, 'bad.phone_number'],
    ['a number of sixteen digits', { phone_number: '+1415555012345678' }, 'bad.phone_number'],
    ['a number of six digits', { phone_number: '+141555' }, 'bad.phone_number'],
    ['digits of another script', { phone_number: '+١٤١٥٥٥٥٠١٢٣' }, 'bad.phone_number'],
    ['two numbers', { phone_number: ['+14155550123', '+14155550124'] }, 'bad.phone_number'],
    ['a number of the type number', { phone_number: 14155550123 }, 'bad.phone_number'],
  ];
  for (const [title, fields, error] of refused) {
    it(`refuses ${title} and sends nothing`, async () => {
      const before = (await outbox(server)).length;
      const { status, body } = await start(server, '+14155550123', fields);
      assert.deepEqual([status, body.error], [400, error]);
      assert.equal(typeof body.error_description, 'string');
      assert.equal((await outbox(server)).length, before);
    });
  }

  it('refuses a body that can not be read, with the status that says why', async () => {
    const type = { 'content-type': 'text/plain' };
    const answers = [
      await post(server, '/passwordless/start', '{'),
      await post(server, '/passwordless/start', ' '.repeat(16_385)),
      await post(server, '/passwordless/start', '{}', type),
    ];
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.error]),
      [
        [400, 'bad.request'],
        [413, 'bad.request'],
        [415, 'bad.request'],
      ],
    );
    assert.equal((await fetch(`${server.url}/health`)).status, 200);
  });

  it('takes no other method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(`${server.url}/passwordless/start`, { method });
      assert.equal(response.status, 405, method);
      assert.equal(response.headers.get('allow'), 'POST');
    }
  });

  it('never answers hostile members with a failure of its own', async () => {
    const values = [
      null,
      true,
      1e308,
      -1,
      '',
      '\0',
      '\u{1F4A9}',
      [],
      {},
      [[]],
      { __proto__: null },
      'x'.repeat(4000),
    ];
    for (const name of [
      'client_id',
      'connection',
      'phone_number',
      'send',
      'authParams',
      '__proto__',
      'constructor',
    ]) {
      for (const value of values) {
        const json = JSON.stringify({
          client_id: 'demo',
          connection: 'sms',
          phone_number: '+1',
          [name]: value,
        });
        const { status } = await post(server, '/passwordless/start', json);
        assert.ok(status >= 400 && status < 500, `${name} ${JSON.stringify(value)}: ${status}`);
      }
    }
  });

  it('takes the language from accept-language when no other is asked for', async () => {
    const number = newPhoneNumber();
    const { body } = await start(server, number, {}, { 'accept-language': 'de-AT,en;q=0.5' });
    assert.equal(body.request_language, 'de-AT');
    assert.match((await outbox(server, number))[0]?.body ?? '', /ist Ihr Code für Demo/);
  });

  it('lets nothing else of a header into the message', async () => {
    const number = newPhoneNumber();
    const headers = { 'x-request-language': '{{ code }} @evil.example #1', 'accept-language': '*' };
    assert.equal((await start(server, number, {}, headers)).body.request_language, 'en');
    const [message] = await outbox(server, number);
    assert.equal(message?.body, `${message?.code} is your Demo code. Never share it.`);
  });

  it('lists what was sent to one number, or to all', async () => {
    const [one, two] = [newPhoneNumber(), newPhoneNumber()];
    const codes = [await sendCode(server, one), await sendCode(server, two)];
    const all = (await outbox(server)).slice(0, 2);
    assert.deepEqual(
      all.map(({ to, code }) => [to, code]),
      [
        [two, codes[1]],
        [one, codes[0]],
      ],
    );
    assert.deepEqual(await outbox(server, one), [all[1]]);
  });

  it('writes no code and no full number to the log', async () => {
    const number = newPhoneNumber();
    const code = await sendCode(server, number);
    await exchange(server, number, code);
    const log = server.logged.join('\n');
    assert.match(log, new RegExp(`"to":"\\*{10}${number.slice(-2)}"`));
    assert.doesNotMatch(log, new RegExp(`${number.slice(1)}|${code}`));
    for (const line of server.logged) assert.doesNotMatch(line, /\n/);
  });
});

describe('with Twilio in place of the outbox', () => {
  let twilio: TwilioStub;
  let server: TestServer;
  before(async () => {
    twilio = await startTwilioStub();
    server = await startServer(database, {
      TWILIO_ACCOUNT_SID: 'AC0123',
      TWILIO_AUTH_TOKEN: 'token',
      TWILIO_FROM: '+15005550006',
      TWILIO_API_URL: twilio.url,
    });
  });
  after(async () => {
    await server.close();
    await twilio.close();
  });

  const codeSent = (): string =>
    /^\d{6}/.exec(twilio.requests.at(-1)?.form.Body ?? '')?.[0] ?? 'none';

  it('the code in the message signs in', async () => {
    const number = newPhoneNumber();
    assert.equal((await start(server, number)).status, 200);
    assert.equal(
      twilio.requests.at(-1)?.form.Body,
      `${codeSent()} is your Demo code. Never share it.`,
    );
    assert.equal((await exchange(server, number, codeSent())).status, 200);
  });

  it('a refusal is told with its number, and the code is no good', async () => {
    const number = newPhoneNumber();
    twilio.answer = { status: 400, body: { code: 21211, message: `${number} is not valid` } };
    const { status, body } = await start(server, number);
    twilio.answer = undefined;
    assert.deepEqual([status, body.error], [400, 'sms_provider_error']);
    assert.match(String(body.error_description), /\(Code: 21211\)$/);
    assert.match(codeSent(), /^\d{6}$/);
    assert.equal((await exchange(server, number, codeSent())).body.error, 'invalid_grant');
  });

  it('there is no outbox to read', async () => {
    assert.equal((await fetch(`${server.url}/outbox`)).status, 404);
  });
});
