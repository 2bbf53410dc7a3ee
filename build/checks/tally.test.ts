import { expect, test } from 'vitest';
import { add, NOTHING, summaryLine, tallyChecks, tallyPlaywright, tallyRun, tallyVitest } from './tally.ts';

const VITEST = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
  ],
};

test("Vitest's tests are counted, pending and to-do ones as skipped", () => {
  expect(tallyVitest(VITEST)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

test('a file that could not be loaded is a failure, though no test in it failed', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const hookFailed = { status: 'failed', assertionResults: [{ status: 'skipped' }] };
  expect(tallyVitest({ ...VITEST, testResults: [...VITEST.testResults, broken, hookFailed] }).failed).toBe(3);
});

test("Playwright's flaky tests and errors outside of tests are failures", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 3 };
  expect(tallyPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4, skipped: 3 });
});

test.each([
  ['all passed', 0, { passed: 3, failed: 0, skipped: 0 }, { passed: 3, failed: 0, skipped: 0 }],
  ['tests failed', 1, { passed: 3, failed: 2, skipped: 0 }, { passed: 3, failed: 2, skipped: 0 }],
  ['an error escaped', 1, { passed: 3, failed: 0, skipped: 0 }, { passed: 3, failed: 1, skipped: 0 }],
  ['killed after its report', null, { passed: 3, failed: 0, skipped: 0 }, { passed: 3, failed: 1, skipped: 0 }],
  ['no report', 0, null, { passed: 0, failed: 1, skipped: 0 }],
  ['no test', 0, NOTHING, { passed: 0, failed: 1, skipped: 0 }],
  ['only skipped tests', 0, { passed: 0, failed: 0, skipped: 9 }, { passed: 0, failed: 1, skipped: 0 }],
] as const)('a run: %s', (_name, status, tally, expected) => {
  expect(tallyRun(status, tally)).toEqual(expected);
});

test('the closing line', () => {
  const checks = tallyChecks([{ passed: true }, { passed: false }, { passed: true }]);
  expect(summaryLine(checks)).toBe('2 passed, 1 failed');
  expect(summaryLine(add(checks, { passed: 10, failed: 0, skipped: 4 }))).toBe('12 passed, 1 failed, 4 skipped');
});
