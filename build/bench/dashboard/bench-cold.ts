/**
 * `npm run bench -- cold`: from the start of the engine's process to the first answer of a large workspace, and what memory
 * it takes with that workspace open: as it is opened the first time, computing all facts, and ever after, from what it kept.
 *
 * --workspace FILE (made anew)  --rounds N (5)
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { nodeBundleConfig } from '../../vite/node-bundles.ts';
import { median, printAim } from '../print-rounds.ts';
import { LARGE, makeWorkspace } from './make-workspace.ts';
import { startEngine } from './start-engine.ts';

const AIMS = { seconds: { most: 2 }, megabytes: { most: 400 } };
/** Longer than what was computed waits to be kept. */
const SETTLE_MS = 6000;

interface Opening {
  readonly seconds: Readonly<Record<'start' | 'open' | 'first answer' | 'second answer', number>>;
  /** Up to the first answer: what it would take on a machine that does nothing else, about. */
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly settledMegabytes: number;
}

export async function benchCold(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { workspace: { type: 'string' }, rounds: { type: 'string', default: '5' } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-cold-'));
  try {
    const workspace = join(folder, 'large.doradeck');
    if (values.workspace === undefined) await makeWorkspace(workspace, LARGE);
    else await copyFile(values.workspace, workspace);
    const config = nodeBundleConfig('engine');
    await build({ ...config, build: { ...config.build, outDir: folder } });
    const engine = join(folder, 'engine.cjs');
    print('first opening, all facts computed', [await openOnce(engine, workspace)], false);
    const openings: Opening[] = [];
    for (let round = 0; round < Number(values.rounds); round++) openings.push(await openOnce(engine, workspace));
    print('later openings, facts as they were kept', openings, true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openOnce(bundle: string, path: string): Promise<Opening> {
  const begun = performance.now();
  const at: number[] = [];
  const engine = startEngine(bundle);
  const took = async (answer: Promise<unknown>) => {
    await answer;
    at.push((performance.now() - begun) / 1000);
  };
  await took(engine.ask('job.cancel', { job: '' }));
  await took(engine.ask('workspace.open', { path }));
  const view = { timeZone: 'Asia/Seoul', services: [], teams: [], repositories: [], excludeBots: false };
  await took(engine.ask('overview', { view: { ...view, from: '2024-10-03', to: '2025-01-01' }, by: ['service'] }));
  const processorSeconds = engine.processorSeconds();
  await took(engine.ask('overview', { view: { ...view, from: '2024-09-03', to: '2024-12-02' }, by: ['service'] }));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const memory = engine.megabytes();
  await engine.close();
  const [start = 0, open = 0, first = 0, second = 0] = at;
  const seconds = { start, open: open - start, 'first answer': first - open, 'second answer': second - first };
  return { seconds, processorSeconds, peakMegabytes: memory.peak, settledMegabytes: memory.now };
}

function print(title: string, openings: readonly Opening[], hasAim: boolean): void {
  console.log(title);
  const each = (of: (opening: Opening) => number) => openings.map(of);
  for (const part of ['start', 'open', 'first answer', 'second answer'] as const) {
    console.log(`  ${part.padEnd(20)} ${median(each(({ seconds }) => seconds[part])).toFixed(2)} s`);
  }
  const total = each(({ seconds }) => seconds.start + seconds.open + seconds['first answer']);
  printAim('start of the engine to the first answer, s', total, 2, hasAim ? AIMS.seconds : {});
  printAim(
    'of it, and of its other threads, on the processor, s',
    each(({ processorSeconds }) => processorSeconds),
    2,
    {},
  );
  printAim(
    'memory at its highest, MB',
    each(({ peakMegabytes }) => peakMegabytes),
    0,
    {},
  );
  printAim(
    'memory some seconds later, MB',
    each(({ settledMegabytes }) => settledMegabytes),
    0,
    hasAim ? AIMS.megabytes : {},
  );
}
