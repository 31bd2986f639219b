// The proofs in Chromium: by the ten thousand, on every core, and without coverage, which would slow them down.
import { availableParallelism } from 'node:os';
import chromium from './wtr.chromium.mjs';

export default {
  ...chromium,
  files: 'test/unit/proof-*.test.ts',
  concurrency: availableParallelism(),
  coverage: false,
  testsFinishTimeout: 600_000,
};
