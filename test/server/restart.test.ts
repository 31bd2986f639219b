import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { it } from 'node:test';
import { decodeJwt } from 'jose';

import {
  exchange,
  newPhoneNumber,
  refresh,
  sendCodes,
  signIn,
  userinfo,
} from './support/auth-server.js';
import { startProcess } from './support/server-process.js';
import { temporaryDirectory } from './support/temporary-directory.js';

it('a server killed between the steps goes on where it was', async (t) => {
  const directory = await temporaryDirectory(t);
  const environment = { DEMO_DATA: directory, AUTH_ISSUER: 'http://localhost:3000/' };
  let server = await startProcess(t, environment);
  const [number, known] = [newPhoneNumber(), newPhoneNumber()];
  const { body: before } = await signIn(server, known, { scope: 'openid offline_access' });
  const sub = decodeJwt(String(before.id_token)).sub;
  const [earlier = '', code = ''] = await sendCodes(server, number, 2);
  await exchange(server, number, 'wrong');
  await server.end('SIGKILL');

  server = await startProcess(t, environment);
  const { body: refusal } = await exchange(server, number, earlier);
  assert.equal(refusal.attempts_left, 1, 'the try before the kill counts');
  assert.equal(refusal.reason, 'superseded', 'the earlier message is remembered');
  assert.equal((await exchange(server, number, code)).status, 200, 'the code signs in');
  assert.equal((await exchange(server, number, code)).status, 403, 'once');
  assert.equal(
    decodeJwt(String((await signIn(server, known)).body.id_token)).sub,
    sub,
    'the user is the same',
  );
  assert.equal(
    (await userinfo(server, before.access_token)).body.sub,
    sub,
    'access tokens stay good',
  );
  const { status, body } = await refresh(server, before.refresh_token);
  assert.equal(status, 200, 'refresh tokens too');
  assert.equal(decodeJwt(String(body.id_token)).iss, 'http://localhost:3000/');

  await assert.rejects(startProcess(t, environment), /is in use by process \d+/);

  assert.equal(await server.end('SIGTERM'), 0);
  assert.equal(server.stdout(), `auth server  ${server.url}\n`, 'one line for the people');
  for (const line of server.stderr().trim().split('\n'))
    assert.doesNotThrow(() => JSON.parse(line), line);
  assert.deepEqual((await readdir(directory)).sort(), ['outbox.json', 'pglite', 'secrets.json']);
});

it('a setting that is wrong ends the process with one line', async (t) => {
  await assert.rejects(startProcess(t, { NODE_ENV: 'production' }), (error) => {
    assert.match(String(error), /^Error: In production set TWILIO_ACCOUNT_SID.*\n$/);
    return true;
  });
});
