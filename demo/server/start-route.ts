/**
 * `POST /passwordless/start`: checks the request, asks for a proof of work if one is needed, sends a code. Names and
 * errors are Auth0's.
 * @see https://auth0.com/docs/api/authentication/passwordless/get-code-or-link
 */
import { fail, refusesMethod } from './answers.js';
import { readBody, type Body } from './body.js';
import { type AuthServerConfig, type Client } from './config.js';
import { refusesOrigin } from './cors.js';
import { requestLanguage } from './language.js';
import type { Context } from './oidc.js';
import { isPhoneNumber } from './phone-number.js';
import { codePolicy, proofPolicy } from './policies.js';
import type { Proofs } from './proof-of-work.js';
import type { Quota, QuotaRefusal } from './quota.js';
import type { Route } from './routes.js';
import type { SendCode } from './sending.js';

export interface StartDependencies {
  clients: readonly Client[];
  quota: Quota;
  proofs: Proofs;
  proofOfWork: AuthServerConfig['proofOfWork'];
  send: SendCode;
}

interface StartRequest {
  client: Client;
  phoneNumber: string;
  captcha: unknown;
}

export function startRoute(dependencies: StartDependencies): Route {
  const { clients, quota, proofs, proofOfWork, send } = dependencies;
  return async (ctx) => {
    if (refusesMethod(ctx, 'POST')) return;
    const request = await readRequest(ctx, clients);
    if (!request) return;
    const { client, phoneNumber, captcha } = request;

    const { shareUsed, refusal } = await quota.look();
    // Before the proof: nobody is to work for a message that won't be sent.
    if (refusal) {
      tooManyRequests(ctx, refusal);
      return;
    }
    const isProofNeeded =
      proofOfWork === 'always' ||
      (proofOfWork === 'auto' && shareUsed >= proofPolicy.fromShareOfCap);
    const purpose = { clientId: client.id, phoneNumber };
    if (isProofNeeded && !(await proofs.accept(captcha, purpose))) {
      fail(ctx, 403, 'requires_verification', 'A proof of work is required.', {
        proof_of_work: await proofs.demand(purpose),
      });
      return;
    }

    const language = requestLanguage(ctx.get('X-Request-Language'), ctx.get('Accept-Language'));
    const sending = await send({ clientId: client.id, phoneNumber, language });
    if (!sending.ok) {
      if (sending.reason === 'quota') tooManyRequests(ctx, sending.refusal);
      else fail(ctx, 400, 'sms_provider_error', sending.message);
      return;
    }
    ctx.body = {
      _id: sending.challengeId,
      phone_number: phoneNumber,
      phone_verified: false,
      request_language: language,
      code_length: codePolicy.length,
      expires_in: codePolicy.lifetimeSeconds,
      resend_in: codePolicy.resendDelaySeconds,
    };
  };
}

/** Answers and returns undefined if the request can't be used. */
async function readRequest(
  ctx: Context,
  clients: readonly Client[],
): Promise<StartRequest | undefined> {
  const body = await readBody(ctx.req);
  const client = clients.find(({ id }) => id === body.get('client_id'));
  if (client && refusesOrigin(ctx, client)) return undefined;
  const fault = faultOf(body, client);
  const phoneNumber = body.get('phone_number');
  if (fault) fail(ctx, 400, ...fault);
  else if (!isPhoneNumber(phoneNumber)) {
    const description = 'phone_number must be in E.164 format, such as +14155550123.';
    fail(ctx, 400, 'bad.phone_number', description);
  } else if (client) return { client, phoneNumber, captcha: body.get('captcha') };
  return undefined;
}

/** As error and description. */
function faultOf(body: Body, client: Client | undefined): [string, string] | undefined {
  if (!client) return ['bad.client_id', 'Unknown client.'];
  if (body.get('connection') !== 'sms' || !client.smsEnabled)
    return ['bad.connection', 'The connection does not exist or is not enabled for this client.'];
  if (!['code', undefined, null, ''].includes(body.get('send') as string | undefined))
    return ['bad.send', 'An SMS can only carry a code.'];
  return undefined;
}

function tooManyRequests(ctx: Context, { limit, freesAt, retryAfterSeconds }: QuotaRefusal): void {
  ctx.set({
    'Retry-After': String(retryAfterSeconds),
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(Math.ceil(freesAt / 1000)),
  });
  fail(
    ctx,
    429,
    'too_many_requests',
    'Too many requests. Check the X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset headers.',
  );
}
