/** What the tests of series share: files of both formats, and the points that an import made of them. */
import type { Database } from 'better-sqlite3';
import type { ImportOptions } from '../../../../shared/api.ts';
import type { ImportBatch } from '../../../../shared/import-batch.ts';
import type { LatencyHistogram } from '../../../../shared/model.ts';
import { workspacePerTest } from '../fixture.ts';

/** 2025-12-01T00:00:00Z */
export const START = 1_764_547_200_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export type Sample = readonly [time: number, value: string | number];

export interface TestSeries {
  readonly metric: Readonly<Record<string, unknown>>;
  readonly values: readonly unknown[];
}

/** One series: values from START on, `step` apart; null = there is none. */
export function series(
  metric: Readonly<Record<string, unknown>>,
  values: readonly (number | string | null)[],
  step = MINUTE,
  from = START,
): TestSeries {
  const samples = values.map((value, index) => [(from + index * step) / 1000, String(value)]);
  return { metric, values: samples.filter((_, index) => values[index] !== null) };
}

export function answer(...result: readonly object[]): string {
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}

export const CHECKOUT = { service: 'checkout', version: '1.4.0', env: 'production' };

export interface TestMetric {
  readonly name: string;
  readonly [key: string]: unknown;
}

export function attributes(of: Readonly<Record<string, string>>): object[] {
  return Object.entries(of).map(([key, stringValue]) => ({ key, value: { stringValue } }));
}

export const RESOURCE = {
  'service.name': 'checkout',
  'service.version': '1.4.0',
  'deployment.environment.name': 'production',
};

export function resource(metrics: readonly TestMetric[], of: Readonly<Record<string, string>> = RESOURCE): object {
  return { resource: { attributes: attributes(of) }, scopeMetrics: [{ scope: { name: 'test' }, metrics }] };
}

/** As a collector writes it: a line an export. */
export function otelLines(...exports: readonly (readonly object[])[]): string {
  return exports.map((resourceMetrics) => `${JSON.stringify({ resourceMetrics })}\n`).join('');
}

/** Nanoseconds as JSON has them. */
export function nanos(milliseconds: number): string {
  return `${milliseconds}000000`;
}

export function at(index: number): number {
  return START + index * MINUTE;
}

/** Temporality: of an interval, or since a start. */
export const DELTA = 1;
export const CUMULATIVE = 2;

/** Of the interval that begins at `index`; what the point says more. */
export function point(
  index: number,
  more: object,
  from = at(index),
  labels: Readonly<Record<string, string>> = {},
): object {
  return {
    attributes: attributes(labels),
    startTimeUnixNano: nanos(from),
    timeUnixNano: nanos(at(index + 1)),
    ...more,
  };
}

export function durations(dataPoints: readonly object[], temporality: number | string = DELTA, more = {}): TestMetric {
  const histogram = { aggregationTemporality: temporality, dataPoints };
  return { name: 'http.server.request.duration', unit: 's', histogram, ...more };
}

export function sums(
  name: string,
  dataPoints: readonly object[],
  temporality: number = DELTA,
  isMonotonic = true,
): TestMetric {
  return { name, sum: { aggregationTemporality: temporality, isMonotonic, dataPoints } };
}

/** What was stored, without what is null. */
export interface StoredPoint {
  readonly service: string;
  readonly env?: string;
  readonly version: string;
  readonly endpoint?: string;
  readonly at: number;
  readonly requests?: number;
  readonly perSecond?: number;
  readonly errors?: number;
  readonly errorRate?: number;
  readonly p50?: number;
  readonly p75?: number;
  readonly p90?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly max?: number;
  readonly mean?: number;
  readonly histogram?: LatencyHistogram;
}

const QUERY = `
SELECT service.name AS service, environment.name AS env, version, endpoint, at, requests, requests_per_second AS perSecond,
  errors, error_rate AS errorRate, p50, p75, p90, p95, p99, max, mean, histogram
FROM version_row JOIN service ON service.id = service_id LEFT JOIN environment ON environment.id = environment_id
WHERE repeats = 0 ORDER BY service, env, version, endpoint, at, version_row.id`;

export function storedPoints(db: Database): readonly StoredPoint[] {
  const rows = db.prepare(QUERY).all() as Readonly<Record<string, unknown>>[];
  return rows.map((row) => {
    const known = Object.entries(row).filter(([, value]) => value !== null);
    const entries = known.map(([key, value]) => [key, key === 'histogram' ? JSON.parse(String(value)) : value]);
    return Object.fromEntries(entries) as StoredPoint;
  });
}

export function seriesWorkspace() {
  const workspace = workspacePerTest();
  const points = () => storedPoints(workspace.db());

  /** Imports a file; its account, which has to add up, and what was said of it. */
  async function read(content: string, options: ImportOptions = {}): Promise<Account> {
    const batch = await workspace.batchOf(content, options);
    const { stored, duplicate, rejected, blank } = batch;
    if (batch.read !== stored + duplicate + rejected + blank) throw new Error(JSON.stringify(batch));
    return { preset: batch.preset, stored, duplicate, rejected, notices: noticesOf(batch) };
  }

  return { ...workspace, points, read };
}

export interface Account {
  readonly preset: string;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly notices: Readonly<Record<string, ImportBatch['notices'][number]['params']>>;
}

function noticesOf({ notices }: ImportBatch): Account['notices'] {
  return Object.fromEntries(notices.map(({ code, params }) => [code, params]));
}
