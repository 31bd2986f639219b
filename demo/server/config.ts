/**
 * Every setting of the authorization server and of the pages: their environment variables, their defaults and the rules between them.
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

export interface TwilioVerifyConfig {
  apiUrl: string;
  accountSid: string;
  authToken: string;
  serviceSid: string;
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

/** The pages and their own routes. */
export interface SiteConfig {
  production: boolean;
  port: number;
  /** Undefined: the demo's own codes and outbox do what Twilio Verify would. */
  twilioVerify: TwilioVerifyConfig | undefined;
}

/** @throws ConfigError naming the variables to mend. */
export function readSiteConfig(environment: Environment = process.env): SiteConfig {
  const read = readFrom(environment);
  return {
    production: read('NODE_ENV') === 'production',
    port: readPort(read, 'DEMO_PORT', 5173),
    twilioVerify: readTwilioVerify(read),
  };
}

/** Whether somebody has built the pages already: the tests do, once for all servers that they start. */
export const arePagesBuilt = (environment: Environment = process.env): boolean =>
  environment.DEMO_BUILT === '1';

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
  const hasSource = from !== undefined || messagingServiceSid !== undefined;
  const hasAccount = accountSid !== undefined || authToken !== undefined;
  // An account may be there for Verify alone.
  if (!hasSource && (!hasAccount || read('TWILIO_VERIFY_SERVICE_SID') !== undefined)) {
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

function readTwilioVerify(read: Read): TwilioVerifyConfig | undefined {
  const serviceSid = read('TWILIO_VERIFY_SERVICE_SID');
  if (serviceSid === undefined) return undefined;
  const accountSid = read('TWILIO_ACCOUNT_SID');
  const authToken = read('TWILIO_AUTH_TOKEN');
  if (accountSid === undefined || authToken === undefined) {
    throw new ConfigError(
      'TWILIO_VERIFY_SERVICE_SID needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
    );
  }
  const apiUrl = readAddress(read, 'TWILIO_VERIFY_URL', 'https://verify.twilio.com');
  return { apiUrl, accountSid, authToken, serviceSid };
}
