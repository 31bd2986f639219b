/** An adapter, asked as the flow asks. */
import type {
  PasswordlessBackend,
  StartRequest,
  VerifyRequest,
} from '../../src/backends/backend.js';

export const phoneNumber = '+14155550132';
export const code = '246813';

const grant = { phoneNumber, locale: 'en', state: 'state-1', scope: 'openid' };

export const start = (
  backend: PasswordlessBackend,
  more: Partial<StartRequest> = {},
  signal = new AbortController().signal,
) => backend.start({ ...grant, channel: 'sms', ...more }, { signal });

export const verify = (
  backend: PasswordlessBackend,
  more: Partial<VerifyRequest> = {},
  signal = new AbortController().signal,
) => backend.verify({ ...grant, code, ...more }, { signal });
