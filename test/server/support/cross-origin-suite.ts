/** What a login ticket and an authorization code are good for, asked of any database. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';

import {
  claimsOf,
  newPhoneNumber,
  refresh,
  signIn,
  userinfo,
  type TestServer,
} from './auth-server.js';
import { authorize, exchangeCode, newCode, newTicket, responseOf } from './cross-origin.js';

const UNKNOWN = {
  error: 'invalid_request',
  error_description: 'Unknown login ticket.',
  state: 'the-state',
};

export function describeCrossOrigin(running: () => TestServer): void {
  describe('a login ticket', () => {
    it('is good for exactly one of twenty parallel requests', async () => {
      const server = running();
      const ticket = await newTicket(server, newPhoneNumber());
      const responses = await Promise.all(
        Array.from({ length: 20 }, async () => responseOf(await authorize(server, ticket))),
      );
      assert.equal(responses.filter(({ code }) => code !== undefined).length, 1);
      const refused = responses.filter(({ code }) => code === undefined);
      for (const response of refused) assert.deepEqual(response, UNKNOWN);
    });

    it('lives 60 seconds and not one more', async () => {
      const server = running();
      const early = await newTicket(server, newPhoneNumber());
      server.clock.advance(59);
      assert.match(String((await responseOf(await authorize(server, early))).code), /^[\w-]{43}$/);
      const late = await newTicket(server, newPhoneNumber());
      server.clock.advance(60);
      assert.deepEqual(await responseOf(await authorize(server, late)), UNKNOWN);
    });

    it('is refused when it was made up', async () => {
      assert.deepEqual(await responseOf(await authorize(running(), 'made-up')), UNKNOWN);
    });
  });

  describe('an authorization code', () => {
    it('brings the tokens that the one-call grant gives', async () => {
      const server = running();
      const number = newPhoneNumber();
      const scope = 'openid profile phone offline_access';
      const { status, body } = await exchangeCode(server, await newCode(server, number));
      assert.equal(status, 200, JSON.stringify(body));
      const oneCall = await signIn(server, number, { scope, nonce: 'the-nonce' });
      assert.deepEqual(Object.keys(body).sort(), Object.keys(oneCall.body).sort());
      assert.deepEqual(
        [body.token_type, body.expires_in, body.scope],
        [oneCall.body.token_type, oneCall.body.expires_in, scope],
      );

      const claims = await claimsOf(server, body.id_token);
      const expected = await claimsOf(server, oneCall.body.id_token);
      for (const name of ['at_hash', 'auth_time', 'iat', 'exp', 'updated_at']) {
        assert.equal(typeof claims[name], typeof expected[name], name);
      }
      const { at_hash, auth_time, iat, exp, updated_at, ...rest } = claims;
      assert.deepEqual(rest, {
        iss: expected.iss,
        aud: 'demo',
        sub: expected.sub,
        amr: ['sms'],
        nonce: 'the-nonce',
        name: number,
        nickname: '',
        phone_number: number,
        phone_number_verified: true,
      });
      const digest = createHash('sha256').update(String(body.access_token)).digest();
      assert.equal(at_hash, digest.subarray(0, 16).toString('base64url'));
      const age = Number(iat) - Number(auth_time);
      assert.ok(age >= 0 && age <= 5, `auth_time is ${age} s before iat`);
      assert.equal(Number(exp) - Number(iat), 3600);
      assert.equal(typeof updated_at, 'number');

      assert.equal((await userinfo(server, body.access_token)).body.phone_number, number);
      const renewed = await refresh(server, body.refresh_token);
      assert.equal(renewed.status, 200);
      assert.equal((await claimsOf(server, renewed.body.id_token)).auth_time, auth_time);
    });

    it('brings a refresh token and an id_token only to scopes that ask for them', async () => {
      const server = running();
      const code = await newCode(server, newPhoneNumber(), { scope: 'profile' });
      const { status, body } = await exchangeCode(server, code);
      assert.deepEqual([status, body.id_token, body.refresh_token], [200, undefined, undefined]);
    });

    it('brings a JWT for an audience that the client is configured for, and keeps it', async () => {
      const server = running();
      const audience = 'https://api.example';
      const scope = 'openid phone offline_access';
      const code = await newCode(server, newPhoneNumber(), { audience, scope });
      const { body } = await exchangeCode(server, code);
      assert.equal(body.scope, scope);
      const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
      for (const { access_token, id_token } of [
        body,
        (await refresh(server, body.refresh_token)).body,
      ]) {
        const { payload, protectedHeader } = await jwtVerify(String(access_token), keys, {
          issuer: `${server.url}/`,
          audience,
        });
        assert.equal(protectedHeader.typ, 'at+jwt');
        const claims = await claimsOf(server, id_token);
        assert.equal(payload.sub, claims.sub);
        const digest = createHash('sha256').update(String(access_token)).digest();
        assert.equal(claims.at_hash, digest.subarray(0, 16).toString('base64url'));
      }
    });

    it('brings an opaque access token for any other audience', async () => {
      const server = running();
      const fields = { audience: 'https://elsewhere.example' };
      const { body } = await exchangeCode(server, await newCode(server, newPhoneNumber(), fields));
      assert.doesNotMatch(String(body.access_token), /\./);
      assert.equal((await userinfo(server, body.access_token)).status, 200);
    });

    it('serves exactly one of twenty parallel requests', async () => {
      const server = running();
      const code = await newCode(server, newPhoneNumber());
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => exchangeCode(server, code)),
      );
      assert.ok(answers.filter(({ status }) => status === 200).length <= 1);
      for (const { status, body } of answers)
        if (status !== 200) assert.equal(body.error, 'invalid_grant');
    });

    it('ends what it brought when it is used twice', async () => {
      const server = running();
      const code = await newCode(server, newPhoneNumber());
      const { body } = await exchangeCode(server, code);
      assert.equal((await exchangeCode(server, code)).body.error, 'invalid_grant');
      assert.equal((await userinfo(server, body.access_token)).status, 401);
      assert.equal((await refresh(server, body.refresh_token)).body.error, 'invalid_grant');
    });

    it('lives 60 seconds and not one more', async () => {
      const server = running();
      const early = await newCode(server, newPhoneNumber());
      server.clock.advance(59);
      assert.equal((await exchangeCode(server, early)).status, 200);
      const late = await newCode(server, newPhoneNumber());
      server.clock.advance(60);
      assert.equal((await exchangeCode(server, late)).body.error, 'invalid_grant');
    });

    const refused: [title: string, fields: object][] = [
      ['another verifier', { code_verifier: 'x'.repeat(43) }],
      ['no verifier', { code_verifier: undefined }],
      ['another redirect_uri', { redirect_uri: 'http://127.0.0.1:5173/' }],
      ['another client', { client_id: 'other' }],
    ];
    for (const [title, fields] of refused) {
      it(`is refused with ${title}`, async () => {
        const server = running();
        const code = await newCode(server, newPhoneNumber());
        const { status, body } = await exchangeCode(server, code, fields);
        assert.deepEqual([status, body.error], [400, 'invalid_grant']);
        assert.equal(body.access_token, undefined);
      });
    }
  });
}
