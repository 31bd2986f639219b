/** A page whose policy must not be violated and whose scripts must not fail, whatever a test does there. */
import { test as base } from '@playwright/test';
import { SignInPage } from './sign-in-page.js';

export const test = base.extend<{ visitor: SignInPage }>({
  visitor: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.exposeFunction('reportViolation', (violation: string) => faults.push(violation));
    await page.addInitScript(() => {
      const { reportViolation } = globalThis as unknown as {
        reportViolation: (text: string) => void;
      };
      document.addEventListener('securitypolicyviolation', (event) =>
        reportViolation(`${event.effectiveDirective} blocked ${event.blockedURI}`),
      );
    });
    await use(new SignInPage(page));
    base.expect(faults, 'script errors and policy violations').toEqual([]);
  },
});

export { expect } from '@playwright/test';
