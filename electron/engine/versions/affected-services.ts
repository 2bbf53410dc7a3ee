import type { VersionEffect } from '../../../shared/version-answers.ts';
import { compareRates } from '../../../shared/versions/compare-rates.ts';
import { measureDispersion } from '../../../shared/versions/dispersion.ts';
import { measurePoints } from '../../../shared/versions/measure-version.ts';
import { type OrderedInterval, toPoints } from '../../../shared/versions/series.ts';
import type { VersionPoints } from '../../../shared/versions/version-data.ts';
import { runsOf } from '../../../shared/versions/version-life.ts';
import type { Database } from '../db/connect.ts';
import type { KnownService } from './known-services.ts';
import type { IsCounted } from './read-in-turn.ts';
import { addEndpoint, readIntervals } from './read-measurements.ts';
import type { KnownVersion } from './service-history.ts';

const DAY = 86_400_000;
/** Of all services together that one is named by chance. */
const LEVEL = 0.05;
/** A rise by less isn't worth the name, however sure it is. */
const SMALLEST_RATIO = 1.2;

export interface AffectedSources {
  readonly db: Database;
  readonly isCounted: IsCounted;
  /** All but the version's own. */
  readonly others: readonly KnownService[];
  /** Length of an interval, milliseconds. */
  readonly step: number;
}

/**
 * Services whose error rate was higher while the version ran, in its first day at most, than in the same length before,
 * corrected for how many are looked at (Bonferroni). `since`: when its trouble began; null = when it first ran.
 */
export function affectedServices(
  { db, isCounted, others, step }: AffectedSources,
  { life }: KnownVersion,
  since: number | null,
): VersionEffect['services'] {
  const [first] = runsOf(life).runs;
  const from = since ?? first?.from ?? null;
  if (from === null) return [];
  const end = runsOf(life).runs.at(-1)?.to ?? from;
  const length = Math.min(DAY, Math.max(step, end - from));
  const compared = others.flatMap(({ name, ids }) => {
    const before: Sides = { whole: [], endpoints: [] };
    const during: Sides = { whole: [], endpoints: [] };
    const around = { from: from - length, to: from + length };
    readIntervals(db, { serviceIds: ids, isCounted, period: around }, ({ endpoint, ...one }) => {
      const side = one.at < from ? before : during;
      addEndpoint(endpoint === null ? side.whole : side.endpoints, one);
    });
    const earlier = pointsOf(before, step);
    const later = pointsOf(during, step);
    return earlier === null || later === null ? [] : compareRise(name, earlier, later);
  });
  return compared
    .filter(({ pValue, from: low, to }) => pValue < LEVEL / compared.length && to >= low * SMALLEST_RATIO)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || (a.service < b.service ? -1 : 1))
    .map(({ service, from: low, to }) => ({ service, from: low, to }));
}

/** Of all versions of a service together. */
interface Sides {
  readonly whole: OrderedInterval[];
  readonly endpoints: OrderedInterval[];
}

function pointsOf({ whole, endpoints }: Sides, step: number): VersionPoints | null {
  return toPoints(whole, step) ?? toPoints(endpoints, step);
}

function compareRise(service: string, earlier: VersionPoints, later: VersionPoints) {
  const { base, head, pValue } = compareRates(
    measurePoints(earlier),
    measurePoints(later),
    measureDispersion([earlier, later]),
  );
  if (base === null || head === null || pValue === null) return [];
  return [{ service, from: base.rate, to: head.rate, pValue }];
}
