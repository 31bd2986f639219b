/** `npm run demo`: builds the pages while the database opens, then serves pages and authorization server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { servePages } from './pages.js';
import { ConfigError, readConfig } from './config.js';
import { createAuthServer } from './server.js';

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
  const port = Number(process.env.DEMO_PORT ?? 5173);
  const isBuilt = process.env.DEMO_BUILT === '1';
  const [auth] = await Promise.all([createAuthServer(config), isBuilt ? undefined : build()]);
  const pages = await servePages({ port, authOrigin: auth.url });
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
