/** Better Auth 1.7: a real server of that library, a real browser, and the tag. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { otherThan } from '../e2e/sign-in-page.js';
import { folderOf, install } from './support/installed.js';
import { freePorts, startProgram, type Program } from './support/program.js';
import { expect, receiveVisitors, type Visitors } from './support/visitors.js';

const skip = await install('better-auth');

describe('Better Auth', { skip }, () => {
  let url: string;
  let visitors: Visitors;
  const opened: (Program | Visitors)[] = [];

  async function start(environment: Record<string, string> = {}) {
    const [port = 0] = await freePorts(1);
    const server = `http://localhost:${port}`;
    const pages = await receiveVisitors(server);
    opened.push(pages);
    const command = [`${folderOf('better-auth')}/server.mjs`] as const;
    const ready = /^ready$/m;
    opened.push(
      await startProgram({
        command,
        environment: { PORT: String(port), PAGE: pages.url, ...environment },
        ready,
      }),
    );
    return { server, pages };
  }

  before(async () => {
    ({ server: url, pages: visitors } = await start());
  });
  after(() => Promise.all(opened.map((one) => one.end())));

  const visit = (attributes: Record<string, string> = {}) =>
    visitors.visit({
      backend: 'better-auth',
      'backend-url': `${url}/api/auth`,
      'resend-delay': '0',
      ...attributes,
    });

  it('signs in, and its session is the page’s', async () => {
    const visitor = await visit();
    await visitor.enterNumber('415 555 0101');
    await expect(visitor.codeField).toBeFocused();
    await visitor.enterCode(await visitor.readCode('+14155550101', url));
    await expect(visitor.done).toBeVisible();

    const [detail] = await visitor.heard('authenticated');
    const { access_token, id_token, profile, refresh_token } = detail ?? {};
    assert.match(String(access_token), /^\w+\.\S+$/, 'the token that the bearer plugin signed');
    const { phoneNumber, phoneNumberVerified } = profile as Record<string, unknown>;
    assert.equal(phoneNumber, '+14155550101');
    assert.equal(phoneNumberVerified, true);
    assert.equal(id_token, undefined);
    assert.equal(refresh_token, undefined);
    const session = `${url}/api/auth/get-session`;
    const byCookie = await visitor.page.evaluate(
      async (address) =>
        (await (await fetch(address, { credentials: 'include' })).json()) as {
          user: { phoneNumber: string };
        },
      session,
    );
    assert.equal(byCookie.user.phoneNumber, '+14155550101');
    const byToken = await fetch(session, {
      headers: { authorization: `Bearer ${String(access_token)}` },
    });
    assert.equal(((await byToken.json()) as typeof byCookie).user.phoneNumber, '+14155550101');
    await visitor.leave();
  });

  it('refuses wrong codes, and after three of them all', async () => {
    const visitor = await visit();
    await visitor.enterNumber('415 555 0102');
    await expect(visitor.codeField).toBeFocused();
    let code = await visitor.readCode('+14155550102', url);
    for (const sentence of ['wrong', 'wrong', 'wrong', 'Too many wrong codes']) {
      code = otherThan(code);
      await visitor.enterCode(code);
      await expect(visitor.alert).toContainText(sentence);
    }

    await visitor.resend();
    await visitor.enterCode(await visitor.readCode('+14155550102', url));

    await expect(visitor.done).toBeVisible();
    assert.deepEqual(await visitor.errors(), [
      'invalid_code',
      'invalid_code',
      'invalid_code',
      'too_many_attempts',
    ]);
    await visitor.leave();
  });

  it('takes the newest code only', async () => {
    const visitor = await visit();
    await visitor.enterNumber('415 555 0103');
    await expect(visitor.codeField).toBeFocused();
    const first = await visitor.readCode('+14155550103', url);
    await visitor.resend();

    await visitor.enterCode(first);
    await expect(visitor.alert).toContainText('wrong');
    await visitor.enterCode(await visitor.readCode('+14155550103', url));

    await expect(visitor.done).toBeVisible();
    await visitor.leave();
  });

  it('tells of a code that has expired', async () => {
    const visitor = await visit();
    await visitor.enterNumber('415 555 0104');
    await expect(visitor.codeField).toBeFocused();
    await fetch(`${url}/expire`);

    await visitor.enterCode(await visitor.readCode('+14155550104', url));

    await expect(visitor.alert).toContainText('expired');
    assert.deepEqual(await visitor.errors(), ['code_expired']);
    await visitor.leave();
  });

  it('tells of a number that it does not take, and of a message that it could not send', async () => {
    const visitor = await visit();
    await visitor.enterNumber('415 555 0199');
    await expect(visitor.alert).toContainText('This number can’t be right');
    await visitor.phoneField.fill('415 555 0198');
    await visitor.sendCode.click();
    await expect(visitor.alert).toContainText('couldn’t be sent');

    assert.deepEqual(await visitor.errors(), ['invalid_phone', 'send_failed']);
    await visitor.leave();
  });

  it('tells how long to wait', async () => {
    const { server, pages } = await start({ SENDS: '1' });
    const visitor = await pages.visit({
      backend: 'better-auth',
      'backend-url': `${server}/api/auth`,
      'resend-delay': '0',
    });
    await visitor.enterNumber('415 555 0105');
    await expect(visitor.codeField).toBeFocused();
    await visitor.page.getByRole('button', { name: 'Send a new code' }).click();
    await expect(visitor.alert).toContainText('Too many tries');

    const [{ error } = {}] = await visitor.heard('error');
    const { code, retryAfterSeconds } = error as { code: string; retryAfterSeconds: number };
    assert.equal(code, 'rate_limited');
    assert.ok(retryAfterSeconds > 60 && retryAfterSeconds <= 90, `${retryAfterSeconds} s`);
    await visitor.leave();
  });

  it('has no account for a new number where nobody signs up', async () => {
    const { server, pages } = await start({ SIGN_UP: 'no' });
    const visitor = await pages.visit({
      backend: 'better-auth',
      'backend-url': `${server}/api/auth`,
    });
    await visitor.enterNumber('415 555 0106');
    await expect(visitor.codeField).toBeFocused();
    await visitor.enterCode(await visitor.readCode('+14155550106', server));
    await expect(visitor.alert).toContainText('can’t sign in by SMS');

    assert.deepEqual(await visitor.errors(), ['not_allowed']);
    await visitor.leave();
  });
});
