/** What signing in promises, asked of any database: the same tests run on PGlite and on PostgreSQL. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Database } from '../../../demo/server/database.js';
import { StoreAdapter } from '../../../demo/server/oidc-adapter.js';
import { createStore } from '../../../demo/server/store.js';
import {
  claimsOf,
  exchange,
  newPhoneNumber,
  sendCode,
  sendCodes,
  signIn,
  startServer,
  type TestServer,
} from './auth-server.js';
import { describeCodes } from './code-suite.js';
import { describeCrossOrigin } from './cross-origin-suite.js';
import { describeQuota } from './quota-suite.js';
import { describeSupersededCodes } from './superseded-suite.js';
import { describeTokens } from './token-suite.js';

export function describeSignIn(name: string, open: () => Promise<Database>): void {
  describe(name, () => {
    let database: Database;
    let server: TestServer;

    before(async () => {
      database = await open();
      server = await startServer(database);
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    describeTokens(() => server);
    describeCodes(() => server);
    describeCrossOrigin(() => server);
    describeQuota(() => database);
    describeSupersededCodes(
      () => server,
      () => database,
    );

    describe('users', () => {
      it('are created at the first sign-in and recognised at the second', async () => {
        const number = newPhoneNumber();
        const subs = new Set<unknown>();
        for (let time = 0; time < 2; time += 1) {
          subs.add((await claimsOf(server, (await signIn(server, number)).body.id_token)).sub);
        }
        assert.equal(subs.size, 1);
        subs.add(
          (await claimsOf(server, (await signIn(server, newPhoneNumber())).body.id_token)).sub,
        );
        assert.equal(subs.size, 2);
      });
    });

    it('ends the family of a refresh token that two requests have both read unused', async () => {
      const store = createStore(database);
      const [tokens, grants, access] = ['RefreshToken', 'Grant', 'AccessToken'].map(
        (model) => new StoreAdapter(store, server.clock, model),
      );
      assert.ok(tokens && grants && access, 'three models');
      await grants.upsert('grant', { jti: 'grant', accountId: 'sms|1' }, 60);
      await tokens.upsert('token', { jti: 'token', grantId: 'grant' }, 60);
      await access.upsert('access', { jti: 'access', grantId: 'grant' }, 60);
      await tokens.consume('token');
      assert.equal((await grants.find('grant'))?.accountId, 'sms|1');
      await assert.rejects(tokens.consume('token'), { error: 'invalid_grant' });
      for (const found of [grants.find('grant'), tokens.find('token'), access.find('access')]) {
        assert.equal(await found, undefined);
      }
    });

    it('keeps no code, no token and no number beside a code in the database', async () => {
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      const { body } = await exchange(server, number, code, { scope: 'openid offline_access' });
      const pending = newPhoneNumber();
      const pendingCodes = await sendCodes(server, pending, 2);
      const dump = async (table: string) =>
        JSON.stringify((await database.query(`select * from ${table}`)).rows);

      const codes = await dump('sms_code');
      const entities = await dump('oidc_entity');
      assert.ok(codes.length > 100 && entities.includes('RefreshToken'), 'the tables are filled');
      for (const secret of [...pendingCodes, pending, number])
        assert.equal(codes.includes(`"${secret}"`), false, 'sms_code');
      for (const secret of [body.access_token, body.refresh_token])
        assert.equal(entities.includes(String(secret)), false, 'oidc_entity');
    });
  });
}
