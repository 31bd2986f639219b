/** `POST /api/verify/start` and `/check`: what a page of one's own needs to sign in by Twilio Verify, or by another `Verify`. */
import type { Users } from '../users.js';
import type { ApiRoute } from './api.js';
import { answerFailure } from './failure.js';
import { codeOf, localeOf, phoneNumberOf } from './requests.js';
import type { Sessions } from './sessions.js';
import { channels, type Verify } from './verify.js';

export interface VerifyDependencies {
  verify: Verify;
  users: Users;
  sessions: Sessions;
}

export function verifyRoutes(dependencies: VerifyDependencies): [string, ApiRoute][] {
  const { verify, users, sessions } = dependencies;
  return [
    [
      'POST /api/verify/start',
      async ({ body }) => {
        const phoneNumber = phoneNumberOf(body);
        if (phoneNumber === undefined) return answerFailure({ ok: false, error: 'invalid_phone' });
        const channel = channels.find((one) => one === (body.get('channel') ?? 'sms'));
        if (!channel) return answerFailure({ ok: false, error: 'invalid_request' });
        const started = await verify.start({ phoneNumber, locale: localeOf(body), channel });
        if (!started.ok) return answerFailure(started);
        return {
          status: 200,
          body: {
            expires_in: started.expiresInSeconds,
            code_length: started.codeLength,
            resend_in: started.resendInSeconds,
          },
        };
      },
    ],
    [
      'POST /api/verify/check',
      async ({ body, headers }) => {
        const phoneNumber = phoneNumberOf(body);
        if (phoneNumber === undefined) return answerFailure({ ok: false, error: 'invalid_phone' });
        const code = codeOf(body);
        if (code === undefined) return answerFailure({ ok: false, error: 'invalid_code' });
        const check = await verify.check(phoneNumber, code);
        if (!check.ok) return answerFailure(check);
        const profile = (await users.signIn(phoneNumber)).claims();
        return { status: 200, body: { profile }, headers: sessions.open({ profile }, headers) };
      },
    ],
  ];
}
