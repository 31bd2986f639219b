/** How many messages may be sent: a cap for any hour, over all numbers and clients. Knows nothing of HTTP. */
import type { Clock } from './clock.js';
import type { Store } from './store.js';

export interface QuotaRefusal {
  limit: number;
  /** Milliseconds since 1970: when one more may be sent. */
  freesAt: number;
  retryAfterSeconds: number;
}

export type Quota = ReturnType<typeof createQuota>;

export function createQuota(store: Store, clock: Clock, perHour: number) {
  const refusalAt = (now: number, freesAt: number): QuotaRefusal => ({
    limit: perHour,
    freesAt,
    retryAfterSeconds: Math.max(1, Math.ceil((freesAt - now) / 1000)),
  });

  const look = async () => {
    const now = clock.now();
    const { sent, frees_at } = await store.describeHour(new Date(now), perHour);
    return {
      shareUsed: sent / perHour,
      refusal: frees_at === null ? undefined : refusalAt(now, frees_at.getTime()),
    };
  };

  return {
    /** What is left, as things are now; only `take` decides. */
    look,

    /** Counts a message, also one that the provider may refuse: it can't be known whether it was sent. */
    async take(): Promise<QuotaRefusal | undefined> {
      const now = clock.now();
      if (await store.takeSending(new Date(now), perHour)) return undefined;
      return (await look()).refusal ?? refusalAt(now, now + 1000);
    },
  };
}
