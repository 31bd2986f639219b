/** `npx tsx test/server/support/measure-proof.ts`: how long a proof of work takes one thread of this machine. */
import { createProofs } from '../../../demo/server/proof-of-work.js';
import { systemClock } from '../../../demo/server/clock.js';
import type { Store } from '../../../demo/server/store.js';
import { encode, solve } from './proof.js';

const store = { useProof: () => Promise.resolve(true) } as unknown as Store;
const proofs = createProofs(store, systemClock, 'pepper');
const purpose = { clientId: 'demo', phoneNumber: '+14155550123' };
const times = { demand: [] as number[], solve: [] as number[], accept: [] as number[] };

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  into.push(performance.now() - startedAt);
  return result;
}

for (let time = 0; time < 20; time += 1) {
  const challenge = await timed(times.demand, () => proofs.demand(purpose));
  const solution = await timed(times.solve, () => solve(challenge));
  const proof = encode({ challenge, solution });
  if (!(await timed(times.accept, () => proofs.accept(proof, purpose))))
    throw new Error('The proof was refused.');
}
for (const [name, list] of Object.entries(times)) {
  list.sort((a, b) => a - b);
  const mean = list.reduce((sum, one) => sum + one, 0) / list.length;
  console.log(`${name}: mean ${mean.toFixed(1)} ms, highest ${(list.at(-1) ?? 0).toFixed(1)} ms`);
}
