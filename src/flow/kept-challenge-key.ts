/** Where a challenge is kept over a reload; apart from what reads it, which is loaded later. */
import { tried, type KeyStorage } from './storage.js';

export const keptChallengeKey = 'passwordless-sms:challenge';

/** Whether something is kept, be it usable or not. */
export const hasKept = (storage: () => KeyStorage): boolean =>
  Boolean(tried(() => storage().getItem(keptChallengeKey)));
