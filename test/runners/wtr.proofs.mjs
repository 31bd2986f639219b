// The proofs in Chromium: by the ten thousand, and without coverage, which would slow them down.
import chromium from './wtr.chromium.mjs';

export default {
  ...chromium,
  files: 'test/unit/proof-*.test.ts',
  coverage: false,
};
