/** What the sample's monitoring says, read from its files and set against the deployments: nothing of the generator. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, quietWork, requireGit, temporaryFolder } from '../git/fixture.ts';
import { generateSample, SAMPLE_UNTIL } from './generate-sample.ts';
import { type Deployment, HOUR, readSample, type SampleRecords, SPAN, streamOf } from './recount-sample.ts';

interface Point {
  readonly at: number;
  readonly service: string;
  readonly version: string;
  readonly requests: number;
  readonly errors: number;
  readonly p95: number;
  readonly counts: readonly number[] | null;
}

let place: Fixture;
let records: SampleRecords;
let points: readonly Point[];
beforeAll(async () => {
  requireGit();
  place = temporaryFolder();
  records = readSample(place.folder, await generateSample({ folder: place.folder, work: quietWork() }));
  points = linesOf('version-metrics.csv').map(pointOf);
});
afterAll(() => place.remove());

function linesOf(name: string): string[] {
  return readFileSync(join(place.folder, name), 'utf8').trimEnd().split('\n').slice(1);
}

function pointOf(line: string): Point {
  const [at = '', service = '', , version = '', requests, errors, , p95] = line.split(',');
  const counts = /""counts"":\[([\d,]+)\]/.exec(line)?.[1];
  return {
    ...{ at: Date.parse(at), service, version, requests: Number(requests), errors: Number(errors), p95: Number(p95) },
    counts: counts === undefined ? null : counts.split(',').map(Number),
  };
}

function rateOf(chosen: readonly Point[]): number {
  const sum = (value: (point: Point) => number) => chosen.reduce((total, point) => total + value(point), 0);
  return sum(({ errors }) => errors) / sum(({ requests }) => requests);
}

function meanP95(chosen: readonly Point[]): number {
  return chosen.reduce((total, { p95 }) => total + p95, 0) / chosen.length;
}

/** As deployments call it, in monitoring's words. */
function monitored({ service, version, sha }: Deployment): string {
  if (version === '') return sha.slice(0, 7);
  return service === 'cart-tracking' ? version.slice(1) : version;
}

describe('the sample’s monitoring', () => {
  it('measures every version from the end of its deployment to the end of the next, but for canaries', () => {
    const series = Map.groupBy(points, ({ service, version }) => `${service} ${version}`);
    const known = new Set<string>();
    for (const service of new Set(points.map((point) => point.service))) {
      streamOf(records, service).forEach((one, index, own) => {
        const until = own[index + 1]?.finishedAt ?? SAMPLE_UNTIL;
        const key = `${service} ${monitored(one)}`;
        known.add(key);
        const measured = (series.get(key) ?? []).filter(({ at }) => at >= one.finishedAt - HOUR && at < until);
        const lived = until - Math.max(one.finishedAt, SAMPLE_UNTIL - 2 * SPAN);
        if (lived > HOUR) expect(measured.length, key).toBeGreaterThanOrEqual(Math.floor(lived / HOUR));
      });
    }
    expect([...series.keys()].filter((key) => !known.has(key))).toEqual([]);
    expect(new Set(points.map((point) => point.service)).size).toBe(9);
  });

  it('has histograms whose counts are the requests', () => {
    const having = points.filter(({ counts }) => counts !== null);
    expect(new Set(having.map(({ service }) => service))).toEqual(new Set(['payments-backend', 'stock-search']));
    for (const { counts, requests } of having) expect(counts?.reduce((sum, count) => sum + count, 0)).toBe(requests);
  });

  it('sees days and nights, and error rates between 0.05 and 0.6 %', () => {
    for (const [service, own] of Map.groupBy(points, (point) => point.service)) {
      const at = (hour: number) => own.filter((point) => new Date(point.at + 9 * HOUR).getUTCHours() === hour);
      const requests = (chosen: readonly Point[]) => chosen.reduce((sum, point) => sum + point.requests, 0);
      expect(requests(at(21)) / requests(at(4)), service).toBeGreaterThan(5);
      const rate = rateOf(own);
      expect(rate > 0.0004 && rate < 0.0065, `${service} ${rate}`).toBe(true);
    }
  });
});

describe('the bad release', () => {
  const of = (service: string, version?: string) =>
    points.filter((point) => point.service === service && point.version === (version ?? point.version));

  it('fails more than five times as often, and answers later', () => {
    const [before, bad] = [of('payments-backend', 'v2.30.9'), of('payments-backend', 'v2.31.0')];
    const ratio = rateOf(bad) / rateOf(before);
    expect(ratio > 5 && ratio < 6, String(ratio)).toBe(true);
    expect(meanP95(bad) / meanP95(before)).toBeGreaterThan(1.5);
  });

  it('was a canary at a twenty-fifth of the traffic for an hour and a quarter, and could have been stopped then', () => {
    const bad = of('payments-backend', 'v2.31.0');
    const beside = new Map(of('payments-backend', 'v2.30.9').map((point) => [point.at, point.requests]));
    const canary = bad.filter(({ at }) => beside.has(at)).filter(({ at }) => at < Date.UTC(2024, 9, 30));
    expect(canary).toHaveLength(15);
    const requests = canary.reduce((sum, point) => sum + point.requests, 0);
    const others = canary.reduce((sum, point) => sum + (beside.get(point.at) ?? 0), 0);
    expect(Math.abs(requests / (requests + others) - 0.04)).toBeLessThan(0.005);
    expect(rateOf(canary)).toBeGreaterThan(0.01);
  });

  it('takes the cart with it for as long as it has the traffic', () => {
    const cart = of('cart-tracking');
    const between = (from: number, to: number) => rateOf(cart.filter(({ at }) => at >= from && at < to));
    const [live, back] = [Date.UTC(2024, 9, 29, 7), Date.UTC(2024, 9, 31, 1)];
    const during = between(live, back) / between(live - 48 * HOUR, live - 3 * HOUR);
    expect(during > 1.3 && during < 1.7, String(during)).toBe(true);
    expect(between(back + 3 * HOUR, back + 48 * HOUR) / between(live, back)).toBeLessThan(0.8);
  });

  it('brings two sorts of errors that no version had before or after', () => {
    const text = readFileSync(join(place.folder, 'error-groups.json'), 'utf8');
    const groups = JSON.parse(text) as { release: string; count: string; metadata: { type: string } }[];
    const releases = (type: string) =>
      groups.filter(({ metadata }) => metadata.type === type).map((one) => one.release);
    for (const type of ['UnsupportedIssuerError', 'DuplicateRefundError'])
      expect(releases(type)).toEqual(['payments-backend@2.31.0']);
    expect(new Set(releases('TimeoutError')).size).toBeGreaterThan(30);
  });
});

describe('the table of deliveries-proxy', () => {
  it('has a line a version, the newest active, with units as screens show them', () => {
    const rows = linesOf('apm-versions.tsv').map((line) => line.split('\t'));
    const seen = streamOf(records, 'deliveries-proxy').filter(({ finishedAt }) => finishedAt > SAMPLE_UNTIL - 2 * SPAN);
    const versions = new Set(seen.map(({ version }) => version));
    expect(rows.filter(([, , version = '']) => versions.has(version))).toHaveLength(versions.size);
    expect(rows.length - versions.size).toBeLessThanOrEqual(1);
    expect(rows.filter((row) => row[4] === 'ACTIVE').map((row) => row[2])).toEqual([seen.at(-1)?.version]);
    for (const row of rows) {
      expect(row.slice(5).join(' ')).toMatch(/^\d+ \d+\.\d req\/s (< 0\.1|0\.\d) % \d+\.\d\d ms \d+\.\d\d ms$/);
    }
  });
});
