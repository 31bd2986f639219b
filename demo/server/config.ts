/**
 * Every setting of the authorization server: its environment variables, their defaults and the rules between them.
 * No other module reads the environment.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  ConfigError,
  readAddress,
  readChoice,
  readCount,
  readFrom,
  readPort,
  type Environment,
  type Read,
} from './variables.js';

export { ConfigError } from './variables.js';

/** What a one-time code can do. The numbers are Auth0's; NIST SP 800-63B-4 3.1.3.2 asks for six digits and ten minutes at most. */
export const codePolicy = {
  length: 6,
  lifetimeSeconds: 180,
  attempts: 3,
  /** Told to the widget as the pause before it offers to send again. */
  resendDelaySeconds: 30,
} as const;

/** Lifetimes in seconds. A rotated refresh token ends with the first of its family, so `refreshToken` is absolute. */
export const tokenLifetimes = {
  accessToken: 3600,
  idToken: 3600,
  refreshToken: 30 * 86_400,
  authorizationCode: 60,
  /** Auth0's login ticket: between `/co/authenticate` and `/authorize`. */
  loginTicket: 60,
} as const;

/** What sending costs a client that has to prove work. One thread derives keys until it finds the one of the counter. */
export const proofPolicy = {
  lifetimeSeconds: 300,
  /** Rounds of PBKDF2 for each key. */
  cost: 5000,
  /** The highest counter. Any from 1 is as likely, since who knew a lower bound could leave out the work below it. */
  maxCounter: 1000,
  /** From this part of the cap on, when that is left to the server. */
  fromShareOfCap: 0.8,
} as const;

/** An application that people sign in to. */
export interface Client {
  id: string;
  /** Whether the SMS connection is enabled for it. */
  smsEnabled: boolean;
  /** Compared as text: scheme, host and port must all be equal. */
  allowedOrigins: ReadonlySet<string>;
  /** APIs it may get JWT access tokens for. */
  audiences: ReadonlySet<string>;
}

/** Where an authorization code may be taken: the root of each page's origin, and nowhere for a client that can't get one. */
export function redirectUrisOf({ smsEnabled, allowedOrigins }: Client): string[] {
  return smsEnabled ? [...allowedOrigins].map((origin) => `${origin}/`) : [];
}

export type DatabaseConfig =
  { kind: 'server'; url: string } | { kind: 'directory'; path: string } | { kind: 'memory' };

export interface TwilioConfig {
  kind: 'twilio';
  apiUrl: string;
  accountSid: string;
  authToken: string;
  /** Exactly one of the two is sent with a message. */
  source: { From: string } | { MessagingServiceSid: string };
}

export type SmsConfig = TwilioConfig | { kind: 'outbox' };

export interface AuthServerConfig {
  production: boolean;
  /** 0 takes a free port. */
  port: number;
  /** Undefined: both loopback addresses. */
  host: string | undefined;
  /** Undefined: `http://localhost:<port>/`. */
  issuer: string | undefined;
  database: DatabaseConfig;
  /** Where secrets and the outbox are kept; undefined: nowhere, they end with the process. */
  dataDirectory: string | undefined;
  codePepper: string | undefined;
  clients: readonly Client[];
  applicationName: string;
  /** Liquid; undefined: the multilingual text beside this module. */
  smsTemplate: string | undefined;
  sms: SmsConfig;
  /** How many messages are sent in any hour, over all numbers and clients. */
  smsPerHour: number;
  /** When a client has to prove work before a message is sent; `auto`: when the cap comes near. */
  proofOfWork: 'auto' | 'always' | 'never';
  /** Whether `POST /test/clock` exists. */
  testClock: boolean;
}

/**
 * Reads and checks the environment. An empty variable counts as one that isn't set.
 * @throws ConfigError naming the variables to mend.
 */
export function readConfig(environment: Environment = process.env): AuthServerConfig {
  const read = readFrom(environment);
  const production = read('NODE_ENV') === 'production';
  const data = read('DEMO_DATA') ?? fileURLToPath(new URL('../.data', import.meta.url));
  const dataDirectory = data === 'memory' ? undefined : data;
  return {
    production,
    port: readPort(read, 'AUTH_PORT', 3000),
    host: read('AUTH_HOST'),
    issuer: readIssuer(read),
    database: readDatabase(read, dataDirectory),
    dataDirectory,
    codePepper: read('CODE_PEPPER'),
    clients: readClients(read),
    applicationName: read('APPLICATION_NAME') ?? 'Demo',
    smsTemplate: readTemplate(read),
    sms: readSms(read, production),
    smsPerHour: readCount(read, 'SMS_PER_HOUR', 1000),
    proofOfWork: readChoice(read, 'PROOF_OF_WORK', ['auto', 'always', 'never']),
    testClock: read('DEMO_TEST_CLOCK') === '1' && !production,
  };
}

function readIssuer(read: Read): string | undefined {
  const issuer = read('AUTH_ISSUER');
  if (issuer === undefined) return undefined;
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new ConfigError(
      `AUTH_ISSUER must be an http or https address without query and fragment, not "${issuer}".`,
    );
  }
  return issuer;
}

function readDatabase(read: Read, dataDirectory: string | undefined): DatabaseConfig {
  const url = read('DATABASE_URL');
  if (url !== undefined) return { kind: 'server', url };
  return dataDirectory === undefined
    ? { kind: 'memory' }
    : { kind: 'directory', path: join(dataDirectory, 'pglite') };
}

function readClients(read: Read): Client[] {
  const port = readPort(read, 'DEMO_PORT', 5173);
  const extra = (read('ALLOWED_ORIGINS') ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean);
  for (const origin of extra) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new ConfigError(
        `ALLOWED_ORIGINS must list origins such as https://app.example, not "${origin}".`,
      );
    }
  }
  const allowedOrigins = new Set([
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}`,
    ...extra,
  ]);
  const audiences = new Set(['https://api.example']);
  return [
    { id: 'demo', smsEnabled: true, allowedOrigins, audiences },
    { id: 'demo-disabled', smsEnabled: false, allowedOrigins, audiences },
  ];
}

function readTemplate(read: Read): string | undefined {
  const file = read('SMS_TEMPLATE_FILE');
  const template = read('SMS_TEMPLATE');
  if (file === undefined) return template;
  if (template !== undefined)
    throw new ConfigError('Set SMS_TEMPLATE or SMS_TEMPLATE_FILE, not both.');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`SMS_TEMPLATE_FILE names a file that can't be read: ${file}`);
  }
}

function readSms(read: Read, production: boolean): SmsConfig {
  const accountSid = read('TWILIO_ACCOUNT_SID');
  const authToken = read('TWILIO_AUTH_TOKEN');
  const from = read('TWILIO_FROM');
  const messagingServiceSid = read('TWILIO_MESSAGING_SERVICE_SID');
  if ([accountSid, authToken, from, messagingServiceSid].every((value) => value === undefined)) {
    if (production && read('DEMO_OUTBOX') !== '1') {
      throw new ConfigError(
        'In production set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID, or DEMO_OUTBOX=1 for an outbox that anybody can read.',
      );
    }
    return { kind: 'outbox' };
  }
  if (accountSid === undefined || authToken === undefined) {
    throw new ConfigError('Twilio needs both TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.');
  }
  if (from !== undefined && messagingServiceSid !== undefined) {
    throw new ConfigError('Set TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID, not both.');
  }
  const apiUrl = readAddress(read, 'TWILIO_API_URL', 'https://api.twilio.com');
  if (from !== undefined)
    return { kind: 'twilio', apiUrl, accountSid, authToken, source: { From: from } };
  if (messagingServiceSid !== undefined) {
    return {
      kind: 'twilio',
      apiUrl,
      accountSid,
      authToken,
      source: { MessagingServiceSid: messagingServiceSid },
    };
  }
  throw new ConfigError('Twilio needs TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID.');
}
