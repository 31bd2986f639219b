/** The built pages in a real browser, against the real server: what `npm run demo` starts. */
import { defineConfig, devices } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { chromium } from '../runners/browsers.mjs';
import { foreignOrigin, pagesUrl, ports } from './addresses.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  snapshotPathTemplate: '{testDir}/snapshots/{arg}{ext}',
  // Pictures are for `npm run test:visual`.
  ...(process.env.npm_lifecycle_event !== 'test:visual' && { grepInvert: /@visual/ }),
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: pagesUrl,
    locale: 'en-US',
    timezoneId: 'UTC',
    // Recording one takes as long as the test itself.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: await chromium(),
  },
  projects: [
    { name: 'together', testIgnore: ['expiry.spec.ts', 'phone-list-speed.spec.ts'] },
    // Moves the server's clock, under which all other codes would expire too.
    { name: 'afterwards', testMatch: 'expiry.spec.ts', dependencies: ['together'] },
    // Measures time, which another test beside it would take.
    { name: 'alone', testMatch: 'phone-list-speed.spec.ts', dependencies: ['afterwards'] },
  ],
  webServer: {
    command: 'npm run demo',
    cwd: root,
    // They answer last.
    url: pagesUrl,
    timeout: 90_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    env: {
      AUTH_PORT: String(ports.auth),
      DEMO_PORT: String(ports.pages),
      DEMO_DATA: 'memory',
      DEMO_TEST_CLOCK: '1',
      ALLOWED_ORIGINS: foreignOrigin,
    },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
