/**
 * `npm run bench -- dashboard`: what a dashboard shows of 90 days and the 90 before (deployments a day; median and p90 of the
 * lead time, failed deployments and median recovery time of each service), by Doradeck's own functions, by SQL with covering
 * indexes and by DuckDB, all in one process, all in every round; and that they agree.
 *
 * --deployments N (1000000)  --rounds N (7)  --growth (Doradeck alone, 1, 2 and 5 million deployments)
 * --guidance (the screens of guidance instead: bench-guidance.ts)  --workspace FILE
 */
import { parseArgs } from 'node:util';
import type { Facts } from '../../../shared/metrics/facts.ts';
import type { Resolution } from '../../../shared/metrics/resolution.ts';
import { resolve } from '../../../shared/metrics/resolve.ts';
import type { Selection } from '../../../shared/metrics/selection.ts';
import { MS_PER_DAY } from '../../../shared/time.ts';
import { fetchDuckDb } from '../import/fetch-duckdb.ts';
import { printAim } from '../print-rounds.ts';
import { benchGuidance } from './bench-guidance.ts';
import { type Dashboard, differences } from './dashboard.ts';
import { END, makeFacts } from './make-facts.ts';
import { flatTables } from './tables.ts';
import { computeAll, computeSame } from './with-doradeck.ts';
import { openDuckDb } from './with-duckdb.ts';
import { openSqlite } from './with-sqlite.ts';

const DAYS = 90;
const GROWTH = [1_000_000, 2_000_000, 5_000_000];

/** The dashboard of one period. */
export type Compute = (selection: Selection) => Dashboard | Promise<Dashboard>;

export async function benchDashboard(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      deployments: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '7' },
      growth: { type: 'boolean', default: false },
      guidance: { type: 'boolean', default: false },
      workspace: { type: 'string' },
    },
  });
  if (values.guidance) return benchGuidance(values.workspace, Number(values.rounds));
  if (values.growth) await growth(Number(values.rounds));
  else await compare(Number(values.deployments), Number(values.rounds));
}

async function compare(count: number, rounds: number): Promise<void> {
  const { facts, resolution } = prepare(count);
  const tables = flatTables(facts, resolution);
  const duckDb = await openDuckDb(tables, await fetchDuckDb((line) => console.error(line)));
  const sqlite = openSqlite(tables);
  const contestants: Readonly<Record<string, Compute>> = {
    Doradeck: (selection) => computeSame(facts, resolution, selection),
    'Doradeck, all its figures': (selection) => computeAll(facts, resolution, selection),
    SQL: sqlite.compute,
    DuckDB: duckDb.compute,
  };
  try {
    const groups = await checkAgreement(contestants);
    console.log(
      `Dashboard of ${DAYS} days and the ${DAYS} before: ${count} deployments, ${facts.incidents.count} incidents, ` +
        `${resolution.leadSeconds.length} lead times; all agree on ${groups} groups`,
    );
    print(await timeRounds(contestants, rounds), rounds);
  } finally {
    sqlite.close();
    duckDb.close();
  }
}

function prepare(count: number): { readonly facts: Facts; readonly resolution: Resolution } {
  const facts = makeFacts(count);
  const rules = {
    environmentPattern: '^prod',
    environmentsAsSaid: true,
    linkWindowSeconds: 604_800,
    excludeBots: false,
  };
  return { facts, resolution: resolve(facts, { profile: 'doradeck', ...rules }) };
}

/** The period that ends so many days before the data does, and the one before it. */
function periods(daysBack: number): readonly [Selection, Selection] {
  const to = END - daysBack * MS_PER_DAY;
  const everything = { services: null, teams: null, repositories: null, environments: null };
  const between = (from: number, end: number): Selection => {
    return { from, to: end, timeZone: 'UTC', weekStart: 1, ...everything };
  };
  const from = to - DAYS * MS_PER_DAY;
  return [between(from, to), between(from - DAYS * MS_PER_DAY, from)];
}

/** Number of groups. Throws where one of the others has another figure than the first. */
async function checkAgreement(contestants: Readonly<Record<string, Compute>>): Promise<number> {
  const [[, first] = [], ...others] = Object.entries(contestants);
  if (first === undefined) return 0;
  let groups = 0;
  for (const period of periods(0)) {
    const expected = await first(period);
    groups += expected.days.length + expected.services.length;
    for (const [name, compute] of others) {
      const found = differences(expected, await compute(period));
      if (found.length > 0) throw new Error(`${name} says otherwise:\n${found.slice(0, 5).join('\n')}`);
    }
  }
  return groups;
}

type Times = ReadonlyMap<string, number[]>;

/** Milliseconds of each round, both periods. No period is asked for twice. */
async function timeRounds(contestants: Readonly<Record<string, Compute>>, rounds: number): Promise<Times> {
  const times = new Map(Object.keys(contestants).map((name) => [name, [] as number[]]));
  // The first round is for the compilers.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, compute] of Object.entries(contestants)) {
      const begun = performance.now();
      for (const period of periods(round)) await compute(period);
      if (round > 0) times.get(name)?.push(performance.now() - begun);
    }
  }
  return times;
}

function print(times: Times, rounds: number): void {
  console.log(`milliseconds, median (range) of ${rounds} rounds`);
  for (const [name, milliseconds] of times) printAim(name, milliseconds, 1, {});
  console.log('ratios within a round');
  const ratios = (name: string, other: string) =>
    (times.get(name) ?? []).map((milliseconds, round) => milliseconds / (times.get(other)?.[round] ?? Number.NaN));
  printAim('DuckDB / Doradeck', ratios('DuckDB', 'Doradeck'), 1, { least: 2 });
  printAim('SQL / Doradeck', ratios('SQL', 'Doradeck'), 1, { least: 10 });
  printAim('DuckDB / Doradeck, all its figures', ratios('DuckDB', 'Doradeck, all its figures'), 1, {});
  printAim('SQL / Doradeck, all its figures', ratios('SQL', 'Doradeck, all its figures'), 1, {});
}

/** A day has as many deployments however far the history goes back: what is asked for should cost the same. */
async function growth(rounds: number): Promise<void> {
  const computes = GROWTH.map((count) => {
    const { facts, resolution } = prepare(count);
    return [`${count}`, (selection: Selection) => computeAll(facts, resolution, selection)] as const;
  });
  const times = await timeRounds(Object.fromEntries(computes), rounds);
  console.log(`Dashboard, all its figures, as the history grows: milliseconds, median (range) of ${rounds} rounds`);
  const [smallest = []] = times.values();
  for (const [count, milliseconds] of times) {
    printAim(`${count} deployments`, milliseconds, 1, {});
    const ratios = milliseconds.map((value, round) => value / (smallest[round] ?? Number.NaN));
    printAim(`${count} / ${GROWTH[0]}`, ratios, 2, {});
  }
}
