/**
 * ALTCHA's proof of work: the visitor's device finds a number that takes many tries, and the backend
 * checks it in one. Solved here, on WebCrypto: without a vendor, a worker or a third party.
 *
 * @see https://github.com/altcha-org/altcha-lib
 */
import { PasswordlessError } from '../errors.js';
import { member } from '../http.js';
import type { BotCheck } from './bot-check.js';
import { untilAborted } from './until-aborted.js';

/** No backend may take more of a visitor's battery. */
const deadlineMilliseconds = 60_000;

/** One derivation can't be interrupted. This takes 0.2 s of a desktop, 2026, and a phone some times as long. */
const maxCost = 1_000_000;

const maxBytes = 64;

/**
 * Derivations side by side. WebCrypto has threads of its own: measured on two cores, four are up to four
 * times as fast as one when a puzzle has many cheap tries, and eight are no faster.
 */
const lanes = 4;

interface Puzzle {
  readonly hash: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Iterations of PBKDF2. */
  readonly cost: number;
  readonly keyLength: number;
  /** Hexadecimal, in small letters; half a byte counts. */
  readonly keyPrefix: string;
}

interface Solution {
  readonly counter: number;
  /** Hexadecimal, in small letters. */
  readonly derivedKey: string;
}

/**
 * Solves the puzzle that comes as `demand`: what `createChallenge` of `altcha-lib` makes with one of
 * the algorithms `PBKDF2/SHA-256`, `PBKDF2/SHA-384` and `PBKDF2/SHA-512`, a cost of up to 1,000,000
 * iterations, and nonce, salt and key of up to 64 bytes. The proof is the standard base64 of the JSON
 * that `verifySolution` takes. The same demand has the same solution: backends must send another each
 * time, and accept each once.
 *
 * Gives up after 60 seconds, with `challenge_required`. So it is where there is no WebCrypto: browsers
 * have it for https and localhost only.
 */
export const proofOfWork = (): BotCheck => ({
  async execute(_, { demand, signal }) {
    signal.throwIfAborted();
    const puzzle = readPuzzle(demand);
    if (!puzzle)
      throw unsolved('what the backend demands is no puzzle of a kind that is solved here');
    // Its type knows secure contexts only.
    if (!(globalThis.crypto as Crypto | undefined)?.subtle)
      throw unsolved('there is no WebCrypto: serve the page by https');
    const start = performance.now();
    const solution = await untilAborted(signal, solve(puzzle, signal));
    const time = Math.round(performance.now() - start);
    return toBase64(
      JSON.stringify({
        challenge: {
          parameters: member(demand, 'parameters'),
          signature: member(demand, 'signature'),
        },
        solution: { ...solution, time },
      }),
    );
  },
});

/** Whether a demand is a puzzle that `proofOfWork` takes on, whatever else there is for checks. */
export const isProofOfWork = (demand: unknown): boolean => readPuzzle(demand) !== undefined;

const unsolved = (message: string) => new PasswordlessError('challenge_required', { message });

/**
 * `expiresAt` is the server's to judge, by its own clock: visitors' clocks are wrong more often than a
 * puzzle that has just arrived has expired.
 */
function readPuzzle(demand: unknown): Puzzle | undefined {
  const parameters = member(demand, 'parameters');
  const keyLength = member(parameters, 'keyLength') ?? 32;
  const cost = member(parameters, 'cost');
  const keyPrefix = member(parameters, 'keyPrefix');
  const hash = /^PBKDF2\/(SHA-(?:256|384|512))$/.exec(text(member(parameters, 'algorithm')))?.[1];
  const nonce = fromHex(member(parameters, 'nonce'));
  const salt = fromHex(member(parameters, 'salt'));
  return hash &&
    nonce &&
    salt &&
    isCount(cost, maxCost) &&
    isCount(keyLength, maxBytes) &&
    /^[\da-f]+$/i.test(text(keyPrefix)) &&
    text(keyPrefix).length <= 2 * keyLength &&
    text(member(demand, 'signature'))
    ? { hash, nonce, salt, cost, keyLength, keyPrefix: text(keyPrefix).toLowerCase() }
    : undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isCount = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= most;

async function solve(puzzle: Puzzle, signal: AbortSignal): Promise<Solution> {
  const end = performance.now() + deadlineMilliseconds;
  let next = 0;
  let solution: Solution | undefined;
  let isOver = false;
  const lane = async () => {
    try {
      while (!isOver) {
        signal.throwIfAborted();
        // Counters have 32 bits; the deadline comes long before their end.
        if (performance.now() > end) throw unsolved('the puzzle takes too long');
        const counter = next++;
        const derivedKey = toHex(await deriveKey(puzzle, counter));
        if (derivedKey.startsWith(puzzle.keyPrefix)) solution ??= { counter, derivedKey };
        isOver ||= solution !== undefined;
      }
    } finally {
      isOver = true;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (!solution) throw unsolved('the puzzle has no solution');
  return solution;
}

/** PBKDF2 (RFC 8018 §5.2) of the nonce with the counter behind it, in big-endian. */
async function deriveKey(
  { hash, nonce, salt, cost, keyLength }: Puzzle,
  counter: number,
): Promise<Uint8Array> {
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  new DataView(password.buffer).setUint32(nonce.length, counter);
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash, salt, iterations: cost };
  return new Uint8Array(await subtle.deriveBits(algorithm, key, keyLength * 8));
}

/** One to 64 bytes; undefined when it is no such text. */
function fromHex(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  const pairs = /^(?:[\da-f]{2}){1,64}$/i.test(text(value)) && text(value).match(/../g);
  return pairs ? Uint8Array.from(pairs, (pair) => parseInt(pair, 16)) : undefined;
}

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const toBase64 = (json: string): string =>
  btoa(Array.from(new TextEncoder().encode(json), (byte) => String.fromCharCode(byte)).join(''));
