/**
 * Every SQL statement on the tables of `schema.ts`, for PostgreSQL and PGlite alike. Each decision that two requests can race for is
 * one statement. Times come in as parameters from the injected clock; no statement asks the database what time it is.
 */
import type { Database } from './database.js';
import type { TicketRow } from './schema.js';

/** How far the clock may step back between sending and checking before a code counts as out of its time. */
const CLOCK_STEP = "interval '5 seconds'";

const HOUR = "interval '1 hour'";

/** How many codes of earlier messages are remembered for a recipient. */
const SUPERSEDED_CODES = 4;

export interface CodeRow {
  recipient: string;
  challengeId: string;
  mac: string;
  attempts: number;
  sentAt: Date;
  expiresAt: Date;
}

export interface UserRow {
  sub: string;
  phone_number: string;
  updated_at: Date;
}

export interface EntityRow {
  payload: Record<string, unknown>;
  consumed_at: Date | null;
}

export type Store = ReturnType<typeof createStore>;

export function createStore(database: Database) {
  const first = async (text: string, parameters: unknown[]): Promise<unknown> => {
    const { rows } = await database.query(text, parameters);
    return rows[0];
  };

  return {
    async isReachable(): Promise<boolean> {
      return (await first('select 1 as ok', [])) !== undefined;
    },

    /** Replaces the recipient's code, since only the last one sent counts; remembers it unless used or withdrawn. */
    async putCode(code: CodeRow): Promise<void> {
      await database.query(
        `insert into sms_code (recipient, challenge_id, mac, attempts_left, sent_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (recipient) do update set challenge_id = excluded.challenge_id, mac = excluded.mac,
           attempts_left = excluded.attempts_left, sent_at = excluded.sent_at, expires_at = excluded.expires_at,
           consumed_at = null,
           superseded = case when sms_code.consumed_at is not null then sms_code.superseded else jsonb_path_query_array(
             jsonb_build_array(jsonb_build_object('challenge_id', sms_code.challenge_id, 'mac', sms_code.mac,
               'expires_at', sms_code.expires_at)) || sms_code.superseded,
             '$[0 to ${SUPERSEDED_CODES - 1}]') end`,
        [code.recipient, code.challengeId, code.mac, code.attempts, code.sentAt, code.expiresAt],
      );
    },

    /** Counts one message more, unless so many were sent in the hour before. */
    async takeSending(now: Date, perHour: number): Promise<boolean> {
      const row = await first(
        `insert into sms_hour (id, sent_at) values (1, array[$1::timestamptz])
         on conflict (id) do update set sent_at = $1::timestamptz || array(
           select sent from unnest(sms_hour.sent_at) as sent where sent > $1::timestamptz - ${HOUR})
         where (select count(*) from unnest(sms_hour.sent_at) as sent where sent > $1::timestamptz - ${HOUR}) < $2
         returning id`,
        [now, perHour],
      );
      return row !== undefined;
    },

    /** `frees_at`: when one more may be sent, if none may be now. */
    async describeHour(now: Date, perHour: number) {
      const row = await first(
        `select count(*)::int as sent, (array_agg(sent order by sent desc))[$2::int] + ${HOUR} as frees_at
           from sms_hour, unnest(sent_at) as sent where sent > $1::timestamptz - ${HOUR}`,
        [now, perHour],
      );
      return row as { sent: number; frees_at: Date | null };
    },

    /** False if it was used before. */
    async useProof(id: string, expiresAt: Date): Promise<boolean> {
      const row = await first(
        'insert into used_proof (id, expires_at) values ($1, $2) on conflict do nothing returning id',
        [id, expiresAt],
      );
      return row !== undefined;
    },

    /**
     * Only the challenge named, which a later one may have replaced by now. It ends as if it were used, and isn't
     * remembered; what it replaced stays replaced.
     */
    async withdrawCode(recipient: string, challengeId: string, now: Date): Promise<void> {
      await database.query(
        `update sms_code
            set consumed_at = case when challenge_id = $2 then $3::timestamptz else consumed_at end,
                superseded = jsonb_path_query_array(superseded, '$[*] ? (@.challenge_id != $withdrawn)',
                  jsonb_build_object('withdrawn', $2::text))
          where recipient = $1`,
        [recipient, challengeId, now],
      );
    },

    /**
     * Spends one attempt, compares and consumes. Undefined: there was no live code to try, and nothing is told of
     * earlier ones, since that would be a try for free.
     */
    async spendAttempt(recipient: string, mac: string, now: Date) {
      const row = await first(
        `update sms_code
            set attempts_left = attempts_left - 1, consumed_at = case when mac = $2 then $3::timestamptz end,
                superseded = case when mac = $2 then '[]' else superseded end
          where recipient = $1 and consumed_at is null and attempts_left > 0
            and expires_at > $3::timestamptz and sent_at <= $3::timestamptz + ${CLOCK_STEP}
          returning consumed_at is not null as accepted, attempts_left,
            exists (select from jsonb_to_recordset(superseded) as earlier (mac text, expires_at timestamptz)
                     where earlier.mac = $2 and earlier.expires_at > $3::timestamptz) as superseded`,
        [recipient, mac, now],
      );
      return row as { accepted: boolean; attempts_left: number; superseded: boolean } | undefined;
    },

    /** Only to word a refusal that `spendAttempt` has already decided. */
    async describeCode(recipient: string, now: Date) {
      const row = await first(
        `select consumed_at is not null as used,
                expires_at <= $2::timestamptz or sent_at > $2::timestamptz + ${CLOCK_STEP} as out_of_time
           from sms_code where recipient = $1`,
        [recipient, now],
      );
      return row as { used: boolean; out_of_time: boolean } | undefined;
    },

    /** Creates the user of a number, or recognises it; `sub` is used only if the number is new. */
    async signInUser(sub: string, phoneNumber: string, now: Date): Promise<UserRow> {
      const row = await first(
        `insert into app_user (sub, phone_number, created_at, updated_at) values ($1, $2, $3, $3)
         on conflict (phone_number) do update set updated_at = excluded.updated_at
         returning sub, phone_number, updated_at`,
        [sub, phoneNumber, now],
      );
      if (row === undefined) throw new Error('The user was neither created nor found.');
      return row as UserRow;
    },

    async findUser(sub: string) {
      const row = await first('select sub, phone_number, updated_at from app_user where sub = $1', [
        sub,
      ]);
      return row as UserRow | undefined;
    },

    async putTicket(ticket: TicketRow): Promise<void> {
      const { hash, clientId, sub, origin, authenticatedAt, expiresAt } = ticket;
      await database.query(
        `insert into login_ticket (hash, client_id, sub, origin, authenticated_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [hash, clientId, sub, origin, authenticatedAt, expiresAt],
      );
    },

    /** Takes a ticket out of the world. Undefined: unknown, used, expired, or of another client or origin. */
    async takeTicket(hash: string, clientId: string, origin: string, now: Date) {
      const row = await first(
        `delete from login_ticket
          where hash = $1 and client_id = $2 and origin = $3 and expires_at > $4::timestamptz
          returning sub, authenticated_at`,
        [hash, clientId, origin, now],
      );
      return row as { sub: string; authenticated_at: Date } | undefined;
    },

    async putEntity(
      model: string,
      id: string,
      payload: object,
      grantId: string | undefined,
      expiresAt: Date | undefined,
    ): Promise<void> {
      await database.query(
        `insert into oidc_entity (model, id, payload, grant_id, expires_at) values ($1, $2, $3::jsonb, $4, $5)
         on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
           expires_at = excluded.expires_at`,
        [model, id, JSON.stringify(payload), grantId ?? null, expiresAt ?? null],
      );
    },

    async findEntity(model: string, id: string, now: Date) {
      const row = await first(
        `select payload, consumed_at from oidc_entity
          where model = $1 and id = $2 and (expires_at is null or expires_at > $3::timestamptz)`,
        [model, id, now],
      );
      return row as EntityRow | undefined;
    },

    /** False if somebody else consumed it first. */
    async consumeEntity(model: string, id: string, now: Date): Promise<boolean> {
      const row = await first(
        `update oidc_entity set consumed_at = $3::timestamptz
          where model = $1 and id = $2 and consumed_at is null returning id`,
        [model, id, now],
      );
      return row !== undefined;
    },

    async deleteEntity(model: string, id: string): Promise<void> {
      await database.query('delete from oidc_entity where model = $1 and id = $2', [model, id]);
    },

    async deleteGrant(grantId: string): Promise<void> {
      await database.query('delete from oidc_entity where grant_id = $1', [grantId]);
    },

    /** Everything issued under the same grant as this entity. */
    async deleteGrantOf(model: string, id: string): Promise<void> {
      await database.query(
        `delete from oidc_entity
          where grant_id = (select grant_id from oidc_entity where model = $1 and id = $2)`,
        [model, id],
      );
    },

    /** Removes what nobody can use any more; codes stay a day longer, so that a late try is told "expired". */
    async sweep(now: Date): Promise<void> {
      await database.query(
        "delete from sms_code where expires_at < $1::timestamptz - interval '1 day'",
        [now],
      );
      for (const table of ['oidc_entity', 'login_ticket', 'used_proof'])
        await database.query(`delete from ${table} where expires_at < $1::timestamptz`, [now]);
    },
  };
}
