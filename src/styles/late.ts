/**
 * Styles of what shows later. Plain text, since it is loaded without Lit.
 *
 * The code field is one plain input, whose own text is spread over boxes that are drawn behind it, so
 * that caret, selection, autofill and screen readers have nothing special to cope with.
 */

/** Custom properties can't be set by a `style` attribute where a policy forbids those. */
const digits = [4, 5, 6, 7, 8, 9, 10].map((n) => `[data-digits='${n}'] { --_digits: ${n}; }`);

const css = String.raw;

export const lateStyles =
  digits.join('') +
  css`
    :host {
      --_warning: var(--passwordless-sms-warning-color, light-dark(#fff4d6, #3a2f10));
      --_success: var(--passwordless-sms-success-color, light-dark(#14703f, #83dba8));
    }

    /* Browsers before light-dark() (2024) get the light half, a moment after the others. */
    @supports not (color: light-dark(#000, #fff)) {
      :host {
        --_accent: var(--passwordless-sms-accent, #2350d8);
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

    [part='code-field'] {
      --_gap: 0.5rem;
      --_cell: min(calc((100cqi + var(--_gap)) / var(--_digits)), 4.25rem);
      position: relative;
      container-type: inline-size;
      block-size: 3.5rem;
      overflow: clip;
      /* Room for the focus ring of the boxes. */
      margin: -0.25rem;
      padding: 0.25rem;
    }

    [part='code-digits'] {
      position: absolute;
      inset-block: 0.25rem;
      display: flex;
      pointer-events: none;
    }

    [part~='code-digit'] {
      inline-size: calc(var(--_cell) - var(--_gap));
      margin-inline-end: var(--_gap);
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      background: var(--_field);
    }

    [aria-invalid='true'] + [part='code-digits'] [part~='code-digit'] {
      border-color: var(--_error);
    }

    [part='code-input']:focus + [part='code-digits'] [part~='active'] {
      border-color: var(--_accent);
      box-shadow: inset 0 0 0 1px var(--_accent);
    }

    [part='code-input'] {
      position: relative;
      z-index: 1;
      /* Wider than its boxes by one: letter spacing behind the last digit must not scroll the field. */
      inline-size: calc(var(--_cell) * (var(--_digits) + 1));
      block-size: 100%;
      padding-inline-start: calc((var(--_cell) - var(--_gap) - 1ch) / 2);
      font-family: var(--passwordless-sms-code-font-family, ui-monospace, 'SF Mono', monospace);
      font-size: max(1.375em, 16px);
      font-variant-numeric: tabular-nums;
      letter-spacing: calc(var(--_cell) - 1ch);
      line-height: 1;
      outline: none;
    }
    [part='resend-button'],
    [part='back-button'] {
      min-block-size: 1.5rem;
      color: var(--_accent);
      font-weight: 500;
      text-align: start;
      text-decoration: underline;
      text-decoration-thickness: 1px;
      text-underline-offset: 0.2em;
    }

    [part='resend-button'] {
      justify-self: center;
      min-block-size: 2.75rem;
      margin-block: -0.5rem;
      font-variant-numeric: tabular-nums;
      text-align: center;
    }

    [part='resend-button'][aria-disabled='true'] {
      color: var(--_muted);
      font-weight: 400;
      text-decoration: none;
    }

    [part='country-panel'] {
      display: grid;
      gap: 0.5rem;
    }

    [part='country-search'] {
      inline-size: 100%;
      padding-inline: 0.75rem;
      font-size: max(1em, 16px);
    }

    [part='country-list'] {
      max-block-size: 14.5rem;
      overflow: auto;
      overscroll-behavior: contain;
      margin: 0;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      padding: 0.25rem;
      background: var(--_field);
      list-style: none;
    }

    [part~='country-option'] {
      display: flex;
      align-items: center;
      gap: 0.625rem;
      min-block-size: 2.75rem;
      border-radius: calc(var(--_radius) - 0.25rem);
      padding: 0.25rem 0.5rem;
      cursor: pointer;
    }

    [part~='country-option'] [part='country-chip'] {
      min-inline-size: 2.125em;
      text-align: center;
    }

    [part~='country-option'] span:last-child {
      white-space: nowrap;
      margin-inline-start: auto;
      color: var(--_muted);
      font-variant-numeric: tabular-nums;
    }

    [part~='country-option']:hover,
    [part~='country-option'][part~='active'] {
      background: var(--_line);
    }

    [aria-selected='true'] {
      font-weight: 600;
    }

    [part='doubt'] {
      display: grid;
      font-size: 0.9375em;
      gap: 0.625rem;
      border-radius: var(--_radius);
      padding: 0.75rem 0.875rem;
      background: var(--_warning);
    }

    [part='send-anyway-button'] {
      min-block-size: 2.75rem;
      border: 1px solid;
      border-radius: var(--_radius);
      padding: 0.375rem 1rem;
      font-weight: 600;
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

    [part='success'] {
      display: grid;
      justify-items: center;
      gap: 0.75rem;
      padding-block: 1rem;
      font-size: 1.125em;
      font-weight: 600;
      text-align: center;
      outline: none;
    }

    [part='success'] svg {
      color: var(--_success);
    }

    /* The browser's own colour would run as a bar through boxes and gaps. */
    [part='code-input']::selection {
      background: color-mix(in srgb, var(--_accent) 22%, transparent);
      color: inherit;
    }

    .number {
      white-space: nowrap;
    }

    @container (inline-size < 16.5rem) {
      [part='country-button'] {
        min-inline-size: 0;
      }

      [part='country-button'] > svg {
        display: none;
      }

      [part='phone-input'] {
        padding-inline: 0.5rem;
      }
    }
  `;
