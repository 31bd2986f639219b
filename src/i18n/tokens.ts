/** What becomes of the tokens of a sentence. No sentence that shows at first has any. */
import { plural } from './message-syntax.js';

export type Tokens = Readonly<Record<string, string | number>>;

/** A sentence with its tokens replaced, in a language (BCP 47). */
export function withTokens(template: string, tokens: Tokens, locale: string): string {
  const plain = template.replace(plural, (_, name: string, forms: string) =>
    pluralForm(forms, Number(tokens[name]), locale),
  );
  return plain.replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
    return typeof value === 'number' ? formatted(value, locale) : (value ?? all);
  });
}

/** The form for a number: by its value, else by its category in the language (Unicode TR35 part 3 §5). */
function pluralForm(forms: string, n: number, locale: string): string {
  const form = (key: string) => new RegExp(`(?:^|[ }])${key} \\{([^}]*)`).exec(forms)?.[1];
  const category = new Intl.PluralRules(locale).select(n);
  return (form(`=${n}`) ?? form(category) ?? form('other') ?? '').replaceAll(
    '#',
    formatted(n, locale),
  );
}

/** Minutes and seconds, as in 1:05. */
export const minutesAndSeconds = (seconds: number, locale: string): string =>
  `${formatted(Math.floor(seconds / 60), locale)}:${formatted(seconds % 60, locale, 2)}`;

const formatted = (value: number, locale: string, minimumIntegerDigits = 1): string =>
  new Intl.NumberFormat(locale, { minimumIntegerDigits }).format(value);
