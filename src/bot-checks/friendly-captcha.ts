/**
 * Friendly Captcha, by the script that the page has loaded.
 *
 * @see https://developer.friendlycaptcha.com/docs/v2/sdk/reference/sdk
 * @see https://developer.friendlycaptcha.com/docs/v1/sdk/
 */
import type { BotCheck, BotCheckContext } from './bot-check.js';
import { vendorLanguage, vendorScript } from './vendor-script.js';
import { WidgetBotCheck, type DrawnWidget, type WidgetListener } from './vendor-widget.js';

export interface FriendlyCaptchaOptions {
  readonly siteKey: string;
  /** Of the service: the keys of one are not known to the other. Default `v2`. */
  readonly version?: 'v2' | 'v1';
  /** v2: `global`, `eu` or a URL; v1: a URL that puzzles come from. Default: the vendor's. */
  readonly endpoint?: string;
  /** v2 only. Default `light`. */
  readonly theme?: 'auto' | 'light' | 'dark';
}

/** What is used of `@friendlycaptcha/sdk`. */
interface FriendlyCaptchaSdk {
  createWidget(options: object): { start(): void; reset(): void; destroy(): void };
}

interface FriendlyCaptchaEvent extends Event {
  readonly detail: { readonly response: string; readonly error?: { readonly code: string } };
}

/** What is used of `friendly-challenge`. */
interface FriendlyChallenge {
  WidgetInstance: new (
    place: HTMLElement,
    options: object,
  ) => { start(): Promise<void>; reset(): void; destroy(): void };
}

/**
 * Needs one of these on the page:
 *
 * - `v2`: `site.min.js` of `@friendlycaptcha/sdk`, as `type="module"`
 * - `v1`: `widget.module.min.js` of `friendly-challenge`, as `type="module"`
 *
 * The visitor's browser begins to compute when a proof is asked for.
 */
export const friendlyCaptcha = (options: FriendlyCaptchaOptions): BotCheck =>
  options.version === 'v1'
    ? new WidgetBotCheck<FriendlyChallenge>({
        name: 'Friendly Captcha',
        script: () =>
          vendorScript(
            'friendlyChallenge',
            'WidgetInstance',
            'widget.module.min.js of friendly-challenge',
          ) as FriendlyChallenge,
        draw: (api, place, listener, context) => drawV1(options, api, place, listener, context),
      })
    : new WidgetBotCheck<FriendlyCaptchaSdk>({
        name: 'Friendly Captcha',
        script: () =>
          vendorScript(
            'frcaptcha',
            'createWidget',
            'site.min.js of @friendlycaptcha/sdk',
          ) as FriendlyCaptchaSdk,
        draw: (api, place, listener, context) => drawV2(options, api, place, listener, context),
      });

function drawV2(
  { siteKey, endpoint, theme }: FriendlyCaptchaOptions,
  api: FriendlyCaptchaSdk,
  place: HTMLElement,
  { solved, failed }: WidgetListener,
  { locale }: BotCheckContext,
): DrawnWidget {
  const widget = api.createWidget({
    element: place,
    sitekey: siteKey,
    language: vendorLanguage(locale),
    startMode: 'none',
    formFieldName: null,
    ...(endpoint && { apiEndpoint: endpoint }),
    ...(theme && { theme }),
  });
  const on = (name: string, listener: (detail: FriendlyCaptchaEvent['detail']) => void) =>
    place.addEventListener(`frc:widget.${name}`, (event) =>
      listener((event as FriendlyCaptchaEvent).detail),
    );
  on('complete', ({ response }) => solved(response));
  on('error', ({ error }) => failed(error?.code ?? 'error'));
  on('expire', () => failed('expired'));
  return {
    start: () => widget.start(),
    reset: () => widget.reset(),
    remove: () => widget.destroy(),
  };
}

function drawV1(
  { siteKey, endpoint }: FriendlyCaptchaOptions,
  api: FriendlyChallenge,
  place: HTMLElement,
  { solved, failed }: WidgetListener,
  { locale }: BotCheckContext,
): DrawnWidget {
  // It doesn't tell when a proof expires: only those count that somebody waits for.
  let isStarted = false;
  const widget = new api.WidgetInstance(place, {
    sitekey: siteKey,
    language: vendorLanguage(locale).replace(/^zh-(TW|HK|MO)$/, 'zh_tw'),
    startMode: 'none',
    // So that it adds no field.
    solutionFieldName: '-',
    ...(endpoint && { puzzleEndpoint: endpoint }),
    doneCallback: (proof: string) => {
      if (isStarted) solved(proof);
      isStarted = false;
    },
    errorCallback: ({ code }: { readonly code: string }) => failed(code),
  });
  return {
    start: async () => {
      isStarted = true;
      await widget.start();
    },
    reset: () => {
      isStarted = false;
      widget.reset();
    },
    remove: () => widget.destroy(),
  };
}
