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
      gap: 0 1.25rem;
      margin-block: -0.5rem;
    }

    [part='resend-button'],
    [part='channel-button'],
    [part='back-button'] {
      min-block-size: 1.5rem;
      color: var(--_accent);
      font-weight: 500;
      text-align: start;
      text-decoration: underline;
      text-decoration-thickness: 1px;
      text-underline-offset: 0.2em;
    }

    [part='resend-button'],
    [part='channel-button'] {
      min-block-size: 2.75rem;
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

    [part='hint'] {
      font-size: 0.9375em;
    }

    /* Digits and boxes stay as they are. */
    [part='code-input']::selection {
      background: color-mix(in srgb, var(--_accent) 22%, transparent);
      color: inherit;
    }
  `;
