import { assert } from '@open-wc/testing';
import fc from 'fast-check';
import { FlowCore } from '../../src/flow/core.js';
import { SmsBrowser } from '../helpers/element-web-otp.js';
import { listen, named } from '../helpers/events.js';
import { mount, toCodeStep, type Mounted } from '../helpers/mount.js';
import { Expectation, fillings, playRound, type Round } from '../helpers/proof-fillings.js';
import { faultIn, runs } from '../helpers/proof-runs.js';

const codes = ['314159', '271828', '161803'];

async function play(mounted: Mounted, browser: SmsBrowser, rounds: readonly Round[]) {
  const { element } = mounted;
  const heard = listen(element);
  element.reset();
  await element.updateComplete;
  await toCodeStep(mounted);
  const expectation = new Expectation(element.autoSubmit);
  let code = -1;
  for (const round of rounds) {
    if (!round.isSameCode || code < 0) code++;
    const wanted = expectation.round(round, codes[code]!);
    const asked = await playRound(mounted, browser, round, codes[code]!);
    assert.deepEqual(asked, wanted === undefined ? [] : [wanted], 'asked about');
    if (element.flowState.step === 'authenticated') break;
  }
  const isRight = element.flowState.step === 'authenticated';
  assert.lengthOf(named(heard, 'passwordless-authenticated'), Number(isRight));
}

async function check(numRuns: number, isQuick = false): Promise<string> {
  const browser = new SmsBrowser();
  const mounted = await mount();
  try {
    const details = await fc.check(
      fc.asyncProperty(fillings, async ({ autoSubmit, rounds }) => {
        mounted.element.autoSubmit = autoSubmit;
        await play(mounted, browser, rounds);
      }),
      { numRuns, includeErrorInReport: true, endOnFailure: isQuick },
    );
    return faultIn(details);
  } finally {
    browser.restore();
  }
}

describe('a code that comes in several ways at once', () => {
  it('I5 is asked about once, and again only if the visitor wants that', async function () {
    this.timeout(120_000);

    const fault = await check(runs(400, 100));

    if (fault) throw new Error(fault);
  });

  it('I5 would be found if it was asked about twice', async function () {
    this.timeout(60_000);
    const { prototype } = FlowCore;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on a flow below
    const { submitCode } = prototype;
    prototype.submitCode = function (this: FlowCore) {
      submitCode.call(this, { isAutomatic: false });
    };
    try {
      assert.match(await check(1000, true), /asked about/);
    } finally {
      prototype.submitCode = submitCode;
    }
  });
});
