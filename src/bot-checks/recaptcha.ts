/**
 * Google reCAPTCHA, by the script that the page has loaded.
 *
 * @see https://developers.google.com/recaptcha/docs/display
 * @see https://developers.google.com/recaptcha/docs/invisible
 * @see https://developers.google.com/recaptcha/docs/v3
 * @see https://cloud.google.com/recaptcha/docs/api-ref-checkbox-keys
 */
import type { BotCheck } from './bot-check.js';
import { watchChallenge } from './recaptcha-challenge.js';
import { vendorLanguage, vendorScript } from './vendor-script.js';
import { WidgetBotCheck } from './vendor-widget.js';

interface VisibleOptions {
  readonly siteKey: string;
  /** A box to tick, or an invisible check with a challenge for whom it doubts. */
  readonly version: 'v2';
  /** As the key was made: `invisible`, or with a box. Default `normal`. */
  readonly size?: 'normal' | 'compact' | 'invisible';
  /** Default `light`. */
  readonly theme?: 'light' | 'dark';
  /** Where the logo is, when invisible. Default `bottomright`. */
  readonly badge?: 'bottomright' | 'bottomleft' | 'inline';
}

interface ScoreOptions {
  readonly siteKey: string;
  /** A score, with nothing to do for the visitor. `enterprise` is for score-based keys of Google Cloud. */
  readonly version: 'v3' | 'enterprise';
}

export type RecaptchaOptions = VisibleOptions | ScoreOptions;

/** What is used of `@types/grecaptcha`. */
interface Grecaptcha {
  ready(callback: () => void): void;
  render(place: HTMLElement, parameters: object): number;
  execute(id: number): unknown;
  execute(siteKey: string, parameters: object): PromiseLike<string>;
  reset(id: number): void;
}

const loaded = (path: string, script: string) => async (): Promise<Grecaptcha> => {
  const api = vendorScript(path, 'ready', script) as Grecaptcha;
  await new Promise<void>((resolve) => api.ready(resolve));
  return api;
};

/**
 * Needs one of these on the page:
 *
 * - `v2`: `https://www.google.com/recaptcha/api.js?render=explicit`
 * - `v3`: `https://www.google.com/recaptcha/api.js?render=SITE_KEY`
 * - `enterprise`: `https://www.google.com/recaptcha/enterprise.js?render=SITE_KEY`
 *
 * The action that the backend sees is `start` or `resend`; v2 has none.
 */
export const recaptcha = (options: RecaptchaOptions): BotCheck =>
  options.version === 'v2' ? visible(options) : score(options);

function score({ siteKey, version }: ScoreOptions): BotCheck {
  const isEnterprise = version === 'enterprise';
  const script = `https://www.google.com/recaptcha/${isEnterprise ? 'enterprise' : 'api'}.js?render=${siteKey}`;
  return new WidgetBotCheck<Grecaptcha>({
    name: 'reCAPTCHA',
    script: loaded(isEnterprise ? 'grecaptcha.enterprise' : 'grecaptcha', script),
    draw: (api) => ({
      start: (action) => api.execute(siteKey, { action }),
      reset: () => undefined,
      remove: () => undefined,
    }),
  });
}

function visible(options: VisibleOptions): BotCheck {
  const { siteKey, version: _version, size = 'normal', ...looks } = options;
  return new WidgetBotCheck<Grecaptcha>({
    name: 'reCAPTCHA',
    script: loaded('grecaptcha', 'https://www.google.com/recaptcha/api.js?render=explicit'),
    draw: (api, place, { solved, failed }, { locale }) => {
      let unwatch: () => void = () => undefined;
      const end = (code: string) => {
        unwatch();
        failed(code);
      };
      const id = api.render(place, {
        ...looks,
        size,
        sitekey: siteKey,
        hl: vendorLanguage(locale),
        callback: (proof: string) => {
          unwatch();
          solved(proof);
        },
        'error-callback': () => end('error'),
        'expired-callback': () => end('expired'),
      });
      const reset = () => {
        unwatch();
        api.reset(id);
      };
      return {
        start: async () => {
          // With a box, it is the visitor who starts.
          if (size !== 'invisible') return;
          unwatch();
          unwatch = watchChallenge(() => end('challenge-closed'));
          // What it resolves with is not documented: proofs come by the callback.
          await api.execute(id);
        },
        reset,
        // It has no way to take a widget away; its element goes with the place.
        remove: reset,
      };
    },
  });
}
