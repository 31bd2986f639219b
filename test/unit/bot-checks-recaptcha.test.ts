import { assert } from '@open-wc/testing';
import { recaptcha, type RecaptchaOptions } from '../../src/bot-checks/recaptcha.js';
import { contextOf, itIsWidgetCheck, load, newPlace, tidyUp } from '../helpers/bot-check.js';
import type { FakeVendor } from '../helpers/bot-check.js';
import { FakeTimers } from '../helpers/fake-timers.js';
import { failure, rejection } from '../helpers/rejection.js';
import { everythingDue, until } from '../helpers/until.js';

type Rendered = Record<string, unknown> & {
  readonly callback: (token: string) => void;
  readonly 'error-callback': () => void;
  readonly 'expired-callback': () => void;
};

/** As its `api.js` for version 2: there is no way to remove, and an element is drawn into once. */
class FakeRecaptcha implements FakeVendor {
  readonly widgets: { readonly place: HTMLElement; readonly parameters: Rendered }[] = [];
  readonly executed: number[] = [];
  resets = 0;

  get drawn() {
    return this.widgets.filter(({ place }) => place.isConnected).length;
  }

  get parameters(): Rendered {
    return this.widgets.at(-1)!.parameters;
  }

  readonly globals = {
    grecaptcha: {
      ready: (callback: () => void) => setTimeout(callback),
      render: (place: HTMLElement, parameters: Rendered) => {
        if (this.widgets.some((one) => one.place === place))
          throw new Error('reCAPTCHA has already been rendered in this element');
        place.append(document.createElement('iframe'));
        return this.widgets.push({ place, parameters }) - 1;
      },
      execute: (id: number) => void this.executed.push(id),
      reset: () => {
        this.resets++;
      },
    },
  };

  solve(token: string) {
    this.parameters.callback(token);
  }
  fail() {
    this.parameters['error-callback']();
  }
  expire() {
    this.parameters['expired-callback']();
  }
}

async function drawn(options: Partial<RecaptchaOptions> = {}) {
  const vendor = new FakeRecaptcha();
  load(vendor);
  const check = recaptcha({ siteKey: 'key', version: 'v2', ...options });
  await check.prepare?.(newPlace(), contextOf({ locale: 'de' }));
  return { vendor, check };
}

describe('reCAPTCHA v2 with a box', () => {
  itIsWidgetCheck({
    create: () => recaptcha({ siteKey: 'key', version: 'v2' }),
    fake: () => new FakeRecaptcha(),
    script: 'https://www.google.com/recaptcha/api.js?render=explicit',
  });

  it('waits for the visitor to tick it', async () => {
    const { vendor, check } = await drawn({ theme: 'dark' });

    const proof = check.execute('start', contextOf());
    await everythingDue();
    vendor.solve('proof');

    assert.equal(await proof, 'proof');
    assert.deepEqual(vendor.executed, []);
    assert.deepInclude(vendor.parameters, {
      sitekey: 'key',
      size: 'normal',
      theme: 'dark',
      hl: 'de',
    });
    assert.notProperty(vendor.parameters, 'version');
  });

  it('is drawn nowhere when it was taken away before its script was ready', async () => {
    const vendor = new FakeRecaptcha();
    load(vendor);
    const check = recaptcha({ siteKey: 'key', version: 'v2' });

    const prepared = check.prepare?.(newPlace(), contextOf());
    check.dispose?.();
    await prepared;

    assert.equal(vendor.widgets.length, 0);
  });

  it('waits for its script no longer than anybody wants it', async () => {
    load({ globals: { grecaptcha: { ready: () => undefined } } });
    const controller = new AbortController();
    const reason = new Error('nobody waits');

    const prepared = recaptcha({ siteKey: 'key', version: 'v2' }).prepare?.(
      newPlace(),
      contextOf({ signal: controller.signal }),
    );
    controller.abort(reason);

    assert.strictEqual(await rejection(Promise.resolve(prepared)), reason);
  });
});

describe('reCAPTCHA v2, invisible', () => {
  itIsWidgetCheck({
    create: () => recaptcha({ siteKey: 'key', version: 'v2', size: 'invisible' }),
    fake: () => new FakeRecaptcha(),
    script: 'https://www.google.com/recaptcha/api.js?render=explicit',
  });

  /** What it puts at the end of the body: hidden until it shows a challenge. */
  function newChallenge() {
    const box = document.createElement('div');
    box.style.visibility = 'hidden';
    const frame = document.createElement('iframe');
    // Nothing is loaded: the address of the real one has another beginning.
    frame.src = 'about:blank?/recaptcha/api2/bframe?k=key';
    box.append(document.createElement('div'));
    box.firstElementChild!.append(frame);
    document.body.append(box);
    return {
      show: async () => {
        box.style.visibility = 'visible';
        await everythingDue();
      },
      hide: async () => {
        box.style.visibility = 'hidden';
        await everythingDue();
      },
      remove: () => box.remove(),
    };
  }

  let timers: FakeTimers | undefined;
  let challenge: ReturnType<typeof newChallenge>;

  const executing = async () => {
    const { vendor, check } = await drawn({ size: 'invisible', badge: 'inline' });
    challenge = newChallenge();
    timers = new FakeTimers();
    const proof = check.execute('start', contextOf());
    await everythingDue();
    return { vendor, check, proof };
  };

  afterEach(() => {
    timers?.restore();
    timers = undefined;
    (challenge as typeof challenge | undefined)?.remove();
    tidyUp();
  });

  it('looks for itself', async () => {
    const { vendor, proof } = await executing();
    vendor.solve('proof');

    assert.equal(await proof, 'proof');
    assert.deepEqual(vendor.executed, [0]);
    assert.deepInclude(vendor.parameters, { size: 'invisible', badge: 'inline' });
  });

  it('lets the visitor try again who closes the challenge, of which it tells nothing', async () => {
    const { proof } = await executing();

    await challenge.show();
    await challenge.hide();
    await until(() => timers?.pending.length === 1, 'there is nothing but a last wait');
    timers?.fire();

    assert.deepInclude(await failure(proof), {
      code: 'challenge_required',
      message: 'reCAPTCHA: challenge-closed',
    });
  });

  it('takes the proof of a challenge that hides since it was solved', async () => {
    const { vendor, proof } = await executing();

    await challenge.show();
    await challenge.hide();
    vendor.solve('proof');

    assert.equal(await proof, 'proof');
    assert.deepEqual(timers?.pending, []);
  });

  it('goes on with a challenge that shows again', async () => {
    const { vendor, proof } = await executing();

    await challenge.show();
    await challenge.hide();
    await challenge.show();

    assert.deepEqual(timers?.pending, []);
    vendor.solve('proof');
    assert.equal(await proof, 'proof');
  });
});
