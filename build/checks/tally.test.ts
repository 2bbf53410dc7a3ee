import { expect, test } from 'vitest';
import {
  add,
  failureLines,
  NOTHING,
  summaryLine,
  tallyChecks,
  tallyPlaywright,
  tallyRun,
  tallyVitest,
} from './tally.ts';

const PASSED = { status: 'passed', fullName: 'adds', failureMessages: [] };
const FAILED = { status: 'failed', fullName: 'divides', failureMessages: ['by zero'] };

const VITEST = {
  numPassedTests: 7,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { name: 'a.test.ts', status: 'passed', message: '', assertionResults: [PASSED] },
    { name: 'b.test.ts', status: 'failed', message: '', assertionResults: [PASSED, FAILED] },
  ],
};

const DIVIDES = { name: 'b.test.ts › divides', message: 'by zero' };

test("Vitest's tests are counted, pending and to-do ones as skipped, failed ones by name", () => {
  expect(tallyVitest(VITEST)).toEqual({ passed: 7, failures: [DIVIDES], skipped: 3 });
});

test('a file that could not be loaded is a failure, though no test in it failed', () => {
  const broken = { name: 'c.test.ts', status: 'failed', message: 'no such module', assertionResults: [] };
  const skipped = { ...PASSED, status: 'skipped' };
  const hookFailed = { name: 'd.test.ts', status: 'failed', message: 'hook', assertionResults: [skipped] };
  const report = { ...VITEST, testResults: [...VITEST.testResults, broken, hookFailed] };
  expect(tallyVitest(report).failures).toEqual([
    DIVIDES,
    { name: 'c.test.ts', message: 'no such module' },
    { name: 'd.test.ts', message: 'hook' },
  ]);
});

test("Playwright's flaky tests and errors outside of tests are failures", () => {
  const ended = (title: string, status: 'expected' | 'unexpected' | 'flaky', ...messages: string[]) => ({
    title,
    tests: [{ status, results: messages.map((message) => ({ errors: [{ message }] })) }],
  });
  const report = {
    stats: { expected: 5, skipped: 3 },
    suites: [
      {
        file: 'a.test.ts',
        specs: [ended('opens', 'unexpected', '\u001b[31mno window\u001b[39m'), ended('shows', 'expected')],
        suites: [{ file: 'a.test.ts', specs: [ended('closes', 'flaky', 'once', 'twice')] }],
      },
    ],
    errors: [{ message: 'set-up' }],
  };
  expect(tallyPlaywright(report)).toEqual({
    passed: 5,
    failures: [
      { name: 'a.test.ts › opens', message: 'no window' },
      { name: 'a.test.ts › closes', message: 'once\ntwice' },
      { name: 'outside of tests', message: 'set-up' },
    ],
    skipped: 3,
  });
});

test.each([
  ['all passed', 0, { passed: 3, failures: [], skipped: 0 }, []],
  ['tests failed', 1, { passed: 3, failures: [DIVIDES], skipped: 0 }, ['b.test.ts › divides']],
  ['an error escaped', 1, { passed: 3, failures: [], skipped: 0 }, ['the run']],
  ['killed after its report', null, { passed: 3, failures: [], skipped: 0 }, ['the run']],
  ['no report', 0, null, ['the run']],
  ['no test', 0, NOTHING, ['the run']],
  ['only skipped tests', 0, { passed: 0, failures: [], skipped: 9 }, ['the run']],
] as const)('a run: %s', (_name, status, tally, failed) => {
  const counted = tallyRun(status, tally);
  expect(counted.failures.map(({ name }) => name)).toEqual(failed);
  expect(counted.passed).toBe(tally?.passed ?? 0);
});

test('the closing lines: what failed, and how many', () => {
  const checks = tallyChecks([
    { name: 'lint', passed: true },
    { name: 'types', passed: false },
  ]);
  expect(summaryLine(checks)).toBe('1 passed, 1 failed');
  const all = add(checks, { passed: 10, failures: [DIVIDES], skipped: 4 });
  expect(summaryLine(all)).toBe('11 passed, 2 failed, 4 skipped');
  expect(failureLines(all)).toBe('✗ types\n✗ b.test.ts › divides\n    by zero\n');
  expect(failureLines(NOTHING)).toBe('');
  const long = failureLines({ ...NOTHING, failures: [{ name: 'a', message: `${'x'.repeat(5000)}\n\nGot y` }] });
  expect(long).toBe(`✗ a\n    ${'x'.repeat(300)}\n    Got y\n`);
});
