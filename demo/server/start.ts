/** `npm run demo`: builds the pages while the database opens, then serves pages and authorization server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { servePages } from './pages.js';
import { arePagesBuilt, ConfigError, readConfig, readSiteConfig } from './config.js';
import { logToStandardError } from './log.js';
import { createAuthServer } from './server.js';
import { createSiteApi } from './site/site.js';
import { createTwilioVerify } from './site/twilio-verify.js';

/** Says nothing unless it fails. */
async function build(): Promise<void> {
  const child = spawn('npm', ['run', 'build:pages'], { shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (output += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The pages could not be built.\n${output}`);
}

try {
  const config = readConfig();
  const { port, production, twilioVerify } = readSiteConfig();
  const [auth] = await Promise.all([
    createAuthServer(config),
    arePagesBuilt() ? undefined : build(),
  ]);
  const log = logToStandardError;
  const api = createSiteApi({
    authOrigin: auth.url,
    users: auth.users,
    clock: auth.clock,
    verify: twilioVerify ? createTwilioVerify(twilioVerify, log) : auth.verify,
    log,
    isSecure: production,
  });
  const pages = await servePages({ port, authOrigin: auth.url, api });
  console.log(`pages        ${pages.url}/`);
  console.log(`auth server  ${auth.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void Promise.all([pages.close(), auth.close()]).then(() => process.exit(0));
    });
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
