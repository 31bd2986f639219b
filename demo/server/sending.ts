/** Sends a code: within the quota, in the visitor's language, and taken back if it could not be sent. */
import type { Codes } from './codes.js';
import { maskPhoneNumber, type Log } from './log.js';
import type { RenderMessage } from './message.js';
import type { Quota, QuotaRefusal } from './quota.js';
import { SmsError, type SmsSender } from './sms/sender.js';

export interface CodeRequest {
  clientId: string;
  /** E.164 */
  phoneNumber: string;
  language: string;
}

export type Sending =
  | { ok: true; challengeId: string }
  | { ok: false; reason: 'quota'; refusal: QuotaRefusal }
  /** The message is fit for the client. */
  | { ok: false; reason: 'sms'; message: string };

export type SendCode = (request: CodeRequest) => Promise<Sending>;

export interface SendingDependencies {
  codes: Codes;
  quota: Quota;
  render: RenderMessage;
  sms: SmsSender;
  log: Log;
}

export function createSending({ codes, quota, render, sms, log }: SendingDependencies): SendCode {
  return async ({ clientId, phoneNumber, language }) => {
    const fields = { to: maskPhoneNumber(phoneNumber), client: clientId, language };
    const refusal = await quota.take();
    if (refusal) {
      log('sms.cap', fields);
      return { ok: false, reason: 'quota', refusal };
    }
    const { challengeId, code, withdraw } = await codes.issue(clientId, phoneNumber);
    try {
      await sms.send({ to: phoneNumber, code, body: render({ code, phoneNumber, language }) });
    } catch (error) {
      // Nobody has got this code for certain, so nobody may sign in with it.
      await withdraw();
      if (!(error instanceof SmsError)) throw error;
      log('sms.refused', { ...fields, reason: error.message });
      return { ok: false, reason: 'sms', message: error.message };
    }
    log('sms.sent', fields);
    return { ok: true, challengeId };
  };
}
