/** cognito-local, a real browser, and the tag: as far as it goes, which is to a confirmed account. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { otherThan } from '../e2e/sign-in-page.js';
import { folderOf, install } from './support/installed.js';
import { freePorts, startProgram, type Program } from './support/program.js';
import { expect, receiveVisitors, type Visitors } from './support/visitors.js';

const skip = await install('cognito-local');

describe('Cognito', { skip }, () => {
  let url: string;
  let clientId: string;
  let poolId: string;
  let program: Program;
  let visitors: Visitors;
  const opened: (Program | Visitors)[] = [];

  async function ask(operation: string, body: object): Promise<Record<string, object>> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, object>;
  }

  before(async () => {
    const [port = 0] = await freePorts(1);
    url = `http://127.0.0.1:${port}`;
    program = await startProgram({
      command: [`${folderOf('cognito-local')}/node_modules/cognito-local/lib/bin/start.js`],
      environment: { PORT: String(port), HOST: '127.0.0.1' },
      ready: /Cognito Local running/,
    });
    opened.push(program);
    const { UserPool } = await ask('CreateUserPool', {
      PoolName: 'pool',
      UsernameAttributes: ['phone_number'],
      AutoVerifiedAttributes: ['phone_number'],
    });
    poolId = (UserPool as { Id: string }).Id;
    const { UserPoolClient } = await ask('CreateUserPoolClient', {
      UserPoolId: poolId,
      ClientName: 'client',
    });
    clientId = (UserPoolClient as { ClientId: string }).ClientId;
    visitors = await receiveVisitors(url);
    opened.push(visitors);
  });
  after(() => Promise.all(opened.map((one) => one.end())));

  const visit = (backend: string) =>
    visitors.visit({ backend, 'backend-url': url, 'client-id': clientId, 'resend-delay': '0' });

  /** The newest code that was sent to a number; it is printed in a box. */
  function readCode(phoneNumber: string): string {
    const sent = program.output().split('Confirmation Code Delivery');
    const code = /Code: +(\d+)/.exec(
      sent.filter((one) => one.includes(phoneNumber)).at(-1) ?? '',
    )?.[1];
    assert.ok(code, 'no message has arrived');
    return code;
  }

  it('confirms the account of a new number by its code, and by no other', async () => {
    const visitor = await visit('cognito-sign-up');
    await visitor.enterNumber('415 555 0101');
    await expect(visitor.codeField).toBeFocused();
    const code = readCode('+14155550101');
    await visitor.enterCode(otherThan(code));
    await expect(visitor.alert).toContainText('wrong');
    await visitor.enterCode(code);
    // It gives no session, with which the real service signs in.
    await expect(visitor.alert).toContainText('expired');

    assert.deepEqual(await visitor.errors(), ['invalid_code', 'code_expired']);
    const { Users } = await ask('ListUsers', { UserPoolId: poolId });
    const [user] = Users as readonly { UserStatus: string }[];
    assert.equal(user?.UserStatus, 'CONFIRMED');
    await visitor.leave();
  });

  it('tells that it can’t do more', async () => {
    for (const backend of ['cognito', 'cognito-sign-up']) {
      const visitor = await visit(backend);
      await visitor.enterNumber('415 555 0101');
      await expect(visitor.alert).toContainText('Something went wrong on our side');
      assert.deepEqual(await visitor.errors(), ['server_error']);
      await visitor.leave();
    }
  });

  it('has no such client', async () => {
    const visitor = await visitors.visit({
      backend: 'cognito-sign-up',
      'backend-url': url,
      'client-id': 'another',
    });
    await visitor.enterNumber('415 555 0102');
    await expect(visitor.alert).toContainText('isn’t set up correctly');
    assert.deepEqual(await visitor.errors(), ['misconfigured']);
    await visitor.leave();
  });
});
