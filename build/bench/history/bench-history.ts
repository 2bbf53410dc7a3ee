/**
 * `npm run bench -- history`: reading sha, parents, author, both times and subject of every commit behind HEAD, beside
 * `git log` and isomorphic-git, all of them in every round; then refreshing a workspace after a hundred new commits.
 * The repositories are made here, from a seed.
 *
 * --commits N,N (10000,100000,500000; the last takes some minutes to make)  --rounds N (5)
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printAim, printMemoryRatio, printTimes, ratiosOf } from '../print-rounds.ts';
import { type Command, type Outcome, runAndMeasure, runContestant } from '../run-contestant.ts';
import { makeHistory } from './make-history.ts';

const CONTESTANTS = {
  Doradeck: 'read-with-doradeck.ts',
  'git log': 'read-with-git.ts',
  'isomorphic-git': 'read-with-library.ts',
};
/** The library takes minutes from here on: it reads once. */
const LIBRARY_MOST = 200_000;
const LONG = 80_000;

export async function benchHistory(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      commits: { type: 'string', default: '10000,100000,500000' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-history-'));
  try {
    for (const commits of values.commits.split(',').map(Number)) {
      const repository = await makeHistory(folder, commits);
      await compare(repository, commits, Number(values.rounds));
      await refresh(repository, Number(values.rounds));
      await rm(repository, { recursive: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(repository: string, commits: number, count: number): Promise<void> {
  const reachable = Number(
    execFileSync('git', ['-C', repository, 'rev-list', '--count', 'HEAD'], { encoding: 'utf8' }),
  );
  const rounds = new Map(Object.keys(CONTESTANTS).map((name) => [name, [] as Outcome[]]));
  for (let round = 0; round < count; round += 1) {
    for (const [name, file] of Object.entries(CONTESTANTS)) {
      if (name === 'isomorphic-git' && round > 0 && commits > LIBRARY_MOST) continue;
      const outcome = await runContestant(command(file, repository));
      if (outcome.rows !== reachable) throw new Error(`${name} has ${outcome.rows} of ${reachable} commits`);
      rounds.get(name)?.push(outcome);
    }
  }
  console.log(`History of ${reachable} commits; median (range) of ${count} rounds`);
  printTimes(rounds);
  // Less is too short to be more than a runtime that warms up.
  const isLong = commits >= LONG;
  const times = (name: string, other: string) => ratiosOf(rounds, name, other, ({ milliseconds }) => milliseconds);
  printAim('Doradeck / git log', times('Doradeck', 'git log'), 2, isLong ? { most: 1.5 } : {});
  printAim('isomorphic-git / Doradeck', times('isomorphic-git', 'Doradeck'), 1, isLong ? { least: 15 } : {});
  printMemoryRatio(rounds, 'Doradeck', 'git log');
  printMemoryRatio(rounds, 'Doradeck', 'isomorphic-git');
}

async function refresh(repository: string, count: number): Promise<void> {
  const { last } = await runAndMeasure(command('refresh-workspace.ts', repository, `${count}`));
  const { add, refreshes } = last as { readonly add: number; readonly refreshes: readonly number[] };
  console.log(`  ${'stored in a new workspace, seconds'.padEnd(52)} ${(add / 1000).toFixed(2)}`);
  printAim('refresh after 100 new commits, ms', refreshes, 0, { most: 100 });
}

function command(file: string, ...words: readonly string[]): Command {
  const options = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=4096'];
  return { program: process.execPath, words: [...options, join(import.meta.dirname, file), ...words] };
}
