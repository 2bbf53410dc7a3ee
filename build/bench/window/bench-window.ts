/**
 * `npm run bench -- window`: how long the real window takes from a change of the filters to the answer painted, on a
 * workspace of a million deployments, and from the start of the program to its first chart.
 * `npm run bench -- window --screen versions`: the same for the screens of versions, on two million measured points.
 *
 * --workspace FILE (made anew)  --days N (90)  --weeks N (12)  --starts N (3)
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { request } from '../../../e2e/ask.ts';
import { type Doradeck, openDoradeck } from '../../../e2e/doradeck.ts';
import { filtersToQuery } from '../../../renderer/store/filters.ts';
import { openDisplay } from '../../runtime/display.ts';
import { type ElectronRuntime, provisionRuntime } from '../../runtime/provision-runtime.ts';
import { buildApplication } from '../../vite/build-application.ts';
import { LARGE, makeWorkspace } from '../dashboard/make-workspace.ts';
import { printAim } from '../print-rounds.ts';
import { A_YEAR } from '../versions/make-series.ts';
import { makeVersionsWorkspace } from '../versions/make-workspace.ts';
import { planChanges } from './plan-changes.ts';
import { printChanges, type TimedChange } from './print-changes.ts';
import { timeChange } from './time-change.ts';
import { timeVersionViews } from './time-version-views.ts';

const FIRST_CHART_AIM = { most: 2 };
/** The first day after the data that is made. */
const END = '2025-01-01';

export async function benchWindow(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workspace: { type: 'string' },
      days: { type: 'string', default: '90' },
      weeks: { type: 'string', default: '12' },
      starts: { type: 'string', default: '3' },
      screen: { type: 'string', default: 'overview' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-window-'));
  const runtime = await provisionRuntime();
  const display = await openDisplay((line) => console.error(line));
  Object.assign(process.env, display.env);
  try {
    await buildApplication();
    const workspace = values.workspace ?? join(folder, 'large.doradeck');
    const isOfVersions = values.screen === 'versions';
    if (values.workspace === undefined) {
      await (isOfVersions ? makeVersionsWorkspace(workspace, A_YEAR) : makeWorkspace(workspace, LARGE));
    }
    if (isOfVersions) return await timeViews(runtime, workspace, Number(values.weeks));
    await timeStarts(runtime, workspace, Number(values.starts));
    await timeChanges(runtime, workspace, Number(values.days), Number(values.weeks));
  } finally {
    display.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** From before the program is started. The first start is shown apart: it may keep what later ones read. */
async function timeStarts(runtime: ElectronRuntime, workspace: string, count: number): Promise<void> {
  const seconds: number[] = [];
  for (let start = 0; start <= count; start++) {
    const begun = performance.now();
    const doradeck = await openOverview(runtime, workspace);
    seconds.push((performance.now() - begun) / 1000);
    await doradeck.close();
  }
  const [first = Number.NaN, ...others] = seconds;
  printAim('first start to the first chart, s', [first], 2, {});
  printAim('later starts to the first chart, s', others, 2, FIRST_CHART_AIM);
}

async function timeChanges(runtime: ElectronRuntime, workspace: string, days: number, weeks: number): Promise<void> {
  const doradeck = await openOverview(runtime, workspace);
  try {
    const facets = await request(doradeck, 'facets', {});
    const timed: TimedChange[] = [];
    for (const { kind, filters } of planChanges(facets, days, END, weeks)) {
      timed.push({ kind, ...(await timeChange(doradeck, `#/overview?${filtersToQuery(filters)}`)) });
    }
    printChanges(timed);
    if (doradeck.complaints.length > 0) throw new Error(`the page complains: ${doradeck.complaints.join('\n')}`);
  } finally {
    await doradeck.close();
  }
}

async function timeViews(runtime: ElectronRuntime, workspace: string, weeks: number): Promise<void> {
  const doradeck = await openDoradeck(runtime, [`--open-workspace=${workspace}`]);
  try {
    await doradeck.page.locator('html[data-ready="true"]').waitFor({ timeout: 120_000 });
    printChanges(await timeVersionViews(doradeck, END, weeks));
    if (doradeck.complaints.length > 0) throw new Error(`the page complains: ${doradeck.complaints.join('\n')}`);
  } finally {
    await doradeck.close();
  }
}

async function openOverview(runtime: ElectronRuntime, workspace: string): Promise<Doradeck> {
  const doradeck = await openDoradeck(runtime, [`--open-workspace=${workspace}`]);
  await doradeck.page.locator('html[data-ready="true"] main svg').first().waitFor({ timeout: 120_000 });
  return doradeck;
}
