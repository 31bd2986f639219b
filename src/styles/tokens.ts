/**
 * Every design decision as a custom property with a default; parts use only the short names here. Sizes are in
 * em of the widget's own text, so that no page's root size distorts them.
 */
import { css } from 'lit';

export const tokens = css`
  .root,
  [part='dialog'] {
    --_accent: var(--passwordless-sms-accent, var(--_page-accent, light-dark(#2350d8, #a9c1ff)));
    /* Black or white, whichever has more contrast: they have the same at a luminance of 0.179 (WCAG 2.2). */
    --_white: clamp(0, (0.179 - (0.2126 * r + 0.7152 * g + 0.0722 * b)) * 1e6, 1);
    --_on-accent: var(
      --passwordless-sms-on-accent,
      color(from var(--_accent) srgb-linear var(--_white) var(--_white) var(--_white))
    );
    /* Dark or light enough to be read on the surface, whatever the accent is. */
    --_link: var(
      --passwordless-sms-link-color,
      light-dark(
        oklch(from var(--_accent) min(l, 0.48) c h),
        oklch(from var(--_accent) max(l, 0.74) c h)
      )
    );
    --_focus: var(--passwordless-sms-focus-color, var(--_link));
    --_text: var(--passwordless-sms-text-color, light-dark(#191c22, #eff1f6));
    --_muted: var(--passwordless-sms-muted-color, light-dark(#5b6270, #adb4c2));
    --_surface: var(--passwordless-sms-surface-color, light-dark(#fff, #1a1d24));
    --_field: var(--passwordless-sms-field-color, light-dark(#fff, #12141a));
    --_border: var(--passwordless-sms-border-color, light-dark(#868e9f, #78818f));
    --_line: var(--passwordless-sms-line-color, light-dark(#e3e6ec, #343944));
    --_error: var(--passwordless-sms-error-color, light-dark(#b3261e, #ffb3ab));
    --_shadow: var(
      --passwordless-sms-shadow,
      0 1.5em 4em light-dark(rgb(16 24 48 / 0.24), rgb(0 0 0 / 0.6))
    );
    --_border-width: var(--passwordless-sms-border-width, 1px);
    --_radius: var(--passwordless-sms-radius, 0.625em);
    --_field-radius: var(--passwordless-sms-field-radius, var(--_radius));
    --_button-radius: var(--passwordless-sms-button-radius, var(--_radius));
    --_space: var(--passwordless-sms-spacing, calc(1em * var(--_density, 1)));
    --_size: var(--passwordless-sms-control-size, calc(3em * var(--_density, 1)));
    --_target: calc(2.75em * var(--_density, 1));
    --_small: var(--passwordless-sms-small-size, 0.9375em);
    --_duration: var(--passwordless-sms-duration, 0.15s);
  }

  /* A finger needs as much room as ever. */
  @media not (pointer: coarse) {
    :host([density='compact']) {
      --_density: 0.75;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .root,
    [part='dialog'] {
      --_duration: 0s;
    }
  }
`;
