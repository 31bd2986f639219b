/**
 * `POST /passwordless/start`: checks the request, sends a code. Names and errors are Auth0's.
 * @see https://auth0.com/docs/api/authentication/passwordless/get-code-or-link
 */
import { fail, refusesMethod } from './answers.js';
import { readBody } from './body.js';
import type { Codes } from './codes.js';
import { codePolicy, type Client } from './config.js';
import { refusesOrigin } from './cors.js';
import { requestLanguage } from './language.js';
import { maskPhoneNumber, type Log } from './log.js';
import type { RenderMessage } from './message.js';
import type { Context } from './oidc.js';
import { SmsError, type SmsSender } from './sms/sender.js';

/** ITU-T E.164: up to fifteen digits, the first of a country code is never 0. Seven is the shortest in use. */
const E164 = /^\+[1-9]\d{6,14}$/;

export interface StartDependencies {
  clients: readonly Client[];
  codes: Codes;
  render: RenderMessage;
  sms: SmsSender;
  log: Log;
}

export function startRoute({
  clients,
  codes,
  render,
  sms,
  log,
}: StartDependencies): (ctx: Context) => Promise<void> {
  return async (ctx) => {
    if (refusesMethod(ctx, 'POST')) return;
    const body = await readBody(ctx.req);
    const client = clients.find(({ id }) => id === body.get('client_id'));
    if (!client) {
      fail(ctx, 400, 'bad.client_id', 'Unknown client.');
      return;
    }
    if (refusesOrigin(ctx, client)) return;
    if (body.get('connection') !== 'sms' || !client.smsEnabled) {
      fail(
        ctx,
        400,
        'bad.connection',
        'The connection does not exist or is not enabled for this client.',
      );
      return;
    }
    if (!['code', undefined, null, ''].includes(body.get('send') as string | undefined)) {
      fail(ctx, 400, 'bad.send', 'An SMS can only carry a code.');
      return;
    }
    const phoneNumber = body.get('phone_number');
    if (typeof phoneNumber !== 'string' || !E164.test(phoneNumber)) {
      fail(
        ctx,
        400,
        'bad.phone_number',
        'phone_number must be in E.164 format, such as +14155550123.',
      );
      return;
    }

    const language = requestLanguage(ctx.get('X-Request-Language'), ctx.get('Accept-Language'));
    const { challengeId, code, withdraw } = await codes.issue(client.id, phoneNumber);
    const fields = { to: maskPhoneNumber(phoneNumber), client: client.id, language };
    try {
      await sms.send({ to: phoneNumber, code, body: render({ code, phoneNumber, language }) });
    } catch (error) {
      // Nobody has got this code for certain, so nobody may sign in with it.
      await withdraw();
      if (!(error instanceof SmsError)) throw error;
      log('sms.refused', { ...fields, reason: error.message });
      fail(ctx, 400, 'sms_provider_error', error.message);
      return;
    }
    log('sms.sent', fields);
    ctx.body = {
      _id: challengeId,
      phone_number: phoneNumber,
      phone_verified: false,
      request_language: language,
      code_length: codePolicy.length,
      expires_in: codePolicy.lifetimeSeconds,
      resend_in: codePolicy.resendDelaySeconds,
    };
  };
}
