/**
 * `npm run bench -- clone`: cloning for analysis from git's own http-backend behind https on this machine, beside native
 * git that clones commits alone; and how much of a clone that breaks off half-way is sent again. The repository is made
 * here, from a seed.
 *
 * --commits N (100000)  --rounds N (5)  --unfiltered (a server that sends files and trees along, to git as well)
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type GitServer, startGitServer } from '../../../electron/engine/git/fixture-server.ts';
import { makeHistory } from '../history/make-history.ts';
import { printRatio, printTimes } from '../print-rounds.ts';
import { type Command, type Outcome, runContestant } from '../run-contestant.ts';

export async function benchClone(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      commits: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      unfiltered: { type: 'boolean', default: false },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-clone-'));
  const server = await startGitServer(folder);
  try {
    const made = await makeHistory(folder, Number(values.commits));
    const served = join(server.folder, basename(made));
    await rename(made, served);
    execFileSync('git', ['-C', served, 'config', 'uploadpack.allowFilter', String(!values.unfiltered)]);
    await compare(server, folder, served, Number(values.rounds));
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(server: GitServer, folder: string, served: string, count: number): Promise<void> {
  const all = Number(execFileSync('git', ['-C', served, 'rev-list', '--count', '--all'], { encoding: 'utf8' }));
  const url = `${server.origin}/${basename(served)}`;
  const certificate = join(folder, 'cert.pem');
  const contestants = { Doradeck: 'clone-with-doradeck.ts', 'git clone --filter=tree:0': 'clone-with-git.ts' };
  const rounds = new Map<string, Outcome[]>();
  for (let round = 0; round < count; round += 1) {
    for (const [name, file] of Object.entries(contestants)) {
      const target = join(folder, `${file}-${round}`);
      const outcome = await runContestant(command(file, url, target, certificate));
      await rm(target, { recursive: true, force: true });
      if (outcome.rows !== all) throw new Error(`${name} has ${outcome.rows} of ${all} commits`);
      rounds.set(name, [...(rounds.get(name) ?? []), outcome]);
    }
  }
  console.log(`Clone of ${all} commits; median (range) of ${count} rounds`);
  printTimes(rounds);
  printRatio(rounds, 'Doradeck', 'git clone --filter=tree:0', 10);
  const clone = (name: string, breaks = '') =>
    runContestant(command('clone-with-doradeck.ts', url, join(folder, name), certificate, breaks));
  await breakOff(server, clone);
}

/** What the server sends to a clone at once, and after one that broke off half-way. */
async function breakOff(server: GitServer, clone: (name: string, breaks?: string) => Promise<Outcome>): Promise<void> {
  server.sent = 0;
  await clone('whole');
  const whole = server.sent;
  server.cutAfter = whole / 2;
  const broke = await clone('broken', 'breaks').then(
    () => false,
    () => true,
  );
  if (!broke) throw new Error('a clone that was cut off came to its end');
  server.cutAfter = null;
  server.sent = 0;
  await clone('broken');
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  const parts = `${megabytes(whole)} MB; by a second try, after a cut at ${megabytes(whole / 2)} MB: ${megabytes(server.sent)} MB`;
  console.log(`  sent at once: ${parts}`);
}

function command(file: string, ...words: readonly string[]): Command {
  const options = ['--disable-warning=ExperimentalWarning'];
  return { program: process.execPath, words: [...options, join(import.meta.dirname, file), ...words] };
}
