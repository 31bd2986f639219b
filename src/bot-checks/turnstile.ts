/**
 * Cloudflare Turnstile, by the script that the page has loaded.
 *
 * @see https://developers.cloudflare.com/turnstile/get-started/client-side-rendering/
 * @see https://developers.cloudflare.com/turnstile/troubleshooting/client-side-errors/
 */
import type { BotCheck } from './bot-check.js';
import { vendorLanguage, vendorScript } from './vendor-script.js';
import { WidgetBotCheck } from './vendor-widget.js';

export interface TurnstileOptions {
  readonly siteKey: string;
  /** Default `auto`: as the visitor's system. */
  readonly theme?: 'auto' | 'light' | 'dark';
  /** Default `normal`: 300 by 65 pixels. `flexible` is as wide as the place, `compact` 150 by 140 pixels. */
  readonly size?: 'normal' | 'flexible' | 'compact';
  /** When there is something to see. Default `interaction-only`: if the visitor has to do something. */
  readonly appearance?: 'always' | 'execute' | 'interaction-only';
}

/** What is used of `turnstile-types`. */
interface Turnstile {
  render(place: HTMLElement, parameters: object): string;
  execute(id: string, parameters: object): void;
  reset(id: string): void;
  remove(id: string): void;
}

/**
 * Needs `https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit` on the page. The action
 * that the backend sees is `start` or `resend`.
 */
export const turnstile = ({ siteKey, ...options }: TurnstileOptions): BotCheck =>
  new WidgetBotCheck<Turnstile>({
    name: 'Turnstile',
    script: () =>
      vendorScript(
        'turnstile',
        'render',
        'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
      ) as Turnstile,
    draw: (api, place, { solved, failed }, { locale }) => {
      const id = api.render(place, {
        appearance: 'interaction-only',
        ...options,
        sitekey: siteKey,
        language: vendorLanguage(locale),
        execution: 'execute',
        'response-field': false,
        // By itself it would go on in the background, for proofs that nobody asked for.
        retry: 'never',
        'refresh-expired': 'never',
        'refresh-timeout': 'never',
        callback: solved,
        'error-callback': (code: string) => {
          failed(code);
          // Else it writes to the console.
          return true;
        },
        'expired-callback': () => failed('expired'),
        'timeout-callback': () => failed('timeout'),
        'unsupported-callback': () => failed('unsupported'),
      });
      return {
        start: (action) => api.execute(id, { action }),
        reset: () => api.reset(id),
        remove: () => api.remove(id),
      };
    },
  });
