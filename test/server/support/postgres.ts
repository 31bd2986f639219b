/** A PostgreSQL server for one test file: the one that DATABASE_URL_TEST names, or a throw-away cluster on loopback. */
import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Postgres {
  url: string;
  stop(): Promise<void>;
}

/** Answers the reason, as text, if there is no PostgreSQL to start. */
export async function startPostgres(): Promise<Postgres | string> {
  const url = process.env.DATABASE_URL_TEST;
  if (url) return { url, stop: () => Promise.resolve() };
  const programs = await findPrograms();
  if (programs === undefined)
    return 'neither DATABASE_URL_TEST nor initdb and pg_ctl on this machine';
  const user = await serverUser();
  if (user === undefined) return 'initdb refuses to run as root, and there is no user postgres';

  const directory = await mkdtemp(join(tmpdir(), 'auth-server-postgres-'));
  if (user.id !== undefined) await chown(directory, user.id, user.id);
  const options = { ...(user.id !== undefined && { uid: user.id, gid: user.id }), cwd: directory };
  const data = join(directory, 'data');
  const port = await freePort();
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'test', '-A', 'trust', '-N', '-E', 'UTF8'],
    options,
  );
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  // Its output must go to a file: a server that keeps our pipe open would keep us waiting.
  const control = ['-D', data, '-w', '-l', join(directory, 'log')];
  await run(join(programs, 'pg_ctl'), [...control, '-o', settings, 'start'], options);
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    async stop() {
      await run(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], options);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function findPrograms(): Promise<string | undefined> {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch((): string[] => []);
  const newestFirst = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin'));
  for (const directory of [...newestFirst, ...(process.env.PATH ?? '').split(delimiter)]) {
    const names = await readdir(directory).catch((): string[] => []);
    if (names.includes('initdb') && names.includes('pg_ctl')) return directory;
  }
  return undefined;
}

/** `{}`: ourselves. */
async function serverUser(): Promise<{ id?: number } | undefined> {
  if (process.getuid?.() !== 0) return {};
  const id = await run('id', ['-u', 'postgres']).then(
    ({ stdout }) => Number(stdout),
    () => undefined,
  );
  return id === undefined ? undefined : { id };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
