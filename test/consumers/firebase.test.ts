/** Firebase's own emulator of its authentication, a real browser, and the tag. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { otherThan } from '../e2e/sign-in-page.js';
import { folderOf, install } from './support/installed.js';
import { freePorts, startProgram, type Program } from './support/program.js';
import { expect, receiveVisitors, type Visitors } from './support/visitors.js';

const project = 'demo-otp';
const skip = await install('firebase');

describe('Firebase', { skip }, () => {
  let emulator: string;
  let visitors: Visitors;
  const opened: (Program | Visitors)[] = [];

  before(async () => {
    const [port = 0, hub, logging] = await freePorts(3);
    emulator = `http://127.0.0.1:${port}`;
    const settings = {
      emulators: {
        auth: { host: '127.0.0.1', port },
        hub: { host: '127.0.0.1', port: hub },
        logging: { host: '127.0.0.1', port: logging },
        ui: { enabled: false },
      },
    };
    const bin = `${folderOf('firebase')}/node_modules/firebase-tools/lib/bin/firebase.js`;
    opened.push(
      await startProgram({
        command: [bin, 'emulators:start', '--only', 'auth', '--project', project],
        prepare: (directory) => writeFile(`${directory}/firebase.json`, JSON.stringify(settings)),
        ready: /All emulators ready/,
      }),
    );
    visitors = await receiveVisitors(emulator);
    opened.push(visitors);
  });
  after(() => Promise.all(opened.map((one) => one.end())));

  const visit = () =>
    visitors.visit({
      backend: 'firebase',
      'backend-url': `${emulator}/identitytoolkit.googleapis.com`,
      'backend-key': 'a-key',
      'resend-delay': '0',
    });

  /** As a page asks, or for what is the project's own, as its server does. */
  const ask = (path: string, body: object) =>
    fetch(`${emulator}/identitytoolkit.googleapis.com/v1/${path}?key=a-key`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(path.startsWith('projects/') && { authorization: 'Bearer owner' }),
      },
      body: JSON.stringify(body),
    });

  /** The newest code that was sent to a number. */
  async function readCode(phoneNumber: string): Promise<string> {
    const response = await fetch(`${emulator}/emulator/v1/projects/${project}/verificationCodes`);
    const { verificationCodes } = (await response.json()) as {
      verificationCodes: readonly { readonly phoneNumber: string; readonly code: string }[];
    };
    const { code } =
      verificationCodes.filter((one) => one.phoneNumber === phoneNumber).at(-1) ?? {};
    assert.ok(code, 'no message has arrived');
    return code;
  }

  it('signs in after a wrong code', async () => {
    const visitor = await visit();
    await visitor.enterNumber('415 555 0101');
    await expect(visitor.codeField).toBeFocused();
    const code = await readCode('+14155550101');
    await visitor.enterCode(otherThan(code));
    await expect(visitor.alert).toContainText('wrong');
    await visitor.enterCode(code);
    await expect(visitor.done).toBeVisible();

    const [detail] = await visitor.heard('authenticated');
    const { access_token, expires_in, id_token, profile, refresh_token } = detail ?? {};
    assert.deepEqual(await visitor.errors(), ['invalid_code']);
    assert.equal(access_token, undefined);
    assert.equal(expires_in, 3600);
    const { phone_number, sub } = profile as Record<string, unknown>;
    assert.equal(phone_number, '+14155550101');

    const lookup = await ask('accounts:lookup', { idToken: id_token });
    const { users } = (await lookup.json()) as { users: readonly { localId: string }[] };
    assert.equal(users[0]?.localId, sub);
    const refreshed = await fetch(`${emulator}/securetoken.googleapis.com/v1/token?key=a-key`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: String(refresh_token),
      }),
    });
    assert.equal(((await refreshed.json()) as { user_id: string }).user_id, sub);
    await visitor.leave();
  });

  it('signs in with the code of the newest message, and not of another', async () => {
    const visitor = await visit();
    await visitor.enterNumber('415 555 0102');
    await expect(visitor.codeField).toBeFocused();
    const first = await readCode('+14155550102');
    await visitor.resend();
    await visitor.enterCode(first);
    await expect(visitor.alert).toContainText('wrong');
    await visitor.enterCode(await readCode('+14155550102'));
    await expect(visitor.done).toBeVisible();
    await visitor.leave();
  });

  it('tells of a session that is over', async () => {
    const visitor = await visit();
    const sent = visitor.page.waitForResponse(/sendVerificationCode/);
    await visitor.enterNumber('415 555 0103');
    await expect(visitor.codeField).toBeFocused();
    const code = await readCode('+14155550103');
    // Somebody else is faster with the same code.
    const { sessionInfo } = (await (await sent).json()) as { sessionInfo: string };
    await ask('accounts:signInWithPhoneNumber', { sessionInfo, code });

    await visitor.enterCode(code);

    await expect(visitor.alert).toContainText('expired');
    assert.deepEqual(await visitor.errors(), ['code_expired']);
    await visitor.leave();
  });

  it('tells of an account that is blocked', async () => {
    for (const isSecond of [false, true]) {
      const visitor = await visit();
      await visitor.enterNumber('415 555 0104');
      await expect(visitor.codeField).toBeFocused();
      await visitor.enterCode(await readCode('+14155550104'));
      if (isSecond) await expect(visitor.alert).toContainText('blocked');
      else {
        await expect(visitor.done).toBeVisible();
        const [detail] = await visitor.heard('authenticated');
        const { sub: localId } = detail?.profile as { sub: string };
        await ask(`projects/${project}/accounts:update`, { localId, disableUser: true });
      }
      assert.deepEqual(await visitor.errors(), isSecond ? ['user_blocked'] : []);
      await visitor.leave();
    }
  });
});
