/**
 * Guards PGlite's directory, which PGlite itself doesn't: one process at a time, and no start on a directory whose
 * creation was interrupted. Knows files only, no database.
 */
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { ConfigError } from './config.js';

/** Written into the directory once the database in it has been created to the end. */
const COMPLETE = 'created-completely';

export interface DirectoryClaim {
  markComplete(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the directory for this process; sets aside (never deletes) one that was left half-made.
 * @throws ConfigError if another living process holds it.
 */
export async function claimDataDirectory(path: string): Promise<DirectoryClaim> {
  const lock = `${path}.lock`;
  // For its owner only: PGlite makes its files readable and writable by everybody.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await takeLock(lock, path);
  if ((await exists(path)) && !(await exists(join(path, COMPLETE)))) {
    await rename(path, `${path}.incomplete-${new Date().toISOString().replaceAll(':', '-')}`);
  }
  return {
    markComplete: () => writeFile(join(path, COMPLETE), ''),
    release: () => rm(lock, { force: true }),
  };
}

async function takeLock(lock: string, path: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (isRunning(holder)) {
      throw new ConfigError(
        `The database ${path} is in use by process ${holder}. If it isn't, delete ${lock}.`,
      );
    }
    await rm(lock, { force: true });
  }
  throw new ConfigError(`The lock ${lock} could not be taken.`);
}

/** Our own number counts as free: in a container each start has the same one. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
