/**
 * What series say of versions, put together by time: a group is one version of a service in an environment, as a whole or
 * at one endpoint; each of its columns holds one thing measured.
 */
import { AppError } from '../../../../shared/errors.ts';
import type { GaugeField, Metric } from './metric-role.ts';
import { TimeColumn } from './time-column.ts';

export interface Identity {
  readonly service: string;
  readonly env: string | null;
  readonly version: string;
  readonly endpoint: string | null;
}

/** Counts of requests by one metric. */
export interface RequestColumns {
  readonly metric: string;
  readonly protocol: Metric['protocol'];
  /** The lower, the better it counts requests. */
  readonly rank: number;
  readonly total: TimeColumn;
  readonly errors: TimeColumn;
}

export interface ErrorColumn {
  readonly metric: string;
  readonly protocol: Metric['protocol'];
  readonly count: TimeColumn;
}

/** Buckets of one metric with the same bounds, or of exponential ones with the same scale. */
export interface BucketColumns {
  readonly metric: string;
  readonly protocol: Metric['protocol'];
  /** Of exponential ones, whose `columns` are by index; null = they are by bound (milliseconds), with those up to it. */
  readonly exponential: Exponential | null;
  readonly columns: Map<number, TimeColumn>;
}

export interface Exponential {
  readonly scale: number;
  /** Of the unit that the bounds are powers of two of. */
  readonly toMilliseconds: number;
}

export interface MeanColumns {
  readonly metric: string;
  readonly protocol: Metric['protocol'];
  readonly sum: TimeColumn;
  readonly count: TimeColumn;
}

/** Values of a moment: their sum and how many; of maxima the largest. */
export interface GaugeColumns {
  readonly value: TimeColumn;
  readonly count: TimeColumn;
}

export interface Group extends Identity {
  /** Line of the series that it began with. */
  readonly line: number;
  readonly requests: Map<string, RequestColumns>;
  readonly errors: Map<string, ErrorColumn>;
  readonly buckets: Map<string, BucketColumns>;
  readonly means: Map<string, MeanColumns>;
  readonly gauges: Map<GaugeField, GaugeColumns>;
}

/** What is known of a metric from all of its series. */
export interface MetricFacts {
  /** Some of its series say whether they count errors. */
  saysErrors: boolean;
  /** Some of its series count what did not fail: else errors alone were asked for. */
  countsOthers: boolean;
  /** Its counts are rates times the length of an interval. */
  isEstimated: boolean;
}

/** Values that may be held, 16 bytes each: beyond that the engine would run out of memory. */
const MOST_VALUES = 12_000_000;
/** A column costs as much as so many values, an identity and its group as so many more. */
const COLUMN_VALUES = 16;
const GROUP_VALUES = 64;
/** Beyond it paths are ids rather than endpoints ("/cart/8128"), and would be many times what is imported. */
export const MOST_ENDPOINTS = 50;

export class SeriesTable {
  readonly metrics = new Map<string, MetricFacts>();
  /** Services with more endpoints than are kept. */
  readonly crowded = new Set<string>();
  readonly #file: string;
  readonly #groups = new Map<string, Group>();
  readonly #endpoints = new Map<string, Set<string>>();
  #values = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** The groups that a series is of: its version as a whole, and its endpoint where there are few. */
  groupsOf(identity: Identity, line: number): readonly Group[] {
    const whole = this.#group({ ...identity, endpoint: null }, line);
    return this.#isKept(identity) ? [whole, this.#group(identity, line)] : [whole];
  }

  /** The group of values that can't be added up over endpoints; null = of an endpoint that isn't kept. */
  groupOf(identity: Identity, line: number): Group | null {
    return identity.endpoint === null || this.#isKept(identity) ? this.#group(identity, line) : null;
  }

  #isKept({ service, endpoint }: Identity): boolean {
    if (endpoint === null || this.crowded.has(service)) return false;
    const known = this.#endpoints.get(service) ?? new Set();
    this.#endpoints.set(service, known);
    known.add(endpoint);
    if (known.size <= MOST_ENDPOINTS) return true;
    this.crowded.add(service);
    this.#endpoints.delete(service);
    for (const [key, group] of this.#groups)
      if (group.service === service && group.endpoint !== null) this.#groups.delete(key);
    return false;
  }

  #group(identity: Identity, line: number): Group {
    const key = JSON.stringify([identity.service, identity.env, identity.version, identity.endpoint]);
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    this.spend(GROUP_VALUES + key.length / 8);
    const { service, env, version, endpoint } = identity;
    const maps = { requests: new Map(), errors: new Map(), buckets: new Map(), means: new Map(), gauges: new Map() };
    const group: Group = { service, env, version, endpoint, line, ...maps };
    this.#groups.set(key, group);
    return group;
  }

  facts(metric: string): MetricFacts {
    const known = this.metrics.get(metric) ?? { saysErrors: false, countsOthers: false, isEstimated: false };
    this.metrics.set(metric, known);
    return known;
  }

  /** In the order in which they began, those of endpoints behind their version's. */
  groups(): readonly Group[] {
    return [...this.#groups.values()];
  }

  column(join?: (one: number, other: number) => number): TimeColumn {
    this.spend(COLUMN_VALUES);
    return new TimeColumn(join);
  }

  add(column: TimeColumn, time: number, value: number): void {
    if (column.add(time, value)) this.spend(1);
  }

  /** Throws 'series-too-large' where there is no more room. */
  spend(values: number): void {
    this.#values += values;
    if (this.#values > MOST_VALUES) throw new AppError('series-too-large', { file: this.#file, limit: MOST_VALUES });
  }
}

/** The value of a key, made where there is none yet. */
export function placeOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
