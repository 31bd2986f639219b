/** The corpora: inputs with the outcome that they must have. */

/** A long input, written short. */
export interface Repeated {
  readonly prefix: string;
  readonly repeat: string;
  readonly count: number;
  readonly suffix: string;
}

export async function load<Case>(name: string): Promise<readonly Case[]> {
  const response = await fetch(new URL(`../data/${name}`, import.meta.url));
  return (await response.json()) as readonly Case[];
}

export const expand = (input: string | Repeated): string =>
  typeof input === 'string'
    ? input
    : input.prefix + input.repeat.repeat(input.count) + input.suffix;
