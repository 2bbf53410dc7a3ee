import { stripVTControlCharacters } from 'node:util';

/** How many tests ended how, over test runners and checks; those that failed by name, with what they say. */
export interface Tally {
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skipped: number;
}

export interface Failure {
  readonly name: string;
  readonly message: string;
}

export const NOTHING: Tally = { passed: 0, failures: [], skipped: 0 };

/** The part of Vitest's JSON report that is counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly VitestFile[];
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

/** The part of Playwright's JSON report that is counted. */
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly skipped: number };
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly PlaywrightError[];
}

interface PlaywrightSuite {
  readonly file: string;
  readonly specs: readonly PlaywrightSpec[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightSpec {
  readonly title: string;
  readonly tests: readonly {
    readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
    readonly results: readonly { readonly errors: readonly PlaywrightError[] }[];
  }[];
}

interface PlaywrightError {
  readonly message?: string;
}

export function tallyVitest(report: VitestReport): Tally {
  return {
    passed: report.numPassedTests,
    failures: report.testResults.flatMap(failuresOfFile),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A file that can't be loaded, or whose hooks fail, has no failed test in it: the file counts as one. */
function failuresOfFile(file: VitestFile): readonly Failure[] {
  const failed = file.assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => ({ name: `${file.name} › ${test.fullName}`, message: test.failureMessages.join('\n') }));
  return file.status === 'failed' && failed.length === 0 ? [{ name: file.name, message: file.message }] : failed;
}

/** A flaky test failed at least once. */
export function tallyPlaywright({ stats, suites, errors }: PlaywrightReport): Tally {
  const outside = errors.map((error) => ({ name: 'outside of tests', message: textOf([error]) }));
  return { passed: stats.expected, failures: [...suites.flatMap(failuresOfSuite), ...outside], skipped: stats.skipped };
}

function failuresOfSuite({ file, specs, suites = [] }: PlaywrightSuite): readonly Failure[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        name: `${file} › ${title}`,
        message: textOf(results.flatMap(({ errors }) => errors)),
      })),
  );
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

function textOf(errors: readonly PlaywrightError[]): string {
  return stripVTControlCharacters(errors.map(({ message = '' }) => message).join('\n'));
}

/**
 * What a test runner's run counts for: its tests; one failure more if it failed without a failed test (it crashed, or
 * an error escaped from a test), wrote no report, or ran no test at all.
 */
export function tallyRun(status: number | null, tally: Tally | null): Tally {
  if (tally === null || tally.passed + tally.failures.length === 0) {
    return { ...NOTHING, failures: [{ name: 'the run', message: 'no test ran, or no report was written' }] };
  }
  if (status === 0 || tally.failures.length > 0) return tally;
  const crashed = { name: 'the run', message: `ended with ${status ?? 'a signal'}, though no test failed` };
  return { ...tally, failures: [crashed] };
}

export function tallyChecks(results: readonly { readonly name: string; readonly passed: boolean }[]): Tally {
  const failed = results.filter((result) => !result.passed);
  return {
    passed: results.length - failed.length,
    failures: failed.map(({ name }) => ({ name, message: '' })),
    skipped: 0,
  };
}

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failures: [...one.failures, ...other.failures],
    skipped: one.skipped + other.skipped,
  };
}

const MESSAGE_LINES = 16;
const LINE_LENGTH = 300;

/** The failures again, since what ran after them has pushed them off the screen: each with what its message begins with. */
export function failureLines({ failures }: Tally): string {
  return failures.map(({ name, message }) => `✗ ${name}\n${beginning(message)}`).join('');
}

/** A counterexample may be one line of a million characters, and what it failed with stands below it. */
function beginning(message: string): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(0, MESSAGE_LINES)
    .map((line) => `    ${line.slice(0, LINE_LENGTH)}\n`)
    .join('');
}

/** The closing line; skipped tests are named only where there are any. */
export function summaryLine({ passed, failures, skipped }: Tally): string {
  return `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
