/** Styles of the list of countries, and of its button while it is open. Plain text, since it is loaded without Lit. */
const css = String.raw;

export const countryListStyles = css`
  [part='country-button'][aria-expanded='true'] {
    background: var(--_line);
  }

  [part='country-button'] > svg:last-child {
    transition: rotate var(--_duration);
  }

  [part='country-button'][aria-expanded='true'] > svg:last-child {
    rotate: 180deg;
  }

  [part='country-panel'] {
    display: flex;
    flex-direction: column;
    border: var(--_border-width) solid var(--_line);
    border-radius: var(--_field-radius);
    padding: 0.375em;
    background: var(--_surface);
    color: var(--_text);
    /* For browsers without popovers, where it stands in the page. */
    max-block-size: 20em;
  }

  /* Rendered before it is opened. What its rows inherit would have to be found anew for each of them. */
  [part='country-panel']:not(.open) {
    clip-path: inset(50%);
  }

  [part='country-panel']:popover-open {
    position: fixed;
    inset: auto;
    overflow: visible;
    margin: 0;
    box-shadow: var(--_shadow);
  }

  [part='country-search'] {
    flex: none;
    min-block-size: var(--_target);
    border: var(--_border-width) solid var(--_border);
    border-radius: calc(var(--_field-radius) - 0.25em);
    padding-inline: 0.75em;
    background: var(--_field);
    /* Smaller than 16 px, and iOS zooms the page in. */
    font-size: max(1em, 16px);
  }

  [part='country-search']:focus-visible {
    border-color: var(--_focus);
    outline: 0.125em solid var(--_focus);
    outline-offset: -0.125em;
  }

  [part='country-list'] {
    position: relative;
    flex: 1;
    overflow: auto;
    overscroll-behavior: contain;
    margin: 0.375em 0 0;
    border-radius: calc(var(--_field-radius) - 0.25em);
    padding: 0;
    outline: none;
    list-style: none;
    scrollbar-width: thin;
  }

  [part~='country-option'] {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.625em;
    min-block-size: var(--_target);
    border-inline-start: 0.1875em solid transparent;
    border-radius: calc(var(--_field-radius) - 0.25em);
    padding-block: 0.25em;
    padding-inline: 0.4375em 2em;
    cursor: pointer;
  }

  [part~='country-option'] [part='country-chip'] {
    flex: none;
    min-inline-size: 2.25em;
    text-align: center;
  }

  [part~='country-option'] span:nth-child(2) {
    flex: 1;
  }

  [part~='country-option'] span:last-child {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  @media (hover: hover) {
    [part~='country-option']:hover {
      background: color-mix(in srgb, var(--_line) 50%, transparent);
    }
  }

  [part~='country-option'][part~='active'] {
    border-color: var(--_focus);
    /* Shows only where the system chooses the colours, and takes the background away. */
    outline: 0.125em solid transparent;
    outline-offset: -0.125em;
    background: var(--_line);
  }

  [part~='active'] [part='country-chip'] {
    background: var(--_surface);
  }

  [aria-selected='true'] {
    font-weight: 600;
  }

  /* A check mark that nobody reads out: the option says that it is selected. */
  [aria-selected='true']::after {
    content: '';
    position: absolute;
    inset-inline-end: 0.75em;
    inline-size: 0.25em;
    block-size: 0.625em;
    border: solid var(--_focus);
    border-width: 0 0.125em 0.125em 0;
    translate: 0 -0.0625em;
    rotate: 45deg;
  }

  .last-preferred {
    margin-block-end: 0.8125em;
  }

  .last-preferred::before {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: -0.4375em;
    border-block-end: 1px solid var(--_line);
  }

  [part='country-panel'] > [part='hint']:not(.visually-hidden) {
    padding: 0.75em 0.5em;
  }
`;
