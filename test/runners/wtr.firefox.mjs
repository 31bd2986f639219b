// The unit tests in Firefox, over WebDriver BiDi.
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { findFirefox } from './browsers.mjs';
import { base } from './wtr.base.mjs';

export default {
  ...base,
  browsers: [
    chromeLauncher({
      puppeteer,
      launchOptions: { browser: 'firefox', executablePath: findFirefox(), headless: true },
    }),
  ],
};
