/** The dialog of modal mode: a card in the middle, the whole width of small screens. */
import { css } from 'lit';

export const dialog = css`
  [part='dialog'] {
    position: fixed;
    /* What an on-screen keyboard leaves, which is measured where browsers don't do it themselves. */
    inset-block: env(safe-area-inset-top, 0)
      max(env(safe-area-inset-bottom, 0px), var(--_keyboard, 0px));
    inline-size: min(100vi - 2em, var(--passwordless-sms-width, 24em) + 4em);
    max-inline-size: none;
    max-block-size: calc(100dvb - var(--_keyboard, 0px) - 2em);
    overflow: auto;
    overscroll-behavior: contain;
    margin: auto;
    border: var(--_border-width) solid var(--_line);
    border-radius: var(--passwordless-sms-dialog-radius, calc(var(--_radius) * 1.6));
    padding: var(--passwordless-sms-dialog-padding, clamp(1.25em, 6vi, 2em));
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--passwordless-sms-font-size, medium);
    box-shadow: var(--_shadow);
  }

  [part='dialog']::backdrop {
    background: var(--passwordless-sms-backdrop-color, rgb(12 16 28 / 0.5));
  }

  [part='dialog'][open] {
    animation: appear var(--_duration) ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 0.5em;
    }
  }

  [part='close-button'] + .root .header {
    padding-inline-end: 2.5em;
  }

  [part='close-button'] {
    position: absolute;
    inset-block-start: 0.75em;
    inset-inline-end: 0.75em;
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 50%;
    color: var(--_muted);
  }
`;
