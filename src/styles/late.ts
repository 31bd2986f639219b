/** Styles of what shows later. Plain text, since it is loaded without Lit. */
import { codeStyles } from './late-code.js';
import { phoneStyles } from './late-phone.js';

const css = String.raw;

export const lateStyles =
  css`
    .root {
      --_warning: var(--passwordless-sms-warning-color, light-dark(#fff4d6, #3a2f10));
      --_success: var(--passwordless-sms-success-color, light-dark(#14703f, #83dba8));
    }

    /* Browsers before 2024 can't compute colours: they get ours, a moment after the others. */
    @supports not (color: color(from #000 srgb-linear r g b)) {
      .root,
      [part='dialog'] {
        --_on-accent: var(--passwordless-sms-on-accent, light-dark(#fff, #0b1b4d));
        --_link: var(--passwordless-sms-link-color, var(--_accent));
      }
    }

    /* And those before light-dark() the light half. */
    @supports not (color: light-dark(#000, #fff)) {
      .root,
      [part='dialog'] {
        --_accent: var(--passwordless-sms-accent, var(--_page-accent, #2350d8));
        --_on-accent: var(--passwordless-sms-on-accent, #fff);
        --_text: var(--passwordless-sms-text-color, #191c22);
        --_muted: var(--passwordless-sms-muted-color, #5b6270);
        --_surface: var(--passwordless-sms-surface-color, #fff);
        --_field: var(--passwordless-sms-field-color, #fff);
        --_border: var(--passwordless-sms-border-color, #868e9f);
        --_line: var(--passwordless-sms-line-color, #e3e6ec);
        --_error: var(--passwordless-sms-error-color, #b3261e);
        --_warning: var(--passwordless-sms-warning-color, #fff4d6);
        --_success: var(--passwordless-sms-success-color, #14703f);
      }
    }

    .number {
      white-space: nowrap;
    }

    /* Their words don't break anywhere, as browsers think. */
    :lang(ko) {
      word-break: keep-all;
    }

    :lang(ja) {
      word-break: auto-phrase;
    }

    [part='spinner'] {
      flex: none;
      inline-size: 1.125em;
      block-size: 1.125em;
      border: 0.14em solid;
      border-inline-end-color: transparent;
      border-radius: 50%;
      animation: spin 0.8s linear infinite;
    }

    @keyframes spin {
      to {
        rotate: 1turn;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      [part='spinner'] {
        animation-duration: 3s;
        animation-timing-function: steps(8);
      }
    }

    /* A live region has to be there before it has something to say, but takes no room until then. */
    [role='status']:empty {
      position: absolute;
    }

    [part='challenge'] {
      display: grid;
      gap: calc(var(--_space) / 2);
    }

    [part='challenge'] [part='back-button'] {
      justify-self: start;
    }

    [part='success'] {
      display: grid;
      justify-items: center;
      gap: 0.75em;
      padding-block: 1em;
      font-size: 1.125em;
      font-weight: 600;
      text-align: center;
      outline: none;
    }

    [part='success'] svg {
      color: var(--_success);
    }
  ` +
  phoneStyles +
  codeStyles;
