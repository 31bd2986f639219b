import { assert } from '@open-wc/testing';
import { friendlyCaptcha } from '../../src/bot-checks/friendly-captcha.js';
import {
  contextOf,
  itIsWidgetCheck,
  load,
  newPlace,
  type FakeVendor,
} from '../helpers/bot-check.js';
import { failure } from '../helpers/rejection.js';
import { everythingDue } from '../helpers/until.js';

interface V2Options {
  readonly element: HTMLElement;
  readonly sitekey: string;
}

/** As `site.js` of `@friendlycaptcha/sdk`: events on the element. */
class FakeSdk implements FakeVendor {
  readonly widgets: V2Options[] = [];
  starts = 0;
  resets = 0;

  get drawn() {
    return this.widgets.length;
  }

  readonly globals = {
    frcaptcha: {
      createWidget: (options: V2Options) => {
        options.element.append(document.createElement('iframe'));
        this.widgets.push(options);
        let isDestroyed = false;
        return {
          start: () => {
            this.starts++;
          },
          reset: () => {
            if (isDestroyed) throw new Error('Can not reset destroyed widget.');
            this.resets++;
          },
          destroy: () => {
            isDestroyed = true;
            this.widgets.splice(this.widgets.indexOf(options), 1);
          },
        };
      },
    },
  };

  #tell(name: string, detail: object) {
    const type = `frc:widget.${name}`;
    this.widgets.at(-1)!.element.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
  solve(response: string) {
    this.#tell('complete', { response, state: 'completed' });
  }
  fail() {
    const error = { code: 'network_error', detail: 'The API could not be reached.' };
    this.#tell('error', { response: '.ERROR', state: 'error', error });
  }
  expire() {
    this.#tell('expire', { response: '.EXPIRED', state: 'expired' });
  }
}

interface V1Options {
  readonly language: string;
  readonly doneCallback: (solution: string) => void;
  readonly errorCallback: (error: { code: string; description: string }) => void;
}

/** As `widget.module.js` of `friendly-challenge`: callbacks, and none when a proof expires. */
class FakeChallenge implements FakeVendor {
  readonly widgets: V1Options[] = [];
  resets = 0;

  get drawn() {
    return this.widgets.length;
  }

  readonly globals = {
    friendlyChallenge: {
      WidgetInstance: ((vendor: FakeChallenge) =>
        class {
          declare readonly place: HTMLElement;
          declare readonly options: V1Options;
          constructor(place: HTMLElement, options: V1Options) {
            Object.assign(this, { place, options });
            vendor.widgets.push(options);
          }
          start = () => Promise.resolve();
          reset() {
            vendor.resets++;
          }
          destroy() {
            this.place.remove();
            vendor.widgets.splice(vendor.widgets.indexOf(this.options), 1);
          }
        })(this),
    },
  };

  solve(solution: string) {
    this.widgets.at(-1)!.doneCallback(solution);
  }
  fail() {
    const description = 'Error: failed to fetch';
    this.widgets.at(-1)!.errorCallback({ code: 'error_getting_puzzle', description });
  }
  expire() {
    this.fail();
  }
}

describe('Friendly Captcha', () => {
  itIsWidgetCheck({
    create: () => friendlyCaptcha({ siteKey: 'FC1' }),
    fake: () => new FakeSdk(),
    script: 'site.min.js of @friendlycaptcha/sdk',
  });

  it('computes when it is asked to, in the visitor’s language, and adds no field', async () => {
    const vendor = new FakeSdk();
    load(vendor);
    const check = friendlyCaptcha({ siteKey: 'FC1', endpoint: 'eu', theme: 'auto' });

    await check.prepare?.(newPlace(), contextOf({ locale: 'de' }));
    const before = vendor.starts;
    const proof = check.execute('start', contextOf());
    await everythingDue();
    vendor.solve('proof');

    assert.equal(await proof, 'proof');
    assert.deepEqual([before, vendor.starts], [0, 1]);
    assert.deepInclude(vendor.widgets[0] as object, {
      sitekey: 'FC1',
      startMode: 'none',
      formFieldName: null,
      language: 'de',
      apiEndpoint: 'eu',
      theme: 'auto',
    });
  });

  it('tells developers the code of a failure, and nobody its text', async () => {
    const vendor = new FakeSdk();
    load(vendor);
    const check = friendlyCaptcha({ siteKey: 'FC1' });
    await check.prepare?.(newPlace(), contextOf());
    const proof = check.execute('start', contextOf());
    await everythingDue();

    vendor.fail();

    assert.equal((await failure(proof)).message, 'Friendly Captcha: network_error');
  });
});

describe('Friendly Captcha, version 1', () => {
  itIsWidgetCheck({
    create: () => friendlyCaptcha({ siteKey: 'FC1', version: 'v1' }),
    fake: () => new FakeChallenge(),
    script: 'widget.module.min.js of friendly-challenge',
    keepsEarlyProof: false,
  });

  it('forgets a proof that nobody has asked for, since it doesn’t tell when that expires', async () => {
    const vendor = new FakeChallenge();
    load(vendor);
    const check = friendlyCaptcha({ siteKey: 'FC1', version: 'v1' });
    await check.prepare?.(newPlace(), contextOf());
    vendor.solve('early');

    const proof = check.execute('start', contextOf());
    await everythingDue();
    vendor.solve('proof');

    assert.equal(await proof, 'proof');
  });

  for (const [locale, language] of [
    ['pt-BR', 'pt-BR'],
    ['zh-Hant', 'zh_tw'],
    ['zh-Hans', 'zh-CN'],
  ] as const)
    it(`speaks ${language} to who reads ${locale}`, async () => {
      const vendor = new FakeChallenge();
      load(vendor);

      const check = friendlyCaptcha({ siteKey: 'FC1', version: 'v1', endpoint: 'https://eu.test' });
      await check.prepare?.(newPlace(), contextOf({ locale }));

      assert.deepInclude(vendor.widgets[0] as object, {
        language,
        sitekey: 'FC1',
        puzzleEndpoint: 'https://eu.test',
        solutionFieldName: '-',
      });
    });
});
