import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, before, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import { SmsError } from '../../demo/server/sms/sender.js';
import {
  exchange,
  newPhoneNumber,
  start,
  startServer,
  type TestServer,
} from './support/auth-server.js';
import { assertRefused, assertSuperseded, WRONG } from './support/refusals.js';

interface Sending {
  code: string;
  accept: () => void;
  refuse: () => void;
}

describe('a code whose message could not be sent', () => {
  const sendings = new EventEmitter<{ sending: [Sending] }>();
  let database: Database;
  let server: TestServer;
  before(async () => {
    database = await openDatabase({ kind: 'memory' });
    const send = ({ code }: { code: string }) =>
      new Promise<void>((resolve, reject) => {
        const refuse = () => {
          reject(new SmsError('refused'));
        };
        sendings.emit('sending', { code, accept: resolve, refuse });
      });
    server = await startServer(database, {}, {}, { sms: { send } });
  });
  after(async () => {
    await server.close();
    await database.close();
  });

  /** Asks for a code that is none of `others`; the message waits to be accepted or refused. */
  async function ask(number: string, ...others: string[]) {
    const arriving = once(sendings, 'sending') as Promise<[Sending]>;
    const answering = start(server, number);
    const [{ code, accept, refuse }] = await arriving;
    const end = async (settle: () => void) => {
      settle();
      return (await answering).status;
    };
    if (others.includes(code)) {
      await end(refuse);
      return ask(number, ...others);
    }
    return { code, accept: () => end(accept), refuse: () => end(refuse) };
  }

  it('leaves the one it replaced replaced: wrong, as where none was sent', async () => {
    const number = newPhoneNumber();
    const earlier = await ask(number);
    await earlier.accept();
    const withdrawn = await ask(number, earlier.code);
    assert.equal(await withdrawn.refuse(), 400);
    for (let time = 0; time < 4; time += 1)
      assertRefused(await exchange(server, number, earlier.code), WRONG, 2);
    assertRefused(await exchange(server, number, withdrawn.code), WRONG, 2);
  });

  it('is no earlier message, while the one before it is', async () => {
    const number = newPhoneNumber();
    const earlier = await ask(number);
    await earlier.accept();
    const withdrawn = await ask(number, earlier.code);
    await withdrawn.refuse();
    const newest = await ask(number, earlier.code, withdrawn.code);
    await newest.accept();
    assertRefused(await exchange(server, number, withdrawn.code), WRONG, 2);
    assertSuperseded(await exchange(server, number, earlier.code), 1);
    assert.equal((await exchange(server, number, newest.code)).status, 200);
  });

  it('is no earlier message either when that is known only after the next was sent', async () => {
    const number = newPhoneNumber();
    const earlier = await ask(number);
    await earlier.accept();
    const withdrawn = await ask(number, earlier.code);
    const newest = await ask(number, earlier.code, withdrawn.code);
    await newest.accept();
    await withdrawn.refuse();
    assertRefused(await exchange(server, number, withdrawn.code), WRONG, 2);
    assertSuperseded(await exchange(server, number, earlier.code), 1);
    assert.equal((await exchange(server, number, newest.code)).status, 200);
  });
});
