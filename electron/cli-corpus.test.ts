/**
 * The hostile and odd files beside the project, each imported by the command line: what its manifest says of it, the row
 * equation, the input's bytes unchanged, in at most five seconds of the processor. The table of what ran is printed. The
 * files are no part of the project: where they are absent, these tests are skipped and say so.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorData } from '../shared/errors.ts';
import type { ImportBatch } from '../shared/import-batch.ts';
import { lineHere, lineInProcess } from './cli/line-fixture.ts';
import { processorTimer } from './engine/processor-fixture.ts';

const CORPUS = resolve(import.meta.dirname, '../../shared/corpus/bad-input');
const isThere = existsSync(CORPUS);
const LONGEST_MS = 5000;

interface Case {
  readonly file: string;
  readonly expect: 'accept' | 'accept_with_report' | 'needs_choice' | 'reject';
  readonly rows_ok: number;
  readonly rows_bad: number;
}

/** Where what a file holds and the manifest's counts differ, and why ours are kept. */
const DIFFERENCES: Readonly<Record<string, { readonly stored: number; readonly bad: number }>> = {
  // The manifest has d20 without times; the file gives it two good ones.
  't01-time-forms.csv': { stored: 6, bad: 14 },
  // 500 records of one quoted line break each, then a sound row: reported, and the row kept.
  's27-1000-open-quotes.csv': { stored: 1, bad: 500 },
  // d6 has no start and a sound finish, which is all that a deployment needs.
  'j25-wrong-types.json': { stored: 2, bad: 7 },
};

/** What to answer where a file needs a choice. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  'e07-windows-1252.csv': ['--encoding', 'windows-1252'],
  't03-dst-local-times.csv': ['--input-tz', 'Asia/Seoul'],
};

let folder: string;
let workspaces = 0;
/** What ran, a line each. */
const ran: string[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-corpus-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (ran.length > 0) process.stdout.write(`${ran.sort().join('\n')}\n${ran.length} command lines\n`);
});

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

type Told = ImportBatch | { readonly file: string; readonly error: ErrorData };

/** `doradeck import` of one file into a workspace of its own, and what holds whatever the file is. */
async function importCase(
  path: string,
  options: readonly string[] = [],
  run = lineHere,
  before: readonly string[] = [],
) {
  const workspace = join(folder, `${++workspaces}.doradeck`);
  for (const earlier of before) await run('import', workspace, earlier, '--quiet', '--format', 'json');
  const bytes = hashOf(path);
  const taken = processorTimer();
  const { status, stdout, stderr } = await run('import', workspace, path, '--format', 'json', '--quiet', ...options);
  const took = taken();
  expect(took).toBeLessThan(LONGEST_MS);
  expect(hashOf(path)).toBe(bytes);
  const [told, ...more] = (stdout === '' ? [] : JSON.parse(stdout)) as Told[];
  expect(more).toEqual([]);
  if (told === undefined) throw new Error(`nothing was said of the file: ${stderr}`);
  if ('error' in told) {
    // Said in words, and nothing is left of it, not even an empty workspace.
    expect(status).toBe(3);
    expect(stderr).toContain(basename(path));
    expect(stderr).not.toMatch(/\bat .*\.ts:\d|undefined|\{\{|internal/);
    expect(existsSync(workspace)).toBe(before.length > 0);
  } else {
    expect(status).toBe(0);
    expect(told.read).toBe(told.stored + told.duplicate + told.rejected + told.blank);
    expect(await rejectsOf(workspace, told.file)).toBe(told.rejected);
    const stored = await lineHere('list', 'deployments', workspace, '--all-envs', '--format', 'json', '--quiet');
    expect(stored.stdout).not.toMatch(/\ufffd|\[object Object\]/);
  }
  ran.push(lineOf(path, options, told, took));
  return told;
}

async function rejectsOf(workspace: string, file: string): Promise<number> {
  const { stdout } = await lineHere('list', 'rejects', workspace, '--format', 'json', '--quiet');
  return (JSON.parse(stdout) as readonly { readonly file: string }[]).filter((row) => row.file === file).length;
}

function lineOf(path: string, options: readonly string[], told: Told, took: number): string {
  const outcome =
    'error' in told
      ? `refused: ${told.error.code}`
      : `${told.read} = ${told.stored} + ${told.duplicate} + ${told.rejected} + ${told.blank}`;
  const name = path.slice(CORPUS.length + 1);
  return `${[name, ...options].join(' ').padEnd(84)} ${outcome.padEnd(36)} ${took.toFixed(0).padStart(5)} ms`;
}

const casesOf = (family: string): readonly Case[] =>
  isThere ? (JSON.parse(readFileSync(join(CORPUS, family, 'manifest.json'), 'utf8')) as Case[]) : [];

async function expectImported(family: string, item: Case, options: readonly string[], run = lineHere): Promise<void> {
  // A file that goes on where another one ends.
  const goesOn = item.file.startsWith('i03-');
  const before = goesOn ? [join(CORPUS, family, 's01-plain.csv')] : [];
  const told = await importCase(join(CORPUS, family, item.file), options, run, before);
  if ('error' in told) throw new Error(JSON.stringify(told.error));
  const { stored, duplicate, rejected } = told;
  // It repeats ten rows, which its manifest doesn't call bad.
  const repeated = goesOn ? duplicate : 0;
  const expected = DIFFERENCES[item.file] ?? { stored: item.rows_ok, bad: item.rows_bad };
  expect({ stored, bad: rejected + duplicate - repeated }).toEqual(expected);
}

describe.skipIf(!isThere).each(['csv', 'json'])('bad-input/%s', (family) => {
  test.each(casesOf(family))('$file: $expect', async (item) => {
    const path = join(CORPUS, family, item.file);
    if (item.expect === 'reject' && DIFFERENCES[item.file] === undefined) {
      expect(await importCase(path)).toHaveProperty('error');
      return;
    }
    const answer = ANSWERS[item.file];
    if (answer !== undefined) expect(await importCase(path)).toHaveProperty('error');
    await expectImported(family, item, answer ?? []);
  });

  test('one of each sort in a process of its own', async () => {
    const cases = casesOf(family);
    for (const kind of ['accept', 'accept_with_report', 'reject'] as const) {
      const item = cases.find((one) => one.expect === kind && DIFFERENCES[one.file] === undefined);
      if (item === undefined) throw new Error(`no case to ${kind}`);
      if (kind !== 'reject') await expectImported(family, item, [], lineInProcess);
      else expect(await importCase(join(CORPUS, family, item.file), [], lineInProcess)).toHaveProperty('error');
    }
  });
});

const SPECTRUM = join(CORPUS, 'csv-spectrum/csvs');

// Their cells are compared where records are read (engine/import/corpus.test.ts): no row of theirs is of a kind we keep.
describe.skipIf(!isThere)('bad-input/csv-spectrum', () => {
  test.each(isThere ? readdirSync(SPECTRUM) : [])('%s is no deployment, incident … and says so', async (file) => {
    const told = await importCase(join(SPECTRUM, file));
    if (!('error' in told)) expect(told).toMatchObject({ stored: 0 });
  });
});

const SUITE = join(CORPUS, 'json-testsuite/test_parsing');

describe.skipIf(!isThere)('bad-input/json-testsuite', () => {
  test.each(isThere ? readdirSync(SUITE) : [])('%s', async (file) => {
    const told = await importCase(join(SUITE, file));
    if (file.startsWith('n_')) expect(told).toHaveProperty('error');
    // Whatever else it is, it is nothing that we keep.
    if (!('error' in told)) expect(told).toMatchObject({ stored: 0 });
  });
});

test.skipIf(!isThere)('every case of the manifests and of the suites is among those that ran', () => {
  const names = ['csv', 'json'].flatMap((family) => casesOf(family).map(({ file }) => file));
  expect(names.length).toBeGreaterThan(50);
  expect(readdirSync(SUITE).length).toBeGreaterThan(300);
});
