/** Which languages there are: English, and those that `lit-localize.json` names. */
import { readFileSync } from 'node:fs';

export const configFile = new URL('lit-localize.json', import.meta.url);

const config = JSON.parse(readFileSync(configFile, 'utf8')) as { targetLocales: string[] };

/** All but English. */
export const languages: readonly string[] = config.targetLocales;
