// Random input by the hundred thousand, or for a whole night: phone numbers beside Google's library, and
// sequences of events through the machine. `npm run test:fuzz -- --runs 10000000 --seed 7`
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

/** Sequences that are run between two reports. */
const batch = 5000;
const phoneNumbers = 200_000;

function fuzzNumbers(seed) {
  const test = fileURLToPath(new URL('../node/phone-differential.test.ts', import.meta.url));
  const env = { ...process.env, FUZZ_RUNS: String(phoneNumbers), FUZZ_SEED: String(seed) };
  const options = ['--import', 'tsx', '--test', '--test-reporter', 'spec', test];
  return spawnSync(process.execPath, options, { env, stdio: 'inherit' }).status === 0;
}

/** Each worker takes every so many-th batch; all that it holds is the sequence it is at. */
async function work({ runs, seed, worker, workers }) {
  register();
  const { transition } = await import('../../src/flow/machine.ts');
  const { findingText, hunt } = await import('../helpers/invariants-hunt.ts');
  for (let from = worker * batch; from < runs; from += workers * batch) {
    const to = Math.min(runs, from + batch);
    const outcome = hunt(transition, { seed, from, to });
    if (typeof outcome === 'object') return findingText(outcome);
    parentPort.postMessage({ sequences: to - from, events: outcome });
  }
  return undefined;
}

async function fuzzMachine(runs, seed) {
  const started = Date.now();
  const total = { sequences: 0, events: 0 };
  let told = started;
  const progress = () => {
    told = Date.now();
    const seconds = (told - started) / 1000;
    const { sequences, events } = total;
    console.log(
      `${sequences} sequences, ${events} events, ${seconds.toFixed(0)} s,`,
      `${(sequences / seconds).toFixed(0)} a second, ${process.memoryUsage.rss() >> 20} MB`,
    );
  };
  const workers = Math.min(availableParallelism(), Math.ceil(runs / batch));
  let working = workers;
  const finding = await new Promise((resolve, reject) => {
    for (let worker = 0; worker < workers; worker++) {
      const options = { workerData: { runs, seed, worker, workers } };
      const thread = new Worker(new URL(import.meta.url), options);
      thread.on('error', reject);
      thread.on('message', ({ sequences, events, end, finding }) => {
        if (end) {
          working--;
          // The first one is enough: whoever looks for more runs it again.
          if (finding || !working) resolve(finding);
          return;
        }
        total.sequences += sequences;
        total.events += events;
        if (Date.now() - told > 5000) progress();
      });
    }
  });
  progress();
  if (finding) console.error(`\n${finding}`);
  return !finding;
}

if (isMainThread) {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '200000' }, seed: { type: 'string' } },
  });
  const runs = Number(values.runs);
  const seed = Number(values.seed ?? randomInt(2 ** 31));
  if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed))
    throw new TypeError('--runs and --seed take whole numbers');
  console.log(`seed ${seed}`);
  const outcomes = [true, await fuzzMachine(runs, seed)];
  // Workers that are still looking have nothing to add.
  process.exit(outcomes.every(Boolean) ? 0 : 1);
} else parentPort.postMessage({ end: true, finding: await work(workerData) });
