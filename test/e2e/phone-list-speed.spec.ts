import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';

// What it records while a test runs would be measured along.
test.use({ trace: 'off' });

const budgetMilliseconds = 50;

/** From the click to the paint that shows the list, as the browser itself measures it (Event Timing). */
async function opening(page: Page): Promise<number> {
  const measured = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const { name, duration } of list.getEntries())
            if (name === 'click') resolve(duration);
        }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
        // Shorter ones are not told of.
        document.addEventListener('click', () => setTimeout(() => resolve(16), 1500));
      }),
  );
  await page.getByRole('button', { name: /^Country:/ }).click();
  return measured;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;

test('the list of all countries opens at once on a phone four times slower', async ({
  visitor,
  page,
}) => {
  test.slow();
  const medians: number[] = [];
  const session = await page.context().newCDPSession(page);

  // Other work on this machine can only add to what is measured: the quietest of some rounds counts.
  while (medians.length < 6 && Math.min(...medians) >= budgetMilliseconds * 0.7) {
    const times: number[] = [];
    for (let time = 0; time < 5; time++) {
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      await visitor.open();
      await expect(page.getByRole('option')).toHaveCount(0);
      await page.waitForLoadState('networkidle');
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      times.push(await opening(page));
      await expect(page.getByRole('option', { selected: true })).toBeInViewport();
    }
    medians.push(median(times));
    console.log(times.join(' '));
  }

  expect(Math.min(...medians), `medians of 5: ${medians.join(', ')} ms`).toBeLessThan(
    budgetMilliseconds,
  );
  await expect(page.getByRole('option')).toHaveCount(245);
});
