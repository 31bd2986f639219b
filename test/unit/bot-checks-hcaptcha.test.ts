import { assert } from '@open-wc/testing';
import { hcaptcha, type HcaptchaOptions } from '../../src/bot-checks/hcaptcha.js';
import {
  contextOf,
  itIsWidgetCheck,
  load,
  newPlace,
  type FakeVendor,
} from '../helpers/bot-check.js';
import { failure } from '../helpers/rejection.js';
import { everythingDue } from '../helpers/until.js';

type Rendered = Record<string, unknown> & {
  readonly callback: (token: string) => void;
  readonly 'error-callback': (code: string) => void;
  readonly 'expired-callback': () => void;
};

interface Widget {
  readonly parameters: Rendered;
  resolve?: (answer: { response: string; key: string }) => void;
  reject?: (code: unknown) => void;
}

/** As its `api.js` is: it tells a proof twice, to the callback and by a promise. */
class FakeHcaptcha implements FakeVendor {
  readonly widgets = new Map<string, Widget>();
  readonly executed: unknown[] = [];
  resets = 0;
  #last = 0;

  get drawn() {
    return this.widgets.size;
  }

  get widget(): Widget {
    return [...this.widgets.values()].at(-1)!;
  }

  #of(id: string): Widget {
    const widget = this.widgets.get(id);
    if (!widget) throw new Error('invalid-captcha-id');
    return widget;
  }

  readonly globals = {
    hcaptcha: {
      render: (place: HTMLElement, parameters: Rendered) => {
        place.append(document.createElement('iframe'));
        const id = `0${++this.#last}`;
        this.widgets.set(id, { parameters });
        return id;
      },
      execute: (id: string, parameters: object) => {
        this.executed.push(parameters);
        return new Promise((resolve, reject) => Object.assign(this.#of(id), { resolve, reject }));
      },
      reset: (id: string) => {
        this.#of(id);
        this.resets++;
      },
      remove: (id: string) => {
        this.#of(id);
        this.widgets.delete(id);
      },
    },
  };

  solve(response: string) {
    const { parameters, resolve } = this.widget;
    parameters.callback(response);
    resolve?.({ response, key: 'E1' });
  }
  fail() {
    const { parameters, reject } = this.widget;
    parameters['error-callback']('network-error');
    reject?.('network-error');
  }
  expire() {
    this.widget.parameters['expired-callback']();
  }
}

describe('hCaptcha', () => {
  itIsWidgetCheck({
    create: () => hcaptcha({ siteKey: '10000000-ffff-ffff-ffff-000000000001' }),
    fake: () => new FakeHcaptcha(),
    script: 'https://js.hcaptcha.com/1/api.js?render=explicit',
  });

  async function drawn(options: Partial<HcaptchaOptions> = {}) {
    const vendor = new FakeHcaptcha();
    load(vendor);
    const check = hcaptcha({ siteKey: '10000000-ffff-ffff-ffff-000000000001', ...options });
    await check.prepare?.(newPlace(), contextOf({ locale: 'de' }));
    return { vendor, check };
  }

  it('is invisible, in the visitor’s language, unless the page wants it otherwise', async () => {
    const { vendor: invisible } = await drawn();
    const { vendor: visible } = await drawn({ size: 'compact', theme: 'dark' });

    assert.deepInclude(invisible.widget.parameters, {
      sitekey: '10000000-ffff-ffff-ffff-000000000001',
      size: 'invisible',
      hl: 'de',
    });
    assert.deepInclude(visible.widget.parameters, { size: 'compact', theme: 'dark' });
  });

  for (const code of ['challenge-closed', 'challenge-expired'])
    it(`lets the visitor try again after “${code}”, whichever way it is told first`, async () => {
      const { vendor, check } = await drawn();
      const proof = check.execute('start', contextOf());
      await everythingDue();

      vendor.widget.reject?.(code);

      assert.deepInclude(await failure(proof), {
        code: 'challenge_required',
        message: `hCaptcha: ${code}`,
      });
    });

  it('keeps the end of one attempt away from the next', async () => {
    const { vendor, check } = await drawn();
    const first = check.execute('start', contextOf());
    await everythingDue();
    const { reject } = vendor.widget;
    vendor.widget.parameters['error-callback']('network-error');
    await failure(first);

    const second = check.execute('start', contextOf());
    await everythingDue();
    reject?.('network-error');
    await everythingDue();
    vendor.solve('proof');

    assert.equal(await second, 'proof');
  });

  it('passes on the data of one check, fixed or from the backend’s demand', async () => {
    const rqdata = (demand: unknown) => (demand as { readonly rqdata?: string }).rqdata;
    for (const [options, demand] of [
      [{ rqdata: 'fixed' }, undefined],
      [{ rqdata }, { rqdata: 'of the demand' }],
      [{ rqdata }, {}],
    ] as const) {
      const { vendor, check } = await drawn(options);
      const proof = check.execute('start', contextOf({ demand }));
      await everythingDue();
      vendor.solve('proof');
      await proof;

      const expected = demand ?? { rqdata: 'fixed' };
      assert.deepEqual(vendor.executed, [{ async: true, ...expected }]);
    }
  });
});
