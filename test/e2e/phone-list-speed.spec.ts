import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.js';

/** What the page can take from a click to the paint that answers it. */
const budgetMilliseconds = 50;

/** A machine that takes so long for next to nothing is too busy to measure anything. */
const calmMilliseconds = 16;

// What a trace records of a click would be measured along.
test.use({ trace: 'off' });

/** From the click until the frame that answers it is laid out, painted and handed over, in milliseconds. */
async function press(page: Page, target: Locator): Promise<number> {
  const duration = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        let started = 0;
        port1.onmessage = () => resolve(Math.round(performance.now() - started));
        const onClick = () => {
          started = performance.now();
          // What is posted in a frame arrives behind all that belongs to it.
          requestAnimationFrame(() => port2.postMessage(undefined));
        };
        addEventListener('click', onClick, { capture: true, once: true });
      }),
  );
  await target.click();
  return duration;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;

/** Next to nothing. */
async function addButton(page: Page): Promise<Locator> {
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.textContent = 'Nothing';
    button.addEventListener('click', () => (button.textContent = 'Nothing at all'));
    document.body.prepend(button);
  });
  return page.getByRole('button', { name: 'Nothing' });
}

test('the list of all countries opens at once on a phone four times slower', async ({
  visitor,
  page,
}) => {
  test.setTimeout(180_000);
  const session = await page.context().newCDPSession(page);
  const throttle = (rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });
  const country = page.getByRole('button', { name: /^Country:/ });
  const rounds: { readonly list: number; readonly nothing: number }[] = [];
  const best = () => Math.min(...rounds.map(({ list }) => list));

  // Other work on this machine can only add to what is measured: the quietest of some rounds counts.
  while (rounds.length < 8 && best() >= budgetMilliseconds) {
    const times: { readonly list: number; readonly nothing: number }[] = [];
    for (let time = 0; time < 5; time++) {
      await throttle(1);
      await visitor.open();
      const nothing = await addButton(page);
      await page.waitForLoadState('networkidle');
      await expect(page.getByRole('option', { includeHidden: true })).toHaveCount(0);
      await throttle(4);
      await nothing.hover();
      const least = await press(page, nothing);
      // A hand is at the button a moment before it presses.
      await country.hover();
      await expect(page.getByRole('listbox', { includeHidden: true })).toHaveCount(1);
      times.push({ nothing: least, list: await press(page, country) });
      await expect(page.getByRole('option', { selected: true })).toBeInViewport();
    }
    rounds.push({
      list: median(times.map(({ list }) => list)),
      nothing: median(times.map(({ nothing }) => nothing)),
    });
  }

  const report = `medians of 5, in milliseconds: ${JSON.stringify(rounds)}`;
  test.info().annotations.push({ type: 'measured', description: report });
  const isCalm = rounds.some(({ nothing }) => nothing <= calmMilliseconds);
  test.skip(!isCalm && best() >= budgetMilliseconds, `this machine is too busy; ${report}`);
  expect(best(), report).toBeLessThan(budgetMilliseconds);
  await throttle(1);
  await expect(page.getByRole('option')).toHaveCount(245);
});
