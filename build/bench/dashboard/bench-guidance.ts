/**
 * `npm run bench -- dashboard --guidance`: how long the engine takes for the screens of guidance on a large workspace: what
 * each asks on the first visit of a period that nobody looked at before, 90 days long or as long as the data, and what each
 * move of a what-if slider asks. The processor's time says what it would take on a machine that does nothing else, about.
 *
 * --workspace FILE (made anew)  --rounds N (7)
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { RequestName } from '../../../shared/api.ts';
import { AS_IT_IS, type Scenario } from '../../../shared/guidance/scenario.ts';
import { addDays } from '../../../shared/local-date.ts';
import type { View } from '../../../shared/view.ts';
import { nodeBundleConfig } from '../../vite/node-bundles.ts';
import { percentile95, printAim } from '../print-rounds.ts';
import { LARGE, makeWorkspace } from './make-workspace.ts';
import { type StartedEngine, startEngine, untilIdle } from './start-engine.ts';

const AIMS = { median: { most: 100 }, p95: { most: 200 } };
const DAYS = 90;
/** The first day after the data that is made. */
const END = '2025-01-01';
const ALL: View = {
  from: null,
  to: null,
  timeZone: 'Asia/Seoul',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};
/** The first of a view finds what sliders move from. */
const MOVES: Readonly<Record<string, readonly Partial<Scenario>[]>> = {
  'smaller deployments': [{ deploymentSize: 0.9 }, { deploymentSize: 0.5 }, { deploymentSize: 0.1 }],
  'larger deployments': [{ deploymentSize: 1.3 }, { deploymentSize: 2 }, { deploymentSize: 5 }],
  'stages, failures, recovery': [
    { stages: { deploy: 0.5, time_to_deploy: 0.3 } },
    { failureRate: 0.4 },
    { recovery: 0.6 },
  ],
  'all at once': [{ stages: { time_to_deploy: 0.5 }, deploymentSize: 0.4, failureRate: 0.5, recovery: 0.5 }],
};

export async function benchGuidance(given: string | undefined, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-guidance-'));
  try {
    const workspace = join(folder, 'large.doradeck');
    if (given === undefined) await makeWorkspace(workspace, LARGE);
    else await copyFile(given, workspace);
    const config = nodeBundleConfig('engine');
    await build({ ...config, build: { ...config.build, outDir: folder } });
    const engine = startEngine(join(folder, 'engine.cjs'));
    try {
      await engine.ask('workspace.open', { path: workspace });
      print(await askScreens(engine, rounds));
    } finally {
      await engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In milliseconds. */
interface Taken {
  readonly waited: number[];
  readonly processor: number[];
}

type Times = Map<string, Taken>;

async function askScreens(engine: StartedEngine, rounds: number): Promise<Times> {
  const times: Times = new Map();
  const take = async (what: string, name: RequestName, input: object) => {
    const taken = times.get(what) ?? { waited: [], processor: [] };
    times.set(what, taken);
    const begun = performance.now();
    const before = engine.processorSeconds();
    await engine.ask(name, input);
    taken.waited.push(performance.now() - begun);
    taken.processor.push((engine.processorSeconds() - before) * 1000);
  };
  // What the facts come from is measured elsewhere (bench-cold.ts).
  await engine.ask('overview', { view: { ...ALL, from: '2024-10-03', to: END }, by: [] });
  await untilIdle(engine);
  await take('levels, the first', 'levels.history', { view: endingBefore(1) });
  await take('advice, the first', 'advice', { view: endingBefore(2) });
  for (let round = 1; round <= rounds; round++) {
    // No two screens look at the same days.
    await take('overview, another period', 'overview', { view: endingBefore(7 * round), by: [] });
    await take('levels, another period', 'levels.history', { view: endingBefore(7 * round + 1) });
    await take('advice, another period', 'advice', { view: endingBefore(7 * round + 2) });
    const view = endingBefore(7 * round + 3);
    await take('what-if, another period', 'what-if', { view, scenarios: [AS_IT_IS] });
    await takeMoves(take, view);
  }
  for (let round = 0; round < rounds; round++) {
    const view = { ...ALL, to: addDays(END, -round) };
    await take('overview, all data', 'overview', { view, by: [] });
    await take('levels, all data', 'levels.history', { view });
    await take('advice, all data', 'advice', { view });
  }
  return times;
}

async function takeMoves(
  take: (what: string, name: RequestName, input: object) => Promise<void>,
  view: View,
): Promise<void> {
  for (const [what, moves] of Object.entries(MOVES)) {
    for (const move of moves) {
      await take(`slider: ${what}`, 'what-if', { view, scenarios: [{ ...AS_IT_IS, ...move }] });
    }
  }
}

function endingBefore(days: number): View {
  const to = addDays(END, -days);
  return { ...ALL, from: addDays(to, -DAYS), to };
}

function print(times: Times): void {
  for (const [what, { waited, processor }] of times) {
    printAim(`${what}, median ms`, waited, 0, AIMS.median);
    if (waited.length > 1) printAim(`${what}, p95 ms`, [percentile95(waited)], 0, AIMS.p95);
    printAim(`${what}, on the processor, median ms`, processor, 0, {});
  }
}
