/** Every design decision as a custom property with a default; parts use only the short names here. */
import { css } from 'lit';

export const tokens = css`
  :host {
    --_accent: var(--passwordless-sms-accent, light-dark(#2350d8, #a9c1ff));
    --_on-accent: var(--passwordless-sms-on-accent, light-dark(#fff, #0b1b4d));
    --_text: var(--passwordless-sms-text-color, light-dark(#191c22, #eff1f6));
    --_muted: var(--passwordless-sms-muted-color, light-dark(#5b6270, #adb4c2));
    --_surface: var(--passwordless-sms-surface-color, light-dark(#fff, #1a1d24));
    --_field: var(--passwordless-sms-field-color, light-dark(#fff, #12141a));
    --_border: var(--passwordless-sms-border-color, light-dark(#868e9f, #78818f));
    --_line: var(--passwordless-sms-line-color, light-dark(#e3e6ec, #343944));
    --_error: var(--passwordless-sms-error-color, light-dark(#b3261e, #ffb3ab));
    --_shadow: var(
      --passwordless-sms-shadow,
      0 1.5rem 4rem light-dark(rgb(16 24 48 / 0.24), rgb(0 0 0 / 0.6))
    );
    --_radius: var(--passwordless-sms-radius, 0.625rem);
    --_space: var(--passwordless-sms-spacing, 1rem);
    --_size: var(--passwordless-sms-control-size, 3rem);
    --_width: var(--passwordless-sms-width, 24rem);
    --_duration: var(--passwordless-sms-duration, 0.15s);
    --_font: var(--passwordless-sms-font-family, inherit);
  }

  /* Pages without any style of their own would give us their browser's serif. */
  :host(:state(plain-page)) {
    --_font: var(--passwordless-sms-font-family, system-ui, sans-serif);
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_duration: 0s;
    }
  }
`;
