/**
 * `npm run bench -- history`: reading sha, parents, author, both times and subject of every commit behind HEAD, beside
 * `git log` and isomorphic-git, all of them in every round. The repositories are made here, from a seed.
 *
 * --commits N,N (10000,100000; 500000 takes minutes to make)  --rounds N (5)
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printRatio, printTimes } from '../print-rounds.ts';
import { type Command, type Outcome, runContestant } from '../run-contestant.ts';
import { makeHistory } from './make-history.ts';

const CONTESTANTS = {
  Doradeck: 'read-with-doradeck.ts',
  'git log': 'read-with-git.ts',
  'isomorphic-git': 'read-with-library.ts',
};
/** The library takes half a minute and more from here on: it reads once. */
const LIBRARY_MOST = 20_000;

export async function benchHistory(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      commits: { type: 'string', default: '10000,100000' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-history-'));
  try {
    for (const commits of values.commits.split(',').map(Number)) {
      await compare(await makeHistory(folder, commits), commits, Number(values.rounds));
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
  printRatio(rounds, 'Doradeck', 'git log', 1.5);
  printRatio(rounds, 'isomorphic-git', 'Doradeck', null);
}

function command(file: string, repository: string): Command {
  const options = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=4096'];
  return { program: process.execPath, words: [...options, join(import.meta.dirname, file), repository] };
}
