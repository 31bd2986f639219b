/** Runs the authorization server alone, until a signal ends it. */
import { ConfigError, readConfig } from './config.js';
import { createAuthServer } from './server.js';

try {
  const server = await createAuthServer(readConfig());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  // Last: whoever reads it may send a signal at once.
  process.stdout.write(`auth server  ${server.url}\n`);
} catch (error) {
  // A setting that is wrong needs one clear line; anything else is a defect and needs its stack.
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
