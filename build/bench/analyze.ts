/**
 * One analysis from exports to report in a process of its own; prints wall time of each part and the peak memory.
 * `node build/bench/analyze.ts FOLDER` with the folder of make-analysis-input.ts.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../electron/engine/create-engine.ts';
import type { View } from '../../shared/view.ts';

const folder = process.argv[2] ?? '.';
const work = await mkdtemp(join(tmpdir(), 'doradeck-bench-'));
const engine = createEngine({ appVersion: 'bench', now: Date.now, log: () => {} });
const parts: Record<string, number> = {};
/** Highest memory of the process so far, at the end of each part. */
const peaks: Record<string, number> = {};
const job = 'bench';
const view: View = {
  from: '2023-10-01',
  to: '2024-01-01',
  timeZone: 'Asia/Seoul',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};

async function timed<T>(part: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  parts[part] = Math.round(performance.now() - start);
  peaks[part] = Math.round(process.resourceUsage().maxRSS / 1024);
  return result;
}

try {
  await timed('create', () => engine.handle('workspace.create', { path: join(work, 'bench.doradeck') }));
  for (const file of ['deployments.csv', 'incidents.json']) {
    await timed(file, () => engine.handle('import.paths', { paths: [join(folder, file)], options: {}, job }));
  }
  await timed('repository', () =>
    engine.handle('repository.add', { source: join(folder, 'shop.git'), services: [], job }),
  );
  const answer = await timed('report', () => engine.handle('overview', { view, by: ['service', 'team'] }));
  await timed('report again, other filter', () =>
    engine.handle('overview', { view: { ...view, teams: ['팀 1'] }, by: ['service'] }),
  );
  await timed('lead time', () => engine.handle('lead-time', { view, by: 'service' }));
  await timed('lead time again, by authors', () => engine.handle('lead-time', { view, by: 'author-group' }));
  const sort = { column: 'leadSeconds', descending: true };
  await timed('slowest changes', () =>
    engine.handle('lead-time.changes', { view, search: '', sort, offset: 0, limit: 100 }),
  );
  const { deploymentFrequency, changeLeadTime } = answer.report.metrics;
  const figures = { deployments: deploymentFrequency.n, leadTimes: changeLeadTime.n };
  console.log(JSON.stringify({ milliseconds: parts, peakMegabytes: peaks, figures }));
} finally {
  engine.close();
  await rm(work, { recursive: true, force: true });
}
