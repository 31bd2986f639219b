/** The dialog of modal mode: a card in the middle, the whole width of small screens. */
import { css } from 'lit';

export const dialog = css`
  [part='dialog'] {
    inline-size: min(calc(100vi - 2rem), calc(var(--_width) + 4rem));
    max-inline-size: none;
    max-block-size: calc(100dvb - 2rem);
    overflow: auto;
    overscroll-behavior: contain;
    margin: auto;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.6);
    padding: clamp(1.25rem, 6vi, 2rem);
    background: var(--_surface);
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--passwordless-sms-font-size, 1rem);
    line-height: 1.5;
    text-align: start;
    box-shadow: var(--_shadow);
  }

  [part='dialog']::backdrop {
    background: rgb(12 16 28 / 0.5);
  }

  [part='dialog'][open] {
    animation: appear var(--_duration) ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }

  [part='close-button'] + .root .header {
    padding-inline-end: 2.5rem;
  }

  [part='close-button'] {
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline-end: 0.75rem;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    color: var(--_muted);
  }
`;
