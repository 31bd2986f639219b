// A reporter for @web/test-runner that says how many tests passed and failed in all browsers.
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
    console.log(`\nweb-test-runner: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  },
};
