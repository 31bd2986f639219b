/** What may stand in a sentence beside its words: tokens, and forms for numbers. */

/** As in ICU's MessageFormat: `{n, plural, =0 {None} one {# try} other {# tries}}`. */
export const plural = /\{(\w+), plural,((?: ?\S+ \{[^{}]*\})+)\}/g;

/** The names of a sentence's tokens, those of plurals included; each once. */
export const tokensOf = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(/\{(\w+)(?=\}|, plural,)/g), ([, name = '']) => name)),
];

/** Whether there are braces that belong to neither. */
export const hasStrayBraces = (text: string): boolean =>
  /[{}]/.test(text.replace(plural, '').replace(/\{\w+\}/g, ''));
