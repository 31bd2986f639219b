/** The proof that an element which leaves its page leaves nothing open, whatever it was doing. */
import { assert } from '@open-wc/testing';
import { SmsBrowser } from './element-web-otp.js';
import { mount } from './mount.js';
import { Ledger, soon } from './proof-ledger.js';
import { end, live, type State } from './proof-lives.js';
import { runs, turnUntil } from './proof-runs.js';

/** What so many lives, each ended in a state, leave behind; in words. */
export async function leftBehind(state: State, lives: number) {
  // What is loaded late is loaded once for all elements that follow.
  (await mount()).element.remove();
  const home = document.createElement('div');
  document.body.append(home);
  const browser = new SmsBrowser();
  const ledger = new Ledger();
  try {
    for (let count = 0; count < lives; count++) {
      const life = live(home, state);
      await state.reach(life);
      if (count % 2) life.element.remove();
      else home.replaceChildren();
      await end();
      const left = [
        ...ledger.open.filter((one) => one !== soon),
        ...browser.waits.filter(({ signal }) => !signal.aborted).map(() => 'WebOTP'),
        ...life.backend.open.map(() => 'request'),
      ];
      if (left.length) return { left, ever: ledger.ever };
    }
    await turnUntil(() => !ledger.open.length, 'what ends by itself has ended');
    return { left: [], ever: { ...ledger.ever, WebOTP: browser.waits.length } };
  } finally {
    ledger.restore();
    browser.restore();
    home.remove();
    sessionStorage.clear();
  }
}

/** W8 as tests: so many lives in each state, in Chromium. */
export function leaveNothingOpen(states: readonly State[], inChromium = 1000): void {
  for (const state of states)
    it(`W8 ${state.name}`, async function () {
      this.timeout(600_000);
      const lives = runs(inChromium, inChromium / 20);

      const { left, ever } = await leftBehind(state, lives);

      assert.deepEqual(left, []);
      // Something was opened in each of them.
      assert.isAtLeast(ever.MutationObserver ?? 0, lives);
    });
}
