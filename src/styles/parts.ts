/** How the pieces look, on top of the tokens. */
import { css } from 'lit';

export const parts = css`
  :host {
    display: block;
    box-sizing: border-box;
    /* Also where a flex or grid parent would shrink it to its text. */
    inline-size: 100%;
    max-inline-size: var(--passwordless-sms-width, max(24rem, 384px));
  }

  :host([hidden]) {
    display: none;
  }

  :host([mode='modal']) {
    display: contents;
  }

  /* Nothing that the page says of its own texts comes in, but what hides, or helps to read. */
  .root {
    all: initial;
    color-scheme: inherit;
    letter-spacing: inherit;
    pointer-events: inherit;
    visibility: inherit;
    word-spacing: inherit;
    -webkit-font-smoothing: inherit;
    /* Or iOS enlarges some of the texts when it is turned. */
    -webkit-text-size-adjust: 100%;
    margin-inline: auto;
    max-inline-size: var(--passwordless-sms-width, 24em);
    color: var(--_text);
    font-family: var(--passwordless-sms-font-family, inherit);
    font-size: var(--passwordless-sms-font-size, medium);
    line-height: var(--passwordless-sms-line-height, 1.5);
    overflow-wrap: anywhere;
  }

  /* Pages without any style of their own would give us their browser's serif. */
  :host(:state(plain-page)) .root {
    font-family: var(--passwordless-sms-font-family, system-ui, sans-serif);
  }

  * {
    box-sizing: border-box;
  }

  .root,
  form,
  [part='field'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }

  [part='field'] {
    gap: calc(var(--_space) / 2);
  }

  .header {
    display: grid;
    gap: calc(var(--_space) / 4);
  }

  h2,
  p {
    margin: 0;
    font: inherit;
    text-wrap: pretty;
  }

  [part='title'] {
    font-size: var(--passwordless-sms-title-size, 1.375em);
    font-weight: var(--passwordless-sms-title-weight, 650);
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  [part='description'] {
    color: var(--_muted);
  }

  [part='label'] {
    font-size: var(--passwordless-sms-label-size, var(--_small));
    font-weight: var(--passwordless-sms-label-weight, 600);
  }

  button,
  input {
    margin: 0;
    border: 0;
    border-radius: 0;
    padding: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    appearance: none;
  }

  button {
    cursor: pointer;
    touch-action: manipulation;
  }

  button:focus-visible {
    outline: 0.1875em solid var(--_focus);
    outline-offset: 0.125em;
  }

  [part='phone-field'] {
    min-block-size: var(--_size);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_field-radius);
    background: var(--_field);
    transition: border-color var(--_duration);
    container-type: inline-size;
    display: flex;
  }

  [part='phone-field']:focus-within:not(:has(button:focus-visible)) {
    border-color: var(--_focus);
    outline: 0.125em solid var(--_focus);
    outline-offset: -0.125em;
  }

  [part='country-button'] {
    display: flex;
    align-items: center;
    gap: 0.4375em;
    min-inline-size: 6.25em;
    padding-inline: 0.625em 0.5em;
    border-inline-end: var(--_border-width) solid var(--_line);
    border-start-start-radius: inherit;
    border-end-start-radius: inherit;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  [part='country-button'] svg {
    margin-inline-start: auto;
  }

  [part='phone-input'] {
    flex: 1;
    min-inline-size: 0;
    padding-inline: 0.7em;
    /* Smaller than 16 px, and iOS zooms the page in. */
    font-size: max(1.0625em, 16px);
    font-variant-numeric: tabular-nums;
    outline: none;
  }

  [part='error-message'] {
    display: flex;
    gap: 0.4375em;
    color: var(--_error);
    font-size: var(--_small);
  }

  [role='alert']:empty {
    display: none;
  }

  [part='error-message'] svg {
    flex: none;
    margin-block-start: 0.2em;
  }

  [part='phone-field']:has([aria-invalid='true']) {
    border-color: var(--_error);
  }

  [part='submit-button'] {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.625em;
    min-block-size: var(--_size);
    border: 1px solid transparent;
    border-radius: var(--_button-radius);
    padding: calc(0.5em * var(--_density, 1)) 1em;
    font-weight: var(--passwordless-sms-button-weight, 600);
    transition: background-color var(--_duration);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  @media (hover: hover) {
    [part='submit-button']:hover:not([aria-disabled='true']) {
      /* Away from its text's colour, which stays as readable as it was. */
      background: color-mix(
        in srgb,
        var(--_accent) 88%,
        color(from var(--_on-accent) srgb calc(1 - r) calc(1 - g) calc(1 - b))
      );
    }

    [part='country-button']:hover,
    [part='close-button']:hover {
      background: color-mix(in srgb, var(--_line) 60%, transparent);
    }
  }

  [aria-disabled='true'] {
    cursor: default;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
