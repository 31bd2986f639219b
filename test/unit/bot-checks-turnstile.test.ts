import { assert } from '@open-wc/testing';
import { turnstile, type TurnstileOptions } from '../../src/bot-checks/turnstile.js';
import {
  contextOf,
  itIsWidgetCheck,
  load,
  newPlace,
  type FakeVendor,
} from '../helpers/bot-check.js';
import { everythingDue } from '../helpers/until.js';
import { failure } from '../helpers/rejection.js';

type Rendered = Record<string, unknown> & {
  readonly callback: (token: string) => void;
  readonly 'error-callback': (code: string) => boolean;
  readonly 'expired-callback': () => void;
  readonly 'timeout-callback': () => void;
};

/** As its `api.js` is: a widget that was executed tells its old proof until it is reset. */
class FakeTurnstile implements FakeVendor {
  readonly widgets = new Map<string, { parameters: Rendered; token?: string }>();
  readonly executed: unknown[] = [];
  resets = 0;
  #last = 0;

  get drawn() {
    return this.widgets.size;
  }

  get parameters(): Rendered {
    return [...this.widgets.values()].at(-1)!.parameters;
  }

  readonly globals = {
    turnstile: {
      render: (place: HTMLElement, parameters: Rendered) => {
        if (!parameters.sitekey) throw new Error('Invalid or missing type for parameter "sitekey"');
        place.append(document.createElement('iframe'));
        const id = `cf-chl-widget-${++this.#last}`;
        this.widgets.set(id, { parameters });
        return id;
      },
      execute: (id: string, parameters: object) => {
        this.executed.push(parameters);
        const { token, parameters: own } = this.widgets.get(id)!;
        if (token) own.callback(token);
      },
      reset: (id: string) => {
        if (!this.widgets.has(id)) throw new Error(`Widget ${id} to reset was not found.`);
        this.resets++;
        delete this.widgets.get(id)!.token;
      },
      remove: (id: string) => this.widgets.delete(id),
    },
  };

  solve(token: string) {
    const widget = [...this.widgets.values()].at(-1)!;
    widget.token = token;
    widget.parameters.callback(token);
  }
  fail() {
    assert.isTrue(this.parameters['error-callback']('300030'), 'else it writes to the console');
  }
  expire() {
    this.parameters['expired-callback']();
  }
}

describe('Turnstile', () => {
  itIsWidgetCheck({
    create: () => turnstile({ siteKey: '1x00000000000000000000AA' }),
    fake: () => new FakeTurnstile(),
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
  });

  async function drawn(options: Partial<TurnstileOptions> = {}, locale = 'en') {
    const vendor = new FakeTurnstile();
    load(vendor);
    const check = turnstile({ siteKey: '1x00000000000000000000AA', ...options });
    await check.prepare?.(newPlace(), contextOf({ locale }));
    return { vendor, check };
  }

  it('shows only if the visitor has to do something, and starts when asked to', async () => {
    const { vendor } = await drawn();

    assert.deepInclude(vendor.parameters, {
      sitekey: '1x00000000000000000000AA',
      appearance: 'interaction-only',
      execution: 'execute',
      'response-field': false,
    });
  });

  it('looks as the page wants', async () => {
    const looks = { theme: 'dark', size: 'flexible', appearance: 'always' } as const;

    const { vendor } = await drawn(looks);

    assert.deepInclude(vendor.parameters, looks);
  });

  for (const [locale, language] of [
    ['de', 'de'],
    ['pt-BR', 'pt-BR'],
    ['es-419', 'es'],
    ['zh-Hans', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-HK', 'zh-HK'],
    ['sr-Latn', 'sr'],
  ] as const)
    it(`speaks ${language} to who reads ${locale}`, async () => {
      const { vendor } = await drawn({}, locale);

      assert.equal(vendor.parameters.language, language);
    });

  it('tells the backend what the proof is for', async () => {
    const { vendor, check } = await drawn();

    const first = check.execute('start', contextOf());
    vendor.solve('first');
    await first;
    const second = check.execute('resend', contextOf());
    await everythingDue();
    vendor.solve('second');
    await second;

    assert.deepEqual(vendor.executed, [{ action: 'start' }, { action: 'resend' }]);
  });

  it('gives up when the visitor lets the time pass', async () => {
    const { vendor, check } = await drawn();
    const proof = check.execute('start', contextOf());

    vendor.parameters['timeout-callback']();

    assert.deepInclude(await failure(proof), {
      code: 'challenge_required',
      message: 'Turnstile: timeout',
    });
  });

  it('says that the site key is wrong', async () => {
    load(new FakeTurnstile());

    const error = await failure(
      Promise.resolve(turnstile({ siteKey: '' }).prepare?.(newPlace(), contextOf())),
    );

    assert.equal(error.code, 'misconfigured');
    assert.include(error.message, 'site key');
  });
});
