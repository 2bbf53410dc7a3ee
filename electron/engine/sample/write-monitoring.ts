import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Calendar, DAY, HOUR, localTime } from './calendar.ts';
import { SPAN_DAYS } from './client.ts';
import { disturbServices } from './disturb-services.ts';
import { drawPoisson } from './draw-counts.ts';
import { type Measurement, measureRuns } from './measure-runs.ts';
import { MONITORED } from './monitored-services.ts';
import { createRandom, type Random } from './random.ts';
import type { Release } from './release.ts';
import { type Run, runVersions } from './run-versions.ts';
import type { Outage } from './schedule-releases.ts';
import { type ErrorCount, tellErrors } from './tell-errors.ts';

export interface Monitoring {
  /** By service, in the order they start. */
  readonly releases: ReadonlyMap<string, readonly Release[]>;
  readonly outages: readonly Outage[];
  readonly calendar: Calendar;
  readonly seed: number;
}

/** Monitoring keeps the last two spans. */
const KEPT = 2 * SPAN_DAYS * DAY;

/** What the shop's monitoring exports: series by version, a table of versions, an error tracker's issues. Returns their paths. */
export async function writeMonitoring(
  folder: string,
  { releases, outages, calendar, seed }: Monitoring,
): Promise<string[]> {
  const { until } = calendar;
  const runs = new Map(
    [...releases].map(([name, own]): [string, Run[]] => {
      const sorted = [...own].sort((a, b) => a.finishedAt - b.finishedAt);
      return [name, runVersions(sorted, until - KEPT, until, createRandom(seed, `runs ${name}`))];
    }),
  );
  const disturbances = disturbServices([...runs.values()].flat(), outages);
  const series: Measurement[] = [];
  const table: string[] = [];
  for (const [name, own] of runs) {
    const monitored = MONITORED[name];
    if (monitored === undefined) continue;
    const random = createRandom(seed, `measured ${name}`);
    const disturbing = disturbances.filter(({ service }) => service === name);
    const measured = measureRuns(own, monitored, monitored.step ?? HOUR, disturbing, random);
    if (monitored.step === null) table.push(...tableLines(own, measured, until, random));
    else series.push(...measured);
  }
  const errors = tellErrors(series, createRandom(seed, 'errors'));
  const files = [
    ['version-metrics.csv', seriesCsv(series)],
    ['apm-versions.tsv', `${TABLE_COLUMNS.join('\t')}\n${table.join('\n')}\n`],
    ['error-groups.json', errorsJson(errors)],
  ] as const;
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  return files.map(([name]) => join(folder, name));
}

const SERIES_COLUMNS = 'timestamp,service,env,version,requests,errors,p50_ms,p95_ms,p99_ms,avg_ms,latency_buckets';

function seriesCsv(series: readonly Measurement[]): string {
  const lines = [...series]
    .sort((a, b) => a.at - b.at)
    .map(({ release, version, at, requests, errors, p50, p95, p99, mean, buckets }) => {
      const latencies = [p50, p95, p99, mean].map((value) => value.toFixed(2));
      const histogram = buckets === null ? '' : `"${JSON.stringify(buckets).replaceAll('"', '""')}"`;
      const start = `${new Date(at).toISOString().slice(0, 19)}Z`;
      return [start, release.service.name, 'prod', version, requests, errors, ...latencies, histogram].join(',');
    });
  return `${SERIES_COLUMNS}\n${lines.join('\n')}\n`;
}

const TABLE_COLUMNS = [
  ...['Service', 'Env', 'Version', 'First seen', 'Last seen', 'Error types'],
  ...['Requests/s', 'Error rate', 'p99 latency', 'Avg latency'],
];

/** One line a version, the newest first, as people read it. */
function tableLines(runs: readonly Run[], measured: readonly Measurement[], until: number, random: Random): string[] {
  const versions = [...new Set(runs.map(({ version }) => version))];
  const lines = versions.map((version) => {
    const own = runs.filter((run) => run.version === version);
    const of = measured.filter((one) => one.version === version);
    const [first, last] = [own[0], own.at(-1)];
    const seconds = own.reduce((sum, run) => sum + (run.to - run.from), 0) / 1000;
    const sum = (value: (one: Measurement) => number) => of.reduce((total, one) => total + value(one), 0);
    const requests = sum((one) => one.requests);
    const rate = sum((one) => one.errors) / requests;
    const mean = (value: (one: Measurement) => number) => sum((one) => value(one) * one.requests) / requests;
    const errorTypes = 1 + drawPoisson(rate * 1000, random);
    return {
      from: first?.from ?? 0,
      cells: [
        ...[first?.release.service.name ?? '', 'prod', version, localMinute(first?.release.finishedAt ?? 0)],
        (last?.to ?? 0) >= until ? 'ACTIVE' : localMinute(last?.to ?? 0),
        ...[String(errorTypes), `${(requests / seconds).toFixed(1)} req/s`],
        rate < 0.001 ? '< 0.1 %' : `${(rate * 100).toFixed(1)} %`,
        ...[`${mean((one) => one.p99).toFixed(2)} ms`, `${mean((one) => one.mean).toFixed(2)} ms`],
      ],
    };
  });
  return lines.sort((a, b) => b.from - a.from).map(({ cells }) => cells.join('\t'));
}

/** "2024-11-12 15:04" */
function localMinute(instant: number): string {
  return localTime(instant).slice(0, 16).replace('T', ' ');
}

/** The tracker calls releases as its own tools do: package@version. */
function errorsJson(errors: readonly ErrorCount[]): string {
  const time = (instant: number) => new Date(instant).toISOString();
  const issues = errors.map(({ service, version, sort, id, count, users, firstSeen, lastSeen }) => ({
    id: String(id),
    shortId: `${service}-${(id % 46_656).toString(36)}`.toUpperCase(),
    title: `${sort.type}: ${sort.title}`,
    culprit: sort.culprit,
    level: 'error',
    metadata: { type: sort.type, value: sort.title },
    count: String(count),
    userCount: users,
    firstSeen: time(firstSeen),
    lastSeen: time(lastSeen),
    release: `${service}@${version.replace(/^v(?=\d)/, '')}`,
    project: { slug: service },
    permalink: `https://errors.shopist.example/issues/${id}/`,
  }));
  return `[\n${issues.map((issue) => JSON.stringify(issue)).join(',\n')}\n]\n`;
}
