import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeAnalysisInput } from './make-analysis-input.ts';

const ROUNDS = 5;
const SIZE = { deployments: 100_000, incidents: 5_000, commits: 12_000 };

interface Run {
  readonly milliseconds: Readonly<Record<string, number>>;
  /** Highest so far, at the end of each part. */
  readonly peakMegabytes: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, number>>;
}

async function runOnce(folder: string): Promise<Run> {
  const script = join(import.meta.dirname, 'analyze.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    script,
    folder,
  ]);
  return JSON.parse(stdout) as Run;
}

function summary(values: readonly number[]): string {
  const sorted = [...values].sort((one, other) => one - other);
  return `${sorted[Math.floor(sorted.length / 2)]} (${sorted[0]}–${sorted.at(-1)})`;
}

/** What a whole analysis costs, part by part: median and range of five runs, each in a fresh process. */
export async function benchAnalysis(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-input-'));
  try {
    await makeAnalysisInput(folder, SIZE);
    const runs: Run[] = [];
    for (let round = 0; round < ROUNDS; round += 1) runs.push(await runOnce(folder));
    console.log(
      `Analysis of ${SIZE.deployments} deployments, ${SIZE.incidents} incidents, ${SIZE.commits} commits; median (range) of ${ROUNDS} runs`,
    );
    for (const part of Object.keys(runs[0]?.milliseconds ?? {})) {
      const time = summary(runs.map((run) => run.milliseconds[part] ?? 0));
      const peak = summary(runs.map((run) => run.peakMegabytes[part] ?? 0));
      console.log(`  ${part.padEnd(28)} ${`${time} ms`.padEnd(26)} peak so far ${peak} MB`);
    }
    const totals = runs.map((run) => Object.values(run.milliseconds).reduce((sum, value) => sum + value, 0));
    console.log(`  ${'all'.padEnd(28)} ${summary(totals)} ms`);
    console.log(`  figures ${JSON.stringify(runs[0]?.figures)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
