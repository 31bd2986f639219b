/** Messages that a phone would have got, kept for the demo page to show. A file of JSON, so that a restart loses none. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Clock } from '../clock.js';
import type { SmsSender } from './sender.js';

const MAX_MESSAGES = 200;
const MAX_AGE_MILLISECONDS = 7 * 86_400_000;

export interface OutboxMessage {
  to: string;
  from: string;
  body: string;
  code: string;
  /** ISO 8601 */
  sentAt: string;
}

export interface Outbox extends SmsSender {
  /** Newest first; of all numbers if none is given. */
  list(to?: string): OutboxMessage[];
}

/** @param file where to keep the messages; undefined: in memory only. */
export async function openOutbox(
  file: string | undefined,
  from: string,
  clock: Clock,
): Promise<Outbox> {
  let messages = file === undefined ? [] : await read(file);
  let saving = Promise.resolve();

  const current = (): OutboxMessage[] => {
    const oldest = new Date(clock.now() - MAX_AGE_MILLISECONDS).toISOString();
    return messages.filter(({ sentAt }) => sentAt > oldest).slice(0, MAX_MESSAGES);
  };

  return {
    async send({ to, body, code }) {
      messages.unshift({ to, from, body, code, sentAt: new Date(clock.now()).toISOString() });
      messages = current();
      if (file === undefined) return;
      // One after the other: two writers of one temporary file would mix their lines.
      const saved = saving.then(() => write(file, messages));
      saving = saved.catch(() => undefined);
      await saved;
    },
    list: (to) => current().filter((message) => to === undefined || message.to === to),
  };
}

async function read(file: string): Promise<OutboxMessage[]> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(value) ? (value as OutboxMessage[]) : [];
  } catch {
    return [];
  }
}

async function write(file: string, messages: readonly OutboxMessage[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, JSON.stringify(messages, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
