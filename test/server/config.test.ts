import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import {
  ConfigError,
  readConfig,
  readSiteConfig,
  redirectUrisOf,
} from '../../demo/server/config.js';
import { createAuthServer } from '../../demo/server/server.js';
import { temporaryDirectory } from './support/temporary-directory.js';

const ACCOUNT = { TWILIO_ACCOUNT_SID: 'AC', TWILIO_AUTH_TOKEN: 't' };

describe('the configuration', () => {
  it('needs no variable at all', () => {
    const config = readConfig({});
    assert.equal(config.port, 3000);
    assert.deepEqual(config.sms, { kind: 'outbox' });
    assert.equal(config.database.kind, 'directory');
    assert.equal(config.applicationName, 'Demo');
    assert.equal(config.testClock, false);
    const [demo, disabled] = config.clients;
    assert.deepEqual(
      [demo?.id, demo?.smsEnabled, disabled?.id, disabled?.smsEnabled],
      ['demo', true, 'demo-disabled', false],
    );
    assert.deepEqual(
      [...(demo?.allowedOrigins ?? [])],
      ['http://localhost:5173', 'http://127.0.0.1:5173'],
    );
  });

  it('takes an empty variable for one that is not set', () => {
    assert.deepEqual(readConfig({ TWILIO_FROM: '', AUTH_PORT: ' ' }), readConfig({}));
  });

  it('allows the pages of DEMO_PORT and ALLOWED_ORIGINS', () => {
    const { clients } = readConfig({
      DEMO_PORT: '8080',
      ALLOWED_ORIGINS: 'https://a.example, http://b.example:81',
    });
    const expected = [
      'http://localhost:8080',
      'http://127.0.0.1:8080',
      'https://a.example',
      'http://b.example:81',
    ];
    for (const { allowedOrigins } of clients) assert.deepEqual([...allowedOrigins], expected);
  });

  it('prefers DATABASE_URL to a directory', () => {
    assert.deepEqual(readConfig({ DATABASE_URL: 'postgres://x' }).database, {
      kind: 'server',
      url: 'postgres://x',
    });
    assert.deepEqual(readConfig({ DEMO_DATA: 'memory' }).database, { kind: 'memory' });
    assert.deepEqual(readConfig({ DEMO_DATA: '/d' }).database, {
      kind: 'directory',
      path: join('/d', 'pglite'),
    });
  });

  it('has no test clock in production', () => {
    assert.equal(readConfig({ DEMO_TEST_CLOCK: '1' }).testClock, true);
    assert.equal(
      readConfig({ DEMO_TEST_CLOCK: '1', NODE_ENV: 'production', DEMO_OUTBOX: '1' }).testClock,
      false,
    );
  });

  it('has an outbox in production only when that is said', () => {
    assert.deepEqual(readConfig({ NODE_ENV: 'production', DEMO_OUTBOX: '1' }).sms, {
      kind: 'outbox',
    });
    assert.equal(
      readConfig({ NODE_ENV: 'production', ...ACCOUNT, TWILIO_FROM: '+1' }).sms.kind,
      'twilio',
    );
  });

  it('reads the template from a file', async (t) => {
    const file = join(await temporaryDirectory(t), 'template.liquid');
    await writeFile(file, 'Code {{ code }}');
    assert.equal(readConfig({ SMS_TEMPLATE_FILE: file }).smsTemplate, 'Code {{ code }}');
  });

  it('lets a code be taken at the root of every allowed origin, exactly, where there is SMS', () => {
    const { clients } = readConfig({ ALLOWED_ORIGINS: 'https://a.example' });
    assert.deepEqual(clients.map(redirectUrisOf), [
      ['http://localhost:5173/', 'http://127.0.0.1:5173/', 'https://a.example/'],
      [],
    ]);
  });

  it('sends a thousand messages an hour, and asks for a proof when that comes near', () => {
    const { smsPerHour, proofOfWork } = readConfig({});
    assert.deepEqual([smsPerHour, proofOfWork], [1000, 'auto']);
    const set = readConfig({ SMS_PER_HOUR: '20', PROOF_OF_WORK: 'always' });
    assert.deepEqual([set.smsPerHour, set.proofOfWork], [20, 'always']);
  });

  it('needs an account for Twilio Verify, and no sender', () => {
    assert.deepEqual(readSiteConfig({}), {
      production: false,
      port: 5173,
      twilioVerify: undefined,
    });
    const environment = { ...ACCOUNT, TWILIO_VERIFY_SERVICE_SID: 'VA' };
    assert.deepEqual(readSiteConfig(environment).twilioVerify, {
      apiUrl: 'https://verify.twilio.com',
      accountSid: 'AC',
      authToken: 't',
      serviceSid: 'VA',
    });
    assert.deepEqual(readConfig(environment).sms, { kind: 'outbox' });
    assert.equal(readConfig({ ...environment, TWILIO_FROM: '+1' }).sms.kind, 'twilio');
    assert.throws(() => readConfig({ ...environment, NODE_ENV: 'production' }), ConfigError);
  });

  const refused: [environment: Record<string, string>, names: RegExp][] = [
    [{ NODE_ENV: 'production' }, /TWILIO_ACCOUNT_SID.*DEMO_OUTBOX=1/],
    [{ TWILIO_ACCOUNT_SID: 'AC' }, /TWILIO_AUTH_TOKEN/],
    [{ TWILIO_AUTH_TOKEN: 't' }, /TWILIO_ACCOUNT_SID/],
    [{ TWILIO_FROM: '+1' }, /TWILIO_ACCOUNT_SID/],
    [ACCOUNT, /TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID/],
    [{ ...ACCOUNT, TWILIO_FROM: '+1', TWILIO_MESSAGING_SERVICE_SID: 'MG' }, /not both/],
    [{ ...ACCOUNT, TWILIO_FROM: '+1', TWILIO_API_URL: 'twilio' }, /TWILIO_API_URL/],
    [{ AUTH_PORT: '70000' }, /AUTH_PORT/],
    [{ AUTH_PORT: '3000x' }, /AUTH_PORT/],
    [{ DEMO_PORT: '-1' }, /DEMO_PORT/],
    [{ ALLOWED_ORIGINS: 'https://a.example/' }, /ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: '*' }, /ALLOWED_ORIGINS/],
    [{ SMS_PER_HOUR: '0' }, /SMS_PER_HOUR/],
    [{ SMS_PER_HOUR: '1e3' }, /SMS_PER_HOUR/],
    [{ PROOF_OF_WORK: 'sometimes' }, /PROOF_OF_WORK.*auto, always, never/],
    [{ TWILIO_VERIFY_SERVICE_SID: 'VA' }, /TWILIO_VERIFY_SERVICE_SID.*TWILIO_ACCOUNT_SID/],
    [
      { ...ACCOUNT, TWILIO_VERIFY_SERVICE_SID: 'VA', TWILIO_VERIFY_URL: 'twilio' },
      /TWILIO_VERIFY_URL/,
    ],
    [{ AUTH_ISSUER: 'auth.example' }, /AUTH_ISSUER/],
    [{ AUTH_ISSUER: 'https://auth.example/?a' }, /AUTH_ISSUER/],
    [{ SMS_TEMPLATE: 'x', SMS_TEMPLATE_FILE: 'y' }, /SMS_TEMPLATE_FILE/],
    [{ SMS_TEMPLATE_FILE: '/does/not/exist' }, /SMS_TEMPLATE_FILE/],
  ];
  for (const [environment, names] of refused) {
    it(`refuses ${JSON.stringify(environment)} in one line that names what to mend`, () => {
      assert.throws(
        () => [readConfig(environment), readSiteConfig(environment)],
        (error) =>
          error instanceof ConfigError &&
          names.test(error.message) &&
          !error.message.includes('\n'),
      );
    });
  }

  it('names DATABASE_URL when nothing answers there', async () => {
    const config = readConfig({
      AUTH_PORT: '0',
      DEMO_DATA: 'memory',
      DATABASE_URL: 'postgres://user:secret@127.0.0.1:9/x',
    });
    await assert.rejects(
      createAuthServer(config),
      (error) =>
        error instanceof ConfigError &&
        /DATABASE_URL.*ECONNREFUSED/.test(error.message) &&
        !error.message.includes('secret'),
    );
  });

  it('names AUTH_PORT when the port is in use, before the database is opened', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const config = readConfig({ AUTH_PORT: String(port), DEMO_DATA: '/does/not/exist' });
    await assert.rejects(createAuthServer(config), {
      name: 'ConfigError',
      message: `Port ${port} is in use. Set AUTH_PORT to another one.`,
    });
    holder.close();
  });
});
