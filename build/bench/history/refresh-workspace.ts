/**
 * A repository read into a new workspace, and then again and again after a hundred new commits. Each refresh is one
 * line: what the user waits for, from the request to its answer, with everything stored.
 * `node refresh-workspace.ts REPOSITORY ROUNDS`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../../electron/engine/create-engine.ts';
import { addCommits } from './make-history.ts';

const NEW_COMMITS = 100;

const [path = '', rounds = '5'] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-refresh-'));
const engine = createEngine({ appVersion: 'bench', now: Date.now, log: () => {} });
try {
  await engine.handle('workspace.create', { path: join(folder, 'bench.doradeck') });
  const begun = performance.now();
  const added = await engine.handle('repository.add', { source: path, services: [], job: 'bench' });
  const add = performance.now() - begun;
  const refreshes: number[] = [];
  let commits = added.commits;
  for (let round = 0; round < Number(rounds); round += 1) {
    await addCommits(path, NEW_COMMITS, round);
    const start = performance.now();
    const refreshed = await engine.handle('repository.refresh', { repositoryId: added.id, job: 'bench' });
    refreshes.push(performance.now() - start);
    if (refreshed.commits !== commits + NEW_COMMITS) throw new Error(`${refreshed.commits} commits after ${commits}`);
    commits = refreshed.commits;
  }
  console.log(JSON.stringify({ add, refreshes }));
} finally {
  engine.close();
  await rm(folder, { recursive: true, force: true });
}
