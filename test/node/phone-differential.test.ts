/** The phone check beside Google's own libphonenumber, on numbers that were changed at random. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import google, { type PhoneNumber } from 'google-libphonenumber';
import { checkNumber } from '../../src/phone/check-number.js';
import { cleanNumber } from '../../src/phone/clean-number.js';
import { numberingPlan } from '../../src/phone/numbering-plan.js';

const util = google.PhoneNumberUtil.getInstance();
const { PhoneNumberType: Type, PhoneNumberFormat: Format } = google;
const { ValidationResult } = google.PhoneNumberUtil;
type Region = NonNullable<Parameters<typeof util.parse>[1]>;
const regions = util.getSupportedRegions() as readonly Region[];

/** A number as it was typed, and the country that was chosen. */
type Typed = readonly [text: string, country: string | null];

const runs = Number(process.env.FUZZ_RUNS ?? 20_000);
const seed = Number(process.env.FUZZ_SEED ?? 20261123);

/** A linear congruential generator (Numerical Recipes): the same seed gives the same numbers. */
function generator(start: number): () => number {
  let state = start;
  return () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
}

const random = generator(seed);
const pick = <Item>(items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;

const corpus = JSON.parse(
  readFileSync(new URL('../data/phones.json', import.meta.url), 'utf8'),
) as readonly { readonly input: unknown; readonly country: string | null }[];

const examples: readonly Typed[] = [
  ...corpus.flatMap(({ input, country }): Typed[] =>
    typeof input === 'string' ? [[input, country]] : [],
  ),
  ...regions.flatMap((region) =>
    [Type.MOBILE, Type.FIXED_LINE].flatMap((type): Typed[] => {
      const number = util.getExampleNumberForType(region, type) as PhoneNumber | null;
      if (!number) return [];
      return [
        [util.format(number, Format.NATIONAL), region],
        [util.format(number, Format.E164), pick(regions)],
        [util.format(number, Format.INTERNATIONAL), null],
      ];
    }),
  ),
];

function mutate([text, country]: Typed): Typed {
  for (let change = Math.floor(random() * 3); change > 0; change--) {
    const at = Math.floor(random() * (text.length + 1));
    const digit = pick('0123456789'.split(''));
    const kind = random();
    if (kind < 0.35) text = text.slice(0, at) + digit + text.slice(at + 1);
    else if (kind < 0.55) text = text.slice(0, at) + digit + text.slice(at);
    else if (kind < 0.8) text = text.slice(0, at) + text.slice(at + 1);
    else if (kind < 0.9) text = pick(['0', '00', '011', '8', '1', '+', '15', '9']) + text;
    else country = pick([...regions, null]);
  }
  return [text, country];
}

/** What Google's library says, put through the widget's stricter reading of characters. */
function googles([text, country]: Typed): string {
  const clean = cleanNumber(text);
  if (!clean.ok) return clean.reason;
  const region = dialledFrom(clean.text, country);
  let number: PhoneNumber;
  try {
    number = util.parse(clean.text, region ?? 'ZZ');
  } catch (error) {
    return parseFault((error as Error).message);
  }
  const old = /^\+521(\d{10})$/.exec(util.format(number, Format.E164))?.[1];
  // The widget repairs what Mexico dropped in 2019.
  if (old && clean.text.replace(/\D/g, '').endsWith(`521${old}`)) number = util.parse(`+52${old}`);
  const possible = util.isPossibleNumberWithReason(number);
  const fault = faultBehindTrunk(number, clean.text, region);
  if (fault) return fault;
  if (possible !== ValidationResult.IS_POSSIBLE) return lengthFault(possible);
  const type = util.getNumberType(number);
  const isMobile = type === Type.MOBILE || type === Type.FIXED_LINE_OR_MOBILE;
  return `${isMobile ? 'valid' : 'doubtful'} ${util.format(number, Format.E164)}`;
}

/** The widget takes 00 and 011 for prefixes of calls abroad where no country is chosen, too. */
function dialledFrom(text: string, country: string | null): Region | undefined {
  const prefix = /^(00|011)(?!0)/.exec(text.replace(/\D/g, ''))?.[1];
  const region = regions.find((one) => one === country?.toUpperCase());
  return region ?? { '00': 'GB' as const, '011': 'US' as const }[prefix ?? ''];
}

/**
 * Google takes the trunk prefix for a digit of the number where that makes up for a missing one. The
 * widget knows better, and says what is wrong with the number as a mobile one.
 */
function faultBehindTrunk(
  number: PhoneNumber,
  text: string,
  region: Region | undefined,
): string | undefined {
  const callingCode = number.getCountryCode() ?? 0;
  const isOfRegion = region && util.getCountryCodeForRegion(region) === callingCode;
  const plan = metadataOf(isOfRegion ? region : util.getRegionCodeForCountryCode(callingCode));
  const digits = util.getNationalSignificantNumber(number);
  const general = plan?.getGeneralDesc();
  const trunk = begin(digits, plan?.getNationalPrefixForParsing());
  if (
    !trunk?.startsWith(plan?.getNationalPrefix() ?? ' ') ||
    !general ||
    begin(digits, `(?:${general.getNationalNumberPattern() ?? ''})$`)
  )
    return undefined;
  const typed = text.replace(/\D/g, '');
  const abroad = typed.slice(0, -`${callingCode}${digits}`.length);
  const isPrefix = !abroad || abroad === begin(typed, metadataOf(region)?.getInternationalPrefix());
  if (typed !== digits && !(typed.endsWith(`${callingCode}${digits}`) && isPrefix))
    return undefined;
  // A local number may begin with other trunk prefixes.
  const possible = util.isPossibleNumberWithReason(number);
  if (possible !== ValidationResult.IS_POSSIBLE && plan?.getNationalPrefix() !== '0')
    return undefined;
  const rest = digits.length - trunk.length;
  const lengths = general.possibleLengthArray();
  if (lengths.includes(rest) || rest > Math.max(...lengths)) return undefined;
  const mobileLengths = plan?.getMobile().possibleLengthArray();
  const longest = Math.max(...(mobileLengths?.length ? mobileLengths : lengths));
  return rest < longest ? 'too_short' : 'too_long';
}

const begin = (digits: string, pattern: string | null | undefined): string | undefined =>
  pattern ? new RegExp(`^(?:${pattern})`).exec(digits)?.[0] : undefined;

function parseFault(message: string): string {
  if (/country/i.test(message)) return 'invalid_country_code';
  if (/too short after idd/i.test(message)) return 'too_short_after_idd';
  if (/too short/i.test(message)) return 'too_short';
  return /too long/i.test(message) ? 'too_long' : 'not_a_number';
}

const lengthFault = (possible: number): string =>
  ({
    [ValidationResult.INVALID_COUNTRY_CODE]: 'invalid_country_code',
    [ValidationResult.TOO_SHORT]: 'too_short',
    [ValidationResult.TOO_LONG]: 'too_long',
    [ValidationResult.IS_POSSIBLE_LOCAL_ONLY]: 'local_only',
  })[possible] ?? 'invalid_length';

function ours([text, country]: Typed): string {
  const check = checkNumber(text, country ?? undefined);
  return check.outcome === 'rejected' ? check.reason : `${check.outcome} ${check.phoneNumber}`;
}

interface Kind {
  possibleLengthArray(): number[];
  getNationalNumberPattern(): string | null;
}

interface Metadata {
  getGeneralDesc(): Kind;
  getMobile(): Kind;
  getNationalPrefixForParsing(): string | null;
  getNationalPrefix(): string | null;
  getInternationalPrefix(): string | null;
}

const metadataOf = (region: string | undefined): Metadata | null =>
  (
    util as unknown as { getMetadataForRegion(region: string | undefined): Metadata | null }
  ).getMetadataForRegion(region);

/** Countries of which the two packages hold another state of the numbering plan. */
const changed = regions.filter(
  (region) =>
    String(metadataOf(region)?.getGeneralDesc().possibleLengthArray()) !==
    String(numberingPlan(region).lengths),
);
const changedCodes = changed.map((region) => numberingPlan(region).callingCode).join('|');

/** Chosen, or called from anywhere: the calling code stands within the first digits then. */
const isOfChangedPlan = ([text, country]: Typed): boolean =>
  changed.some((region) => region === country) ||
  new RegExp(`^\\d{0,3}(?:${changedCodes})`).test(text.replace(/\D/g, ''));

describe('the phone check', () => {
  it(`differs from Google’s library in 1 of 10,000 numbers at most (${runs} numbers, seed ${seed})`, (test) => {
    const differing: string[] = [];

    for (let run = 0; run < runs; run++) {
      const typed = mutate(pick(examples));
      const [expected, actual] = [googles(typed), ours(typed)];
      if (expected === actual) continue;
      const isNewer = isOfChangedPlan(typed);
      const line = `${JSON.stringify(typed)}: Google ${expected}, here ${actual}`;
      test.diagnostic(isNewer ? `${line} (${changed.join(' ')} has another plan there)` : line);
      if (!isNewer) differing.push(line);
    }

    test.diagnostic(`${differing.length} of ${runs} numbers differ`);
    assert.ok(changed.length < 10, `plans that differ: ${changed.join(' ')}`);
    assert.ok(differing.length <= runs / 10_000, differing.join('\n'));
  });
});
