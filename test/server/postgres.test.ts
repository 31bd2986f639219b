import { after, describe, it } from 'node:test';

import { openDatabase } from '../../demo/server/database.js';
import { startPostgres, type Postgres } from './support/postgres.js';
import { describeSignIn } from './support/sign-in-suite.js';

const postgres: Postgres | string = await startPostgres();

if (typeof postgres === 'string') {
  it('signing in, on PostgreSQL', { skip: postgres }, () => undefined);
} else {
  describe('PostgreSQL', () => {
    after(() => postgres.stop());
    describeSignIn('signing in, on PostgreSQL', () =>
      openDatabase({ kind: 'server', url: postgres.url }),
    );
  });
}
