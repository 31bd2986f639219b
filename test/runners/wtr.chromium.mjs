// The unit tests in Chromium, with coverage; the proofs are run apart.
import { availableParallelism } from 'node:os';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromium } from './browsers.mjs';
import { sourceBundle } from './bundle.mjs';
import { base } from './wtr.base.mjs';

export default {
  ...base,
  files: [...base.files, '!test/unit/proof-*.test.ts'],
  concurrency: availableParallelism(),
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: await chromium(),
      createBrowserContext: ({ browser }) =>
        browser.newContext({ locale: 'en-US', timezoneId: 'UTC' }),
    }),
  ],
  coverage: true,
  coverageConfig: {
    include: [sourceBundle],
    threshold: { statements: 90, branches: 85, functions: 90, lines: 90 },
    reporters: ['lcovonly', 'text-summary'],
  },
};
