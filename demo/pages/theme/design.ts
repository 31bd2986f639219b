/** What was chosen, as CSS and as the end of the page's address. */
import { colors, lengths, selections } from './tokens.js';

/** Values by the name of their token; `accent/light` and so on for the halves of a colour. */
export type Design = Readonly<Record<string, string>>;

const known = new Set([
  ...colors.flatMap(({ name }) => [`${name}/light`, `${name}/dark`]),
  ...[...lengths, ...selections].map(({ name }) => name),
]);

/** Nobody's address is to bring anything into the style sheet but values. */
const isValue = (text: string) => /^[#\w.,\s-]{1,60}$/.test(text);

export const readDesign = (hash: string): Design =>
  Object.fromEntries(
    [...new URLSearchParams(hash.slice(1))].filter(
      ([name, value]) => known.has(name) && isValue(value),
    ),
  );

export const writeDesign = (design: Design): string =>
  `#${new URLSearchParams({ ...design }).toString()}`;

const sixDigits = (color: string) =>
  color.replace(/^#(\w)(\w)(\w)$/, (_, ...[r, g, b]: string[]) => `#${r}${r}${g}${g}${b}${b}`);

/** What a theme has chosen, as far as there are controls for it. */
export function designOf(css: string): Design {
  const declarations = css.matchAll(/--passwordless-sms-([\w-]+):\s*([^;]+);/g);
  return Object.fromEntries(
    [...declarations].flatMap(([, name = '', value = '']) => {
      const [, light, dark] = /^light-dark\((#\w+), ?(#\w+)\)$/.exec(value) ?? [];
      return light && dark
        ? [
            [`${name}/light`, sixDigits(light)],
            [`${name}/dark`, sixDigits(dark)],
          ]
        : [[name, value]];
    }),
  );
}

/**
 * A rule for the page's own style sheet; empty if nothing was chosen.
 *
 * @param base What it is put on top of: a half of a colour that nobody chose is from there.
 */
export function cssOf(design: Design, base: Design): string {
  const declarations = [
    ...colors.flatMap(({ name, light, dark }) => {
      const halves = [`${name}/light`, `${name}/dark`] as const;
      if (!halves.some((half) => design[half])) return [];
      const [ofLight, ofDark] = halves.map((half) => design[half] ?? base[half]);
      return [[name, `light-dark(${ofLight ?? light}, ${ofDark ?? dark})`]];
    }),
    ...[...lengths, ...selections].flatMap(({ name }) => {
      const value = design[name];
      return value ? [[name, value]] : [];
    }),
  ].map(([name, value]) => `  --passwordless-sms-${name}: ${value};`);
  return declarations.length ? `passwordless-sms {\n${declarations.join('\n')}\n}` : '';
}
