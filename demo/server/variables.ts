/** How the text of an environment variable becomes a value. Which variables there are, only `config.ts` knows. */

/** Settings that can't be used. The message is one line, for the person who starts the server. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined for a variable that isn't set, and for an empty one. */
export type Read = (name: string) => string | undefined;

export function readFrom(environment: Environment): Read {
  return (name) => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
}

export function readPort(read: Read, name: string, fallback: number): number {
  const text = read(name) ?? String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new ConfigError(`${name} must be a port from 0 to 65535, not "${text}".`);
  return port;
}

export function readCount(read: Read, name: string, fallback: number): number {
  const text = read(name) ?? String(fallback);
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new ConfigError(`${name} must be a number from 1 to 999999999, not "${text}".`);
  return Number(text);
}

/** The first of the choices is the default. */
export function readChoice<Choice extends string>(
  read: Read,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const text = read(name) ?? choices[0];
  const choice = choices.find((one) => one === text);
  if (choice === undefined)
    throw new ConfigError(`${name} must be one of ${choices.join(', ')}, not "${text}".`);
  return choice;
}

export function readAddress(read: Read, name: string, fallback: string): string {
  const address = read(name) ?? fallback;
  if (!URL.canParse(address))
    throw new ConfigError(`${name} must be an address, not "${address}".`);
  return address;
}
