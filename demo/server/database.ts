/** Opens the database: PGlite in a directory or in memory, or a PostgreSQL server. Both answer the same `query`. */
import { ConfigError, type DatabaseConfig } from './config.js';
import { claimDataDirectory } from './data-directory.js';

export interface Database {
  query(text: string, parameters?: unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
}

/** The libraries are loaded only when used: PGlite is 15 MB of WebAssembly. */
export function openDatabase(config: DatabaseConfig): Promise<Database> {
  switch (config.kind) {
    case 'server':
      return openServer(config.url);
    case 'directory':
      return openDirectory(config.path);
    case 'memory':
      return openMemory();
  }
}

async function openServer(url: string): Promise<Database> {
  const { default: postgres } = await import('pg');
  const pool = new postgres.Pool({ connectionString: url, connectionTimeoutMillis: 5000 });
  // Without a listener the loss of an idle connection would end the process; the next query reports it.
  pool.on('error', () => undefined);
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end();
    throw new ConfigError(`DATABASE_URL names a database that can't be reached: ${String(error)}`);
  });
  return {
    query: (text, parameters) => pool.query<Record<string, unknown>>(text, parameters),
    close: () => pool.end(),
  };
}

async function openMemory(): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create('memory://');
  return {
    query: (text, parameters) => database.query(text, parameters),
    close: () => database.close(),
  };
}

async function openDirectory(path: string): Promise<Database> {
  const loading = import('@electric-sql/pglite');
  const claim = await claimDataDirectory(path);
  try {
    const { PGlite } = await loading;
    const database = await PGlite.create(path);
    await claim.markComplete();
    return {
      query: (text, parameters) => database.query(text, parameters),
      async close() {
        await database.close();
        await claim.release();
      },
    };
  } catch (error) {
    await claim.release();
    throw error;
  }
}
