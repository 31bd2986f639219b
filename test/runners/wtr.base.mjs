// What the unit tests of all browsers share.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { bundled, testPages } from './bundle.mjs';
import { counts } from './counts.mjs';
import { hostileServers } from './hostile-server.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Runners that start at once would both take the first one that they find free. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

const bundle = bundled(path('../..'));

export const base = {
  rootDir: path('../..'),
  files: testPages(path('../..')),
  nodeResolve: { exportConditions: ['development'] },
  port: await freePort(),
  concurrency: 1,
  middleware: [bundle.middleware],
  plugins: [
    bundle.plugin,
    hostileServers(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: path('../../tsconfig.json') }),
  ],
  // A test loads a copy of the widget on purpose.
  filterBrowserLogs: ({ args }) =>
    !/Lit is in dev mode|Multiple versions of Lit/.test(String(args[0])),
  reporters: [defaultReporter({ reportTestProgress: false }), counts],
  testFramework: { config: { timeout: 10_000 } },
  // Of a page, which may have thousands of them.
  testsFinishTimeout: 600_000,
};
