/**
 * `npm run bench -- import`: importing a table, side by side with others. All contestants take part in every round, one
 * after another, since machines drift; what counts are the ratios within a round.
 *
 * --rows N (1000000)  --rounds N (5)  --only NAME,NAME  --growth (1, 2 and 5 million rows)  --cancels N (20)
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureSystemPackages, onPath } from '../../runtime/system-packages.ts';
import { printRatio, printTimes, type Rounds } from '../print-rounds.ts';
import { type Outcome, runAndMeasure, runContestant } from '../run-contestant.ts';
import { type Contestant, contestants, DORADECK } from './contestants.ts';
import { fetchDuckDb } from './fetch-duckdb.ts';
import { type ImportFormat, makeImportInput } from './make-import-input.ts';

const GROWTH = [1_000_000, 2_000_000, 5_000_000];

export async function benchImport(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: '' },
      growth: { type: 'boolean', default: false },
      cancels: { type: 'string', default: '20' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-bench-import-'));
  try {
    if (values.growth) await growth(folder);
    else {
      await compare(folder, Number(values.rows), Number(values.rounds), values.only);
      if (Number(values.cancels) > 0) await cancels(folder, values.cancels);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(folder: string, rows: number, count: number, only: string): Promise<void> {
  const wanted = only.split(',').filter((name) => name !== '');
  const all = contestants(await hasSqlite(), await duckDb());
  const chosen = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const format of ['csv', ...new Set(chosen.map(({ format }) => format))] as const) {
    await makeImportInput(fileOf(folder, format), format, rows);
  }
  const { size } = await stat(fileOf(folder, 'csv'));
  console.log(`Import of ${rows} deployments, ${(size / 1e6).toFixed(0)} MB as CSV; median (range) of ${count} rounds`);
  const rounds = new Map(chosen.map(({ name }) => [name, [] as Outcome[]]));
  for (let round = 1; round <= count; round += 1) {
    for (const contestant of chosen) {
      const outcome = await runOnce(contestant, folder);
      if (outcome.rows !== rows) throw new Error(`${contestant.name} has ${outcome.rows} of ${rows} rows`);
      rounds.get(contestant.name)?.push(outcome);
    }
    say(`round ${round} of ${count} is done`);
  }
  printTimes(rounds);
  printRatios(rounds);
}

function printRatios(rounds: Rounds): void {
  console.log('ratios within a round');
  printRatio(rounds, 'Doradeck', 'sqlite3 equal work', 0.5);
  printRatio(rounds, 'Doradeck', 'sqlite3 .import', 1.3);
  printRatio(rounds, 'Doradeck', 'DuckDB', null);
  printRatio(rounds, 'Doradeck', 'csv-parse + zod + run a row', null);
  printRatio(rounds, 'Doradeck JSON read alone', 'JSON.parse whole', 0.6);
  printRatio(rounds, 'Doradeck NDJSON read alone', 'JSON.parse whole', 0.6);
}

async function runOnce({ command, format }: Contestant, folder: string): Promise<Outcome> {
  const own = join(folder, 'own');
  await mkdir(own);
  try {
    return await runContestant(command(fileOf(folder, format), own));
  } finally {
    await rm(own, { recursive: true });
  }
}

async function growth(folder: string): Promise<void> {
  console.log('Import as it grows\n  rows       seconds   µs a row   peak MB');
  for (const rows of GROWTH) {
    await makeImportInput(fileOf(folder, 'csv'), 'csv', rows);
    const { milliseconds, peakMegabytes } = await runOnce(DORADECK, folder);
    const each = ((milliseconds * 1000) / rows).toFixed(2);
    const peak = peakMegabytes?.toFixed(0) ?? 'unknown';
    console.log(
      `  ${String(rows).padEnd(10)} ${(milliseconds / 1000).toFixed(2).padEnd(9)} ${each.padEnd(10)} ${peak}`,
    );
  }
}

async function cancels(folder: string, times: string): Promise<void> {
  const own = join(folder, 'own');
  await mkdir(own);
  const script = join(import.meta.dirname, 'measure-cancel.ts');
  const words = ['--disable-warning=ExperimentalWarning', script, fileOf(folder, 'csv'), own, times];
  const { last } = await runAndMeasure({ program: process.execPath, words });
  const { latencies, left } = last as { readonly latencies: readonly number[]; readonly left: number };
  const sorted = [...latencies].sort((one, other) => one - other);
  const [middle, slowest] = [sorted[sorted.length >> 1] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
  console.log(
    `cancelled at ${latencies.length} moments: median ${middle.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms` +
      `  aim ≤ 1000: ${slowest <= 1000 ? 'met' : 'missed'}; rows and files left: ${left}`,
  );
}

function fileOf(folder: string, format: ImportFormat): string {
  return join(folder, `deployments.${format}`);
}

async function hasSqlite(): Promise<boolean> {
  try {
    await ensureSystemPackages({ sqliteShell: true }, say);
  } catch (error) {
    say(`without the sqlite3 shell: ${error instanceof Error ? error.message : String(error)}`);
  }
  return onPath('sqlite3');
}

async function duckDb(): Promise<string | null> {
  try {
    return await fetchDuckDb(say);
  } catch (error) {
    say(`without DuckDB: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
