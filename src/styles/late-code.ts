/**
 * Styles of the code step.
 *
 * The code field is one plain input, whose own text is spread over boxes that are drawn behind it, so
 * that caret, selection, autofill and screen readers have nothing special to cope with.
 */

/** Custom properties can't be set by a `style` attribute where a policy forbids those. */
const digits = [4, 5, 6, 7, 8, 9, 10].map((n) => `[data-digits='${n}'] { --_digits: ${n}; }`);

const css = String.raw;

export const codeStyles =
  digits.join('') +
  css`
    [part='code-field'] {
      --_gap: 0.36em;
      --_cell: min(calc((100cqi + var(--_gap)) / var(--_digits)), 3em);
      position: relative;
      container-type: inline-size;
      block-size: calc(2.55em * var(--_density, 1));
      overflow: clip;
      /* Room for the focus ring of the boxes. */
      margin: -0.18em;
      padding: 0.18em;
      font-size: max(var(--passwordless-sms-code-size, 1.375em), 16px);
    }

    [part='code-digits'] {
      position: absolute;
      inset-block: 0.18em;
      display: flex;
      pointer-events: none;
    }

    [part~='code-digit'] {
      inline-size: calc(var(--_cell) - var(--_gap));
      margin-inline-end: var(--_gap);
      border: var(--_border-width) solid var(--_border);
      border-radius: var(--_field-radius);
      background: var(--_field);
    }

    [aria-invalid='true'] + [part='code-digits'] [part~='code-digit'] {
      border-color: var(--_error);
    }

    [part='code-input']:focus + [part='code-digits'] [part~='active'] {
      border-color: var(--_focus);
      outline: 0.125em solid transparent;
      outline-offset: -0.125em;
      box-shadow: inset 0 0 0 1px var(--_focus);
    }

    [part='code-input'] {
      position: relative;
      z-index: 1;
      /* Wider than its boxes by one: letter spacing behind the last digit must not scroll the field. */
      inline-size: calc(var(--_cell) * (var(--_digits) + 1));
      block-size: 100%;
      /* Where a field has room for that one, its selection would show. */
      clip-path: inset(0 var(--_cell) 0 0);
      padding-inline-start: calc((var(--_cell) - var(--_gap) - 1ch) / 2);
      font-family: var(--passwordless-sms-code-font-family, ui-monospace, 'SF Mono', monospace);
      font-variant-numeric: tabular-nums;
      letter-spacing: calc(var(--_cell) - 1ch);
      line-height: 1;
      outline: none;
      /* A selection is a bar, which would run through the gaps between the boxes, too. */
      mask: repeating-linear-gradient(
        to right,
        #000 0 calc(var(--_cell) - var(--_gap)),
        #0000 0 var(--_cell)
      );
    }

    [part='resend'] {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 0 1.25em;
      margin-block: -0.5em;
    }

    [part='resend-button'],
    [part='channel-button'],
    [part='back-button'] {
      min-block-size: 1.5em;
      color: var(--_link);
      font-weight: 500;
      text-align: start;
      text-decoration: underline;
      text-decoration-thickness: 1px;
      text-underline-offset: 0.2em;
    }

    @media (hover: hover) {
      :is([part='resend-button'], [part='channel-button'], [part='back-button']):hover:not(
          [aria-disabled='true']
        ) {
        text-decoration-thickness: 0.125em;
      }
    }

    [part='resend-button'],
    [part='channel-button'] {
      min-block-size: var(--_target);
      text-align: center;
    }

    /* A line of its own, without being clickable all along it. */
    [part='resend']::after {
      content: '';
      order: 1;
      flex-basis: 100%;
    }

    [part='channel-button'] {
      order: 2;
    }

    [part='resend'] [aria-disabled='true'] {
      color: var(--_muted);
      font-weight: 400;
      text-decoration: none;
    }

    [part='resend'],
    [part='hint'] {
      font-variant-numeric: tabular-nums;
    }

    /* A sentence of two doesn't begin at the end of a line. */
    [part='hint'] {
      display: flex;
      flex-wrap: wrap;
      column-gap: 0.3em;
      color: var(--_muted);
      font-size: var(--_small);
    }

    /* Digits and boxes stay as they are. */
    [part='code-input']::selection {
      background: color-mix(in srgb, var(--_focus) 22%, transparent);
      color: inherit;
    }
  `;
