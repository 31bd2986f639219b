/** Tells a page's author what is wrong with sentences of the page's own; loaded only where there are some. */
import type { Sentences } from './i18n.js';
import { hasStrayBraces, plural, tokensOf } from './message-syntax.js';

/** What was said already: frameworks set the same sentences again and again. */
const said = new Set<string>();

/** Complains on the console, once of each. */
export function checkMessages(own: Readonly<Record<string, unknown>>, english: Sentences): void {
  for (const [id, text] of Object.entries(own))
    for (const fault of faults(text, Object.hasOwn(english, id) ? english[id] : undefined))
      say(`<passwordless-sms>: messages['${id}'] ${fault}`);
}

function say(what: string): void {
  if (said.has(what)) return;
  said.add(what);
  console.warn(what);
}

function faults(text: unknown, english: string | undefined): readonly string[] {
  if (english === undefined) return ['is no sentence of this element: it has another id.'];
  if (typeof text !== 'string') return ['is not a text.'];
  const known = tokensOf(english);
  const has = known.length ? `It has {${known.join('}, {')}}.` : 'It has none.';
  const found = tokensOf(text)
    .filter((token) => !known.includes(token))
    .map((token) => `has a token that nothing is known for: {${token}}. ${has}`);
  // What is left is no plural as this element reads them.
  if (hasStrayBraces(text)) found.push('has braces that don’t match, and shows them.');
  if (text.match(plural)?.some((one) => !one.includes(' other {')))
    found.push('has a plural without the form “other”.');
  return found;
}
