// A reporter for @web/test-runner that says how many tests passed and failed in all browsers.
import { relative } from 'node:path';

const flat = (suite) => [...(suite?.tests ?? []), ...(suite?.suites ?? []).flatMap(flat)];

export const counts = {
  onTestRunFinished({ sessions }) {
    const tests = sessions.flatMap(({ testResults }) => flat(testResults));
    // A file that can't be loaded has no tests, and must count all the same.
    const broken = sessions.filter(
      ({ errors, passed, testResults }) => errors.length || (!passed && !flat(testResults).length),
    );
    const passed = tests.filter((test) => test.passed && !test.skipped).length;
    const failed = tests.filter((test) => !test.passed && !test.skipped).length + broken.length;
    const skipped = tests.filter((test) => test.skipped).length;
    const slowest = sessions
      .map(({ testFile, testResults }) => ({
        file: relative('.', testFile),
        seconds: flat(testResults).reduce((sum, { duration = 0 }) => sum + duration, 0) / 1000,
      }))
      .sort((one, other) => other.seconds - one.seconds)
      .slice(0, 10);
    for (const { file, seconds } of slowest) console.log(`${seconds.toFixed(1)} s in ${file}`);
    console.log(`\nweb-test-runner: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  },
};
