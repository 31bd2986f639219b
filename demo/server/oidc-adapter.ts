/**
 * Where `oidc-provider` keeps its grants and tokens. The value of an opaque token is its key in the library, so keys are
 * hashed here: who reads the database finds no token to use.
 */
import { createHash } from 'node:crypto';
import type { Adapter, AdapterPayload } from 'oidc-provider';

import type { Clock } from './clock.js';
import { errors } from './oidc.js';
import type { Store } from './store.js';

export class StoreAdapter implements Adapter {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #model: string;

  constructor(store: Store, clock: Clock, model: string) {
    this.#store = store;
    this.#clock = clock;
    this.#model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const { jti, ...rest } = payload;
    // A grant belongs to itself, so that revoking the family by its id removes the grant as well.
    const grantId = this.#model === 'Grant' ? jti : payload.grantId;
    const expiresAt =
      expiresIn === undefined ? undefined : new Date(this.#clock.now() + expiresIn * 1000);
    await this.#store.putEntity(this.#model, hash(id), rest, grantId, expiresAt);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const row = await this.#store.findEntity(this.#model, hash(id), this.#now());
    if (!row) return undefined;
    const consumed = row.consumed_at && { consumed: Math.floor(row.consumed_at.getTime() / 1000) };
    return { ...row.payload, ...consumed, jti: id };
  }

  /**
   * Two requests can both have read an unused refresh token. The one that comes second here is a reuse like any other:
   * the family ends (RFC 9700 2.2.2).
   */
  async consume(id: string): Promise<void> {
    if (await this.#store.consumeEntity(this.#model, hash(id), this.#now())) return;
    await this.#store.deleteGrantOf(this.#model, hash(id));
    throw new errors.InvalidGrant('already consumed');
  }

  destroy(id: string): Promise<void> {
    return this.#store.deleteEntity(this.#model, hash(id));
  }

  revokeByGrantId(grantId: string): Promise<void> {
    return this.#store.deleteGrant(grantId);
  }

  /** Browser sessions and device codes, the only things found this way, don't exist here. */
  findByUid(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  #now(): Date {
    return new Date(this.#clock.now());
  }
}

function hash(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
