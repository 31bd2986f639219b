/** The only way to the numbering plans: they are many times larger than the widget itself. */

import { lazy } from '../basics/lazy.js';
import type { CheckNumber } from './number-check.js';

export type PhoneLibrary = typeof import('./library.js');

export const loadPhoneLibrary = lazy((): Promise<PhoneLibrary> => import('./library.js'));

/** Reads a phone number as people write them, in every country. */
export const checkNumber: CheckNumber = async (input, country) =>
  (await loadPhoneLibrary()).checkNumber(input, country);
