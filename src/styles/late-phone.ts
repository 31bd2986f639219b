/** Styles of what shows in the phone step once it is used: the list of countries, and doubts. */
const css = String.raw;

export const phoneStyles = css`
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
