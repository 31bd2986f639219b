/** The few drawings, as templates: nothing is fetched, and they take the colour of their text. */
import { svg, html, type TemplateResult } from 'lit';

export const icon = (size: number, path: TemplateResult) => html`
  <svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${path}
  </svg>
`;

export const chevronIcon = icon(16, svg`<path d="m6 9 6 6 6-6" />`);
export const closeIcon = icon(20, svg`<path d="M6 6l12 12M18 6 6 18" />`);
export const alertIcon = icon(
  16,
  svg`<circle cx="12" cy="12" r="10" /><path d="M12 7v6M12 17v.01" />`,
);
