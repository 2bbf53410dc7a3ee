/**
 * `npm run bench -- diff`: the files in which two versions differ, moved ones found, and their lines, by Doradeck's own
 * reader in a process that runs already, as the application's engine does, beside `git diff --numstat`; that they agree;
 * and for how long others don't get their turn meanwhile. The repository is made here, from a seed.
 *
 * --files N (20000)  --changed N (2000)  --rounds N (9)
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { diffRepository } from '../../../electron/engine/git/diff/diff-repository.ts';
import { quietWork } from '../../../electron/engine/work.ts';
import { printAim } from '../print-rounds.ts';
import { git, makeVersions, type Versions } from './make-versions.ts';

export async function benchDiff(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      files: { type: 'string', default: '20000' },
      changed: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '9' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-diff-'));
  try {
    const versions = makeVersions(folder, Number(values.files), Number(values.changed));
    const lines = (await withDoradeck(versions)).lines;
    if (lines.join('\n') !== withGit(versions).join('\n')) throw new Error('Doradeck and git disagree');
    console.log(`Versions of ${values.files} files, of which ${lines.length} differ; both agree on all`);
    await measure(versions, Number(values.rounds));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(versions: Versions, rounds: number): Promise<void> {
  const [ours, theirs, waits]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    waits.push((await withDoradeck(versions)).longestWait);
    const middle = performance.now();
    withGit(versions);
    ours.push(middle - begun);
    theirs.push(performance.now() - middle);
  }
  printAim('Doradeck, ms', ours, 0, {});
  printAim('git diff --numstat, ms', theirs, 0, {});
  const ratios = ours.map((milliseconds, round) => milliseconds / (theirs[round] ?? Number.NaN));
  printAim('Doradeck / git diff --numstat', ratios, 2, { most: 3 });
  printAim('most work between two turns of others, ms', waits, 0, { most: 50 });
}

/** As `--numstat` has them, by path; and the most processor time in which nothing else had its turn. */
async function withDoradeck({ path, base, head }: Versions) {
  let longestWait = 0;
  let since = processorTime();
  let isOver = false;
  const look = () => {
    longestWait = Math.max(longestWait, processorTime() - since);
    since = processorTime();
    if (!isOver) setImmediate(look);
  };
  look();
  const found = await diffRepository({ source: path, base, head, patterns: [], work: quietWork() });
  isOver = true;
  if (typeof found === 'string') throw new Error(`Doradeck: ${found}`);
  const lines = found.map(({ path: file, from, figures }) => {
    const { additions, deletions } = typeof figures === 'string' ? { additions: '-', deletions: '-' } : figures;
    return `${additions}\t${deletions}\t${from === null ? file : `${from}\0${file}`}`;
  });
  return { lines, longestWait };
}

/** Milliseconds; what other programs take does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function withGit({ path, base, head }: Versions): string[] {
  const text = git(['-C', path, 'diff', '--numstat', '-z', base, head]);
  // A moved file has no path of its own, but two behind it.
  return text
    .slice(0, -1)
    .replace(/\t\0/g, '\t')
    .split(/\0(?=[\d-]+\t)/);
}
