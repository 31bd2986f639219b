/** What a page hears. */
import type { PasswordlessEventMap } from '../../src/events.js';

export const eventNames = [
  'passwordless-authenticated',
  'passwordless-code-sent',
  'passwordless-error',
  'passwordless-step',
  'passwordless-open',
  'passwordless-close',
] as const satisfies readonly (keyof PasswordlessEventMap)[];

/** All events of the element that reach a target from now on, in their order. */
export function listen(target: EventTarget): CustomEvent[] {
  const heard: CustomEvent[] = [];
  for (const name of eventNames)
    target.addEventListener(name, (event) => heard.push(event as CustomEvent));
  return heard;
}

export const named = <Name extends keyof PasswordlessEventMap>(
  heard: readonly CustomEvent[],
  name: Name,
) => heard.filter(({ type }) => type === name) as PasswordlessEventMap[Name][];

/** Names in short, with what tells two of a name apart. */
export const inShort = (heard: readonly CustomEvent[]): string[] =>
  heard.map(({ type, detail }) => {
    const { step, reason, resend, error } = (detail ?? {}) as Record<string, unknown>;
    const { code } = (error ?? {}) as { code?: string };
    return [type.replace('passwordless-', ''), step ?? reason ?? code ?? (resend && 'again')]
      .filter(Boolean)
      .join(' ');
  });
