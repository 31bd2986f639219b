/** What the tokens of a sign-in hold, and how they are renewed. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';

import {
  claimsOf,
  newPhoneNumber,
  refresh,
  signIn,
  userinfo,
  type TestServer,
} from './auth-server.js';

export function describeTokens(running: () => TestServer): void {
  describe('tokens', () => {
    it('are given for a code, and the id_token verifies against the published keys', async () => {
      const server = running();
      const number = newPhoneNumber();
      const { status, body } = await signIn(server, number, { scope: 'openid profile phone' });
      assert.equal(status, 200);
      assert.equal(body.token_type, 'Bearer');
      assert.equal(body.refresh_token, undefined);

      const claims = await claimsOf(server, body.id_token);
      assert.match(String(claims.sub), /^sms\|[0-9a-f]{24}$/);
      assert.deepEqual(claims.amr, ['sms']);
      assert.equal(claims.name, number);
      assert.equal(claims.nickname, '');
      assert.equal(claims.phone_number, number);
      assert.equal(claims.phone_number_verified, true);
      assert.equal(Number(claims.exp) - Number(claims.iat), 3600);
      const age = Number(claims.iat) - Number(claims.auth_time);
      assert.ok(age === 0 || age === 1, `auth_time is ${age} s before iat`);
      const digest = createHash('sha256').update(String(body.access_token)).digest();
      assert.equal(claims.at_hash, digest.subarray(0, 16).toString('base64url'));
    });

    it('name the issuer that discovery publishes, with its trailing slash', async () => {
      const server = running();
      const discovery = (await (
        await fetch(`${server.url}/.well-known/openid-configuration`)
      ).json()) as JWTPayload;
      const { body } = await signIn(server, newPhoneNumber());
      assert.equal(discovery.issuer, `${server.url}/`);
      assert.equal((await claimsOf(server, body.id_token)).iss, discovery.issuer);
      assert.equal(discovery.token_endpoint, `${server.url}/oauth/token`);
    });

    it('tell the profile and the number only to scopes that ask for them, in the id_token as at /userinfo', async () => {
      const server = running();
      const { body } = await signIn(server, newPhoneNumber(), { scope: 'openid' });
      const claims = await claimsOf(server, body.id_token);
      assert.equal(claims.name, undefined);
      assert.equal(claims.phone_number, undefined);
      assert.deepEqual((await userinfo(server, body.access_token)).body, { sub: claims.sub });

      const number = newPhoneNumber();
      const full = await signIn(server, number, { scope: 'openid profile phone' });
      const { body: profile } = await userinfo(server, full.body.access_token);
      const { sub, updated_at } = await claimsOf(server, full.body.id_token);
      assert.deepEqual(profile, {
        sub,
        updated_at,
        name: number,
        nickname: '',
        phone_number: number,
        phone_number_verified: true,
      });
    });

    it('echo the nonce', async () => {
      const server = running();
      const { body } = await signIn(server, newPhoneNumber(), { nonce: 'n-0S6_WzA2Mj' });
      assert.equal((await claimsOf(server, body.id_token)).nonce, 'n-0S6_WzA2Mj');
    });

    it('are a JWT for an audience that the client is configured for', async () => {
      const server = running();
      const { body } = await signIn(server, newPhoneNumber(), {
        audience: 'https://api.example',
      });
      const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
      const { payload, protectedHeader } = await jwtVerify(String(body.access_token), keys, {
        issuer: `${server.url}/`,
        audience: 'https://api.example',
      });
      assert.equal(protectedHeader.typ, 'at+jwt');
      assert.equal(payload.sub, (await claimsOf(server, body.id_token)).sub);
    });

    it('stay opaque for any other audience, and open /userinfo', async () => {
      const server = running();
      const { body } = await signIn(server, newPhoneNumber(), {
        audience: 'https://elsewhere.example',
      });
      assert.doesNotMatch(String(body.access_token), /\./);
      assert.equal((await userinfo(server, body.access_token)).status, 200);
    });

    it('are refused at /userinfo when they were made up', async () => {
      const server = running();
      assert.equal((await userinfo(server, 'made-up')).status, 401);
    });
  });

  describe('refresh tokens', () => {
    const scope = 'openid profile offline_access';

    it('are exchanged for new tokens of the same user', async () => {
      const server = running();
      const first = await signIn(server, newPhoneNumber(), { scope });
      const second = await refresh(server, first.body.refresh_token);
      assert.equal(second.status, 200);
      assert.notEqual(second.body.refresh_token, first.body.refresh_token);
      const [before, now] = [
        await claimsOf(server, first.body.id_token),
        await claimsOf(server, second.body.id_token),
      ];
      assert.equal(now.sub, before.sub);
      assert.deepEqual(now.amr, ['sms']);
      assert.equal(now.auth_time, before.auth_time);
      assert.equal((await refresh(server, second.body.refresh_token)).status, 200);
    });

    it('end with their whole family when one is used twice', async () => {
      const server = running();
      const first = await signIn(server, newPhoneNumber(), { scope });
      const second = await refresh(server, first.body.refresh_token);
      assert.equal((await userinfo(server, second.body.access_token)).status, 200);
      assert.equal((await refresh(server, first.body.refresh_token)).body.error, 'invalid_grant');
      assert.equal((await refresh(server, second.body.refresh_token)).body.error, 'invalid_grant');
      assert.equal((await userinfo(server, second.body.access_token)).status, 401);
    });

    it('serve exactly one of fifty parallel requests', async () => {
      const server = running();
      const { body } = await signIn(server, newPhoneNumber(), { scope });
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => refresh(server, body.refresh_token)),
      );
      const won = answers.filter(({ status }) => status === 200);
      assert.equal(won.length, 1);
      const lost = answers.filter(({ status }) => status !== 200);
      for (const { body } of lost) assert.equal(body.error, 'invalid_grant');
      assert.equal((await refresh(server, won[0]?.body.refresh_token)).body.error, 'invalid_grant');
    });

    it('keep the audience', async () => {
      const server = running();
      const { body } = await signIn(server, newPhoneNumber(), {
        scope,
        audience: 'https://api.example',
      });
      const renewed = await refresh(server, body.refresh_token);
      assert.equal(renewed.status, 200, JSON.stringify(renewed.body));
      assert.equal(String(renewed.body.access_token).split('.').length, 3);
    });
  });
}
