/** Styles of what shows in the phone step once it is used. */
const css = String.raw;

export const phoneStyles = css`
  /* Where there is nothing to choose, in the button's place. */
  .country {
    display: flex;
    align-items: center;
    gap: 0.4375em;
    border-inline-end: var(--_border-width) solid var(--_line);
    padding-inline: 0.875em 0.75em;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  [part='country-chip'] {
    border-radius: min(0.3em, var(--_field-radius));
    padding-inline: 0.3125em;
    background: var(--_line);
    color: var(--_text);
    font-size: 0.75em;
    font-weight: 650;
    line-height: 1.75;
  }

  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  [part='doubt'] {
    display: grid;
    font-size: var(--_small);
    gap: 0.625em;
    border-radius: var(--_field-radius);
    padding: 0.75em 0.875em;
    background: var(--_warning);
  }

  [part='send-anyway-button'] {
    min-block-size: var(--_target);
    border: 1px solid;
    border-radius: var(--_button-radius);
    padding: 0.375em 1em;
    font-weight: var(--passwordless-sms-button-weight, 600);
  }

  @container (inline-size < 16.5em) {
    [part='country-button'] {
      min-inline-size: 0;
    }

    [part='country-button'] > svg {
      display: none;
    }

    [part='phone-input'] {
      padding-inline: 0.5em;
    }
  }
`;
