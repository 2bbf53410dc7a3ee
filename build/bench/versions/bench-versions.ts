/**
 * `npm run bench -- versions`: the views of versions on 200 services with 500 versions each and a year of hourly points of
 * whatever ran in production, and in staging before, from question to answer, and what memory the engine takes for them.
 *
 * --workspace FILE (made anew)  --rounds N (40)
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { build } from 'vite';
import { unpackAnswer } from '../../../shared/answer-text.ts';
import type { RequestName } from '../../../shared/api.ts';
import { environmentPattern } from '../../../shared/environment-pattern.ts';
import type { ServiceVersionsAnswer, VersionsAnswer } from '../../../shared/version-answers.ts';
import type { View } from '../../../shared/view.ts';
import { nodeBundleConfig } from '../../vite/node-bundles.ts';
import { type StartedEngine, startEngine, untilIdle } from '../dashboard/start-engine.ts';
import { median, percentile95, printAim } from '../print-rounds.ts';
import { random } from '../random.ts';
import { A_STAGED_YEAR } from './make-series.ts';
import { makeVersionsWorkspace } from './make-workspace.ts';

const AIMS = { median: { most: 100 }, p95: { most: 200 } };
const ALL: View = {
  from: '2024-10-01',
  to: '2025-01-01',
  timeZone: 'Asia/Seoul',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};
const PERIODS = [
  ['2024-10-01', '2025-01-01'],
  ['2024-12-01', '2025-01-01'],
  ['2024-01-01', '2025-01-01'],
  ['2024-06-03', '2024-07-08'],
] as const;

export async function benchVersions(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { workspace: { type: 'string' }, rounds: { type: 'string', default: '40' } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-versions-'));
  try {
    const workspace = join(folder, 'versions.doradeck');
    if (values.workspace === undefined) await makeVersionsWorkspace(workspace, A_STAGED_YEAR);
    else await copyFile(values.workspace, workspace);
    const config = nodeBundleConfig('engine');
    await build({ ...config, build: { ...config.build, outDir: folder } });
    const bundle = join(folder, 'engine.cjs');
    console.log('opening without what the import prepared');
    forgetKept(workspace);
    await openOnce(bundle, workspace, 0);
    console.log('later opening');
    await openOnce(bundle, workspace, Number(values.rounds));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function forgetKept(workspace: string): void {
  const db = new Database(workspace);
  db.exec('DELETE FROM kept_part');
  db.close();
}

async function openOnce(bundle: string, path: string, rounds: number): Promise<void> {
  const engine = startEngine(bundle);
  try {
    await engine.ask('workspace.open', { path });
    const begun = performance.now();
    // What is computed in slices lets others come in between.
    const services = ask(engine, 'versions.services', { view: ALL });
    const waits = await askMeanwhile(engine, services);
    const answer = (await services) as ServiceVersionsAnswer;
    printAim('first answer of all services, s', [(performance.now() - begun) / 1000], 2, {});
    printWaits('another question meanwhile', waits, {});
    const names = answer.services.map(({ service }) => service);
    // Of those that aren't in trouble: nobody opened it before.
    const first = { view: ALL, service: names.at(-1) };
    if (rounds === 0)
      printWaits('the first service, at once', [(await timed(engine, 'versions.list', first)).milliseconds], {});
    if (rounds > 0) {
      // What is prepared in a quiet moment is measured by itself: in the first opening.
      await untilIdle(engine);
      printWaits('the first service, later', [(await timed(engine, 'versions.list', first)).milliseconds], {});
      await askViews(engine, names, rounds);
      await askEnvironments(engine, names, rounds);
    }
    await untilIdle(engine);
    const { now, peak } = engine.megabytes();
    printAim('memory some seconds later, MB', [now], 0, {});
    printAim('memory at its highest, MB', [peak], 0, {});
  } finally {
    await engine.close();
  }
}

async function askMeanwhile(engine: StartedEngine, until: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  void until.then(() => {
    isOver = true;
  });
  const waits: number[] = [];
  while (!isOver) {
    const { milliseconds } = await timed(engine, 'workspace.summary', {});
    waits.push(milliseconds);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return waits;
}

async function ask(engine: StartedEngine, name: RequestName, input: unknown): Promise<unknown> {
  return unpackAnswer(name, await engine.ask(name, input));
}

async function timed(engine: StartedEngine, name: RequestName, input: unknown) {
  const begun = performance.now();
  const answer = await ask(engine, name, input);
  return { answer, milliseconds: performance.now() - begun };
}

async function askViews(engine: StartedEngine, services: readonly string[], rounds: number): Promise<void> {
  const next = random(23);
  const taken = { list: [] as number[], cold: [] as number[], warm: [] as number[], compare: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const [from, to] = PERIODS[round % PERIODS.length] ?? PERIODS[0];
    const view: View = { ...ALL, from, to };
    const service = services[Math.floor(next() * services.length)] ?? '';
    const some = round % 2 === 0 ? {} : { services: services.filter((_, i) => i % 3 === round % 3) };
    taken.list.push((await timed(engine, 'versions.services', { view: { ...view, ...some } })).milliseconds);
    const first = await timed(engine, 'versions.list', { view, service });
    taken.cold.push(first.milliseconds);
    const other: View = { ...ALL, from: '2024-11-01' };
    taken.warm.push((await timed(engine, 'versions.list', { view: other, service })).milliseconds);
    const { rows, pair } = first.answer as VersionsAnswer;
    const head = rows[Math.floor(next() * (rows.length - 1))];
    const base = rows[rows.indexOf(head as (typeof rows)[number]) + 1];
    const names = round % 2 === 0 || !head || !base ? pair : { base: base.version, head: head.version };
    if (names) taken.compare.push((await timed(engine, 'versions.compare', { view, service, ...names })).milliseconds);
  }
  printWaits('all services, another period or filter', taken.list, AIMS);
  printWaits('a service that was not open yet', taken.cold, AIMS);
  printWaits('the same service, another period', taken.warm, AIMS);
  printWaits('a comparison', taken.compare, AIMS);
}

/** No two on end let the same environments through; more than the engine keeps resolved. */
const ENVIRONMENTS = [
  {},
  { env: environmentPattern(['staging']) },
  { env: null },
  { env: environmentPattern(['elsewhere']) },
  { env: environmentPattern(['production']) },
  { env: environmentPattern(['production', 'staging']) },
] as const;

async function askEnvironments(engine: StartedEngine, services: readonly string[], rounds: number): Promise<void> {
  const taken = { list: [] as number[], one: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const view: View = { ...ALL, ...ENVIRONMENTS[round % ENVIRONMENTS.length] };
    taken.list.push((await timed(engine, 'versions.services', { view })).milliseconds);
  }
  for (let round = 0; round < rounds; round++) {
    const view: View = { ...ALL, ...ENVIRONMENTS[round % ENVIRONMENTS.length] };
    const service = services[Math.floor(round / ENVIRONMENTS.length) % services.length];
    taken.one.push((await timed(engine, 'versions.list', { view, service })).milliseconds);
  }
  printWaits('all services, other environments', taken.list, AIMS);
  printWaits('a service, other environments', taken.one, AIMS);
}

function printWaits(what: string, waits: readonly number[], aims: Partial<typeof AIMS>): void {
  if (waits.length === 0) return;
  printAim(`${what}, median ms`, [median(waits)], 0, aims.median ?? {});
  if (waits.length === 1) return;
  printAim(`${what}, p95 ms`, [percentile95(waits)], 0, aims.p95 ?? {});
}
