/**
 * The text of an SMS: a Liquid template and four values. A template is configuration, yet it is rendered as if it were
 * hostile: no files, no loops, limits on time and memory, and a text of our own whenever the result can't be sent.
 */
import { readFileSync } from 'node:fs';
import { Liquid, type Template } from 'liquidjs';

/** What Twilio takes at most: ten segments. */
const MAX_CHARACTERS = 1600;

const ALLOWED_TAGS = new Set([
  'assign',
  'capture',
  'case',
  'comment',
  'echo',
  'if',
  'raw',
  'unless',
  '#',
]);
const ALLOWED_FILTERS = new Set(
  'append capitalize default downcase first join last prepend remove replace size slice split strip truncate upcase'.split(
    ' ',
  ),
);

export interface MessageValues {
  code: string;
  phoneNumber: string;
  language: string;
}

export type RenderMessage = (values: MessageValues) => string;

/**
 * @param template Liquid with `code` or `password`, `phone_number`, `application.name`, `request_language`; the older
 *   placeholders `@@password@@`, `@@code@@` and so on work too. Default: the template beside this module.
 * @param onFallback told once for each message that had to use the fallback, with the reason.
 */
export function createMessageRenderer(
  applicationName: string,
  template = readFileSync(new URL('sms-template.liquid', import.meta.url), 'utf8'),
  onFallback: (reason: string) => void = () => undefined,
): RenderMessage {
  const liquid = createEngine();
  // One line whatever the configuration holds: a name must not be able to add a line that looks like ours.
  const name = applicationName.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  let parsed: Template[] | undefined;

  const render = ({ code, phoneNumber, language }: MessageValues): string => {
    parsed ??= liquid.parse(withLiquidPlaceholders(template));
    const text: unknown = liquid.renderSync(parsed, {
      code,
      password: code,
      phone_number: phoneNumber,
      application: { name },
      request_language: language,
    });
    return tidy(String(text));
  };

  return (values) => {
    try {
      const text = render(values);
      const reason = unsendable(text, values.code);
      if (reason === undefined) return text;
      onFallback(reason);
    } catch (error) {
      onFallback(error instanceof Error ? error.name : 'failed');
    }
    return `${values.code} is your ${name} code. Never share it.`;
  };
}

function createEngine(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    templates: {},
    parseLimit: 20_000,
    // By the wall clock: a busy machine must not make an English message of a good one. There are no loops.
    renderLimit: 1000,
    memoryLimit: 100_000,
  });
  for (const tag of Object.keys(liquid.tags))
    if (!ALLOWED_TAGS.has(tag)) Reflect.deleteProperty(liquid.tags, tag);
  for (const filter of Object.keys(liquid.filters)) {
    if (!ALLOWED_FILTERS.has(filter)) Reflect.deleteProperty(liquid.filters, filter);
  }
  return liquid;
}

/** Turned into Liquid before parsing, never replaced in the rendered text: a value can't bring a placeholder along. */
function withLiquidPlaceholders(template: string): string {
  return template.replaceAll(/@@\s*([A-Za-z_][\w.]*)\s*@@/g, (_, name: string) => `{{ ${name} }}`);
}

/** Branches of a template leave blank lines and indentation behind. */
function tidy(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function unsendable(text: string, code: string): string | undefined {
  if (text === '') return 'blank';
  if (!text.includes(code)) return 'without the code';
  if (text.length > MAX_CHARACTERS) return 'too long';
  return undefined;
}
