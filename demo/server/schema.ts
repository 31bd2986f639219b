/** Every table, for PostgreSQL and PGlite alike; `store.ts` has the statements on them. */
import type { Database } from './database.js';

/** Executed one by one at every start. */
const schema = [
  `create table if not exists sms_code (
     recipient text primary key,
     challenge_id text not null,
     mac text not null,
     attempts_left integer not null,
     sent_at timestamptz not null,
     expires_at timestamptz not null,
     consumed_at timestamptz)`,
  `create table if not exists app_user (
     sub text primary key,
     phone_number text not null unique,
     created_at timestamptz not null,
     updated_at timestamptz not null)`,
  `create table if not exists oidc_entity (
     model text not null,
     id text not null,
     payload jsonb not null,
     grant_id text,
     consumed_at timestamptz,
     expires_at timestamptz,
     primary key (model, id))`,
  'create index if not exists oidc_entity_grant on oidc_entity (grant_id) where grant_id is not null',
  // Apart from its table, for databases made before there was this column. In the row of the code that replaced them,
  // so that what happens to one happens to all in the same statement.
  "alter table sms_code add column if not exists superseded jsonb not null default '[]'",
  `create table if not exists login_ticket (
     hash text primary key,
     client_id text not null,
     sub text not null,
     origin text not null,
     authenticated_at timestamptz not null,
     expires_at timestamptz not null)`,
  // One row, so that requests that race for the last message of the hour wait for each other.
  `create table if not exists sms_hour (
     id integer primary key check (id = 1),
     sent_at timestamptz[] not null)`,
  `create table if not exists used_proof (
     id text primary key,
     expires_at timestamptz not null)`,
];

export interface TicketRow {
  hash: string;
  clientId: string;
  sub: string;
  origin: string;
  authenticatedAt: Date;
  expiresAt: Date;
}

export async function migrate(database: Database): Promise<void> {
  for (const statement of schema) await database.query(statement);
}
