/** Good id_tokens with one byte changed: none of them may be believed. */
import { claims, header, privateKeys, signed, verify } from './id-token.js';

/** Marsaglia's xorshift, so that a seed tells the whole run. */
function randomBelow(seed: number): (limit: number) => number {
  let state = seed | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

const atOnce = 500;

const originals = [
  await signed(header(), claims({ phone_number: '+12015550123' })),
  await signed(header({ alg: 'ES256', kid: 'k2' }), claims(), privateKeys.k2),
];

/** Every position in turn, each with a byte that wasn't there. */
function* mutations(count: number, seed: number): Generator<string> {
  const below = randomBelow(seed);
  for (let index = 0; index < count; index++) {
    const original = originals[index % originals.length] ?? '';
    const position = Math.floor(index / originals.length) % original.length;
    const byte = (original.charCodeAt(position) + 1 + below(255)) % 256;
    yield original.slice(0, position) + String.fromCharCode(byte) + original.slice(position + 1);
  }
}

/** Those that are believed, and how many were refused by each fault. */
export async function verifyMutations(count: number, seed: number) {
  const believed: string[] = [];
  const faults: Record<string, number> = {};
  const take = async (mutation: string) => {
    try {
      await verify(mutation);
      believed.push(mutation);
    } catch (error) {
      const { message } = error as Error;
      faults[message] = (faults[message] ?? 0) + 1;
    }
  };
  let batch: Promise<void>[] = [];
  for (const mutation of mutations(count, seed)) {
    batch.push(take(mutation));
    if (batch.length < atOnce) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
  return { believed, faults };
}

/** That the originals are good: else nothing was shown. */
export const verifyOriginals = () => Promise.all(originals.map((original) => verify(original)));
