/**
 * hCaptcha, by the script that the page has loaded.
 *
 * @see https://docs.hcaptcha.com/configuration
 * @see https://docs.hcaptcha.com/invisible
 */
import type { BotCheck } from './bot-check.js';
import { vendorLanguage, vendorScript } from './vendor-script.js';
import { WidgetBotCheck } from './vendor-widget.js';

export interface HcaptchaOptions {
  readonly siteKey: string;
  /** Default `invisible`: there is something to see only if the visitor has to do something. */
  readonly size?: 'invisible' | 'normal' | 'compact';
  /** Default `light`. */
  readonly theme?: 'light' | 'dark' | 'contrast';
  /** Enterprise: data of one check, from what the backend sent with its demand. */
  readonly rqdata?: string | ((demand: unknown) => string | undefined);
}

/** What is used of `@hcaptcha/types`. */
interface Hcaptcha {
  render(place: HTMLElement, parameters: object): string;
  execute(id: string, parameters: object): Promise<{ readonly response: string }>;
  reset(id: string): void;
  remove(id: string): void;
}

/**
 * Needs `https://js.hcaptcha.com/1/api.js?render=explicit` on the page. A visitor who ticks the box
 * before it is asked for has nothing more to do.
 */
export const hcaptcha = ({ siteKey, rqdata, ...options }: HcaptchaOptions): BotCheck =>
  new WidgetBotCheck<Hcaptcha>({
    name: 'hCaptcha',
    script: () =>
      vendorScript(
        'hcaptcha',
        'render',
        'https://js.hcaptcha.com/1/api.js?render=explicit',
      ) as Hcaptcha,
    draw: (api, place, { solved, failed }, { locale }) => {
      const id = api.render(place, {
        size: 'invisible',
        ...options,
        sitekey: siteKey,
        hl: vendorLanguage(locale),
        callback: solved,
        'error-callback': failed,
        'expired-callback': () => failed('expired'),
        'chalexpired-callback': () => failed('challenge-expired'),
        'close-callback': () => failed('challenge-closed'),
      });
      return {
        start: async (_, { demand }) => {
          const data = typeof rqdata === 'function' ? rqdata(demand) : rqdata;
          const parameters = { async: true, ...(data !== undefined && { rqdata: data }) };
          return (await api.execute(id, parameters)).response;
        },
        reset: () => api.reset(id),
        remove: () => {
          // Without it, timers of an open challenge would look for what is gone (hCaptcha/react-hcaptcha#14).
          api.reset(id);
          api.remove(id);
        },
      };
    },
  });
