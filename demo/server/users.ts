/** People, each known by one phone number; created at their first sign-in. */
import { randomBytes } from 'node:crypto';
import type { Account } from 'oidc-provider';

import type { Clock } from './clock.js';
import type { Store, UserRow } from './store.js';

/** Claims as Auth0 gives them for an SMS user: the number is also the name, and there is no nickname yet. */
export interface Profile {
  sub: string;
  name: string;
  nickname: string;
  /** Seconds since 1970. */
  updated_at: number;
  phone_number: string;
  phone_number_verified: boolean;
}

export interface UserAccount extends Account {
  claims(): Profile & Record<string, string | number | boolean>;
}

export type Users = ReturnType<typeof createUsers>;

export function createUsers(store: Store, clock: Clock) {
  return {
    async signIn(phoneNumber: string): Promise<UserAccount> {
      const newSub = `sms|${randomBytes(12).toString('hex')}`;
      return accountOf(await store.signInUser(newSub, phoneNumber, new Date(clock.now())));
    },

    async find(sub: string): Promise<UserAccount | undefined> {
      const row = await store.findUser(sub);
      return row && accountOf(row);
    },
  };
}

function accountOf({ sub, phone_number, updated_at }: UserRow): UserAccount {
  return {
    accountId: sub,
    claims: () => ({
      sub,
      name: phone_number,
      nickname: '',
      updated_at: Math.floor(updated_at.getTime() / 1000),
      phone_number,
      phone_number_verified: true,
    }),
  };
}
