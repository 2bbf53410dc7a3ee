/** What the list of all services says of one, for any period: small enough to be kept of all of them. */
import type { Period } from '../../../shared/time.ts';
import type { VersionSummary, VersionVerdictKind } from '../../../shared/version-answers.ts';
import { type CanaryGist, gistOfCanary } from '../../../shared/versions/canary-gist.ts';
import type { JudgedVersion } from '../../../shared/versions/judge-version.ts';
import { readCanary } from '../../../shared/versions/read-canary.ts';
import type { VersionLife } from '../../../shared/versions/version-life.ts';
import type { KnownVersion, ServiceHistory } from './service-history.ts';
import { verdictOf } from './version-rows.ts';

const VERDICT_KINDS: readonly (VersionVerdictKind | null)[] = [null, 'faulty', 'suspect', 'fine', 'not-enough'];

export interface ServiceSummary {
  readonly service: string;
  /** Ids of those that its measurements and errors name, whether they count or not, ascending; 0 = none is named. */
  readonly environments: readonly number[];
  /** By version, the earliest first seen first; NaN = nobody says. */
  readonly firstSeenAt: Float64Array;
  readonly lastSeenAt: Float64Array;
  readonly active: Uint8Array;
  /** Index into VERDICT_KINDS. */
  readonly verdict: Uint8Array;
  /** The newest that runs, else the newest; null = there is none. */
  readonly current: ShownVersion | null;
  /** Others that run, the newest first. */
  readonly alsoActive: readonly string[];
  /** The newest ones that are faulty, the newest first. */
  readonly faulty: readonly ShownVersion[];
}
export interface ShownVersion {
  readonly index: number;
  /** VersionSummary as JSON: of thousands, few are ever shown. */
  readonly text: string;
  /** Beside the version that it is judged against; null = it isn't faulty, or they never ran at once. */
  readonly canary: CanaryGist | null;
}

/** Whoever asks for older ones reads the service. */
const FAULTY_KEPT = 20;
export const FAULTY = VERDICT_KINDS.indexOf('faulty');

export function summariseService(history: ServiceHistory): ServiceSummary {
  const { service, versions } = history;
  const instants = (of: (life: VersionLife) => number | null) =>
    Float64Array.from(versions, ({ life }) => of(life) ?? Number.NaN);
  const verdict = Uint8Array.from(versions, ({ life }) => VERDICT_KINDS.indexOf(life.verdict));
  const newest = [...versions.keys()].reverse();
  const active = newest.filter((index) => versions[index]?.life.active);
  const current = active[0] ?? newest[0];
  return {
    service: service.name,
    environments: history.environments,
    firstSeenAt: instants((life) => life.firstSeenAt),
    lastSeenAt: instants((life) => life.lastSeenAt),
    active: Uint8Array.from(versions, ({ life }) => Number(life.active)),
    verdict,
    current: current === undefined ? null : shownVersion(history, current),
    alsoActive: active.slice(1).map((index) => versions[index]?.name ?? ''),
    faulty: newest
      .filter((index) => verdict[index] === FAULTY)
      .slice(0, FAULTY_KEPT)
      .map((index) => shownVersion(history, index)),
  };
}

export function shownVersion(history: ServiceHistory, index: number): ShownVersion {
  const { name, history: own } = history.versions[index] as KnownVersion;
  const verdict = history.verdicts.of(index);
  const { measured, active, firstSeenAt, lastSeenAt } = own;
  const summary: VersionSummary = {
    version: name,
    active,
    firstSeenAt,
    lastSeenAt,
    errorRate: measured?.errorRate ?? null,
    requests: measured?.requests ?? null,
    p95: measured?.latencies.p95?.milliseconds ?? null,
    verdict: verdict && verdictOf(verdict),
  };
  return { index, text: JSON.stringify(summary), canary: verdict === null ? null : canaryOf(history, index, verdict) };
}

function canaryOf(
  { versions, find }: ServiceHistory,
  index: number,
  { kind, against }: JudgedVersion,
): CanaryGist | null {
  const [base, head] = [versions[find(against)]?.history.points, versions[index]?.history.points];
  const reading = kind === 'faulty' && base && head ? readCanary(base, head) : null;
  return reading && gistOfCanary(reading);
}

export function summaryIn({ text }: ShownVersion): VersionSummary {
  return JSON.parse(text) as VersionSummary;
}

/** Of each version's verdict, in order. */
export function kindsIn({ verdict }: ServiceSummary): readonly (VersionVerdictKind | null)[] {
  return Array.from(verdict, (code) => VERDICT_KINDS[code] ?? null);
}

/** As `isSeenIn` of the version's life. */
export function wasSeen(summary: ServiceSummary, index: number, { from, to }: Period): boolean {
  const last = summary.lastSeenAt[index] as number;
  const said = summary.firstSeenAt[index] as number;
  const first = Number.isNaN(said) ? last : said;
  if (Number.isNaN(first)) return true;
  return first < to && (summary.active[index] === 1 || (Number.isNaN(last) ? first : last) >= from);
}

/** Lives without what only a screen of one service needs. */
export function* livesIn(
  summary: ServiceSummary,
): Generator<Pick<VersionLife, 'firstSeenAt' | 'lastSeenAt' | 'active' | 'verdict'>> {
  for (const [index, first] of summary.firstSeenAt.entries()) {
    const last = summary.lastSeenAt[index] as number;
    yield {
      firstSeenAt: Number.isNaN(first) ? null : first,
      lastSeenAt: Number.isNaN(last) ? null : last,
      active: summary.active[index] === 1,
      verdict: VERDICT_KINDS[summary.verdict[index] ?? 0] ?? null,
    };
  }
}

/** All services' summaries in few columns, as they are kept. */
export interface PackedSummaries {
  /** Of service i: versions offset[i] … offset[i + 1] - 1. */
  readonly offset: Int32Array;
  readonly firstSeenAt: Float64Array;
  readonly lastSeenAt: Float64Array;
  readonly active: Uint8Array;
  readonly verdict: Uint8Array;
  readonly services: readonly Pick<ServiceSummary, 'service' | 'environments' | 'current' | 'alsoActive' | 'faulty'>[];
}

export function packSummaries(all: readonly ServiceSummary[]): PackedSummaries {
  const offset = new Int32Array(all.length + 1);
  for (const [i, { active }] of all.entries()) offset[i + 1] = (offset[i] as number) + active.length;
  const count = offset.at(-1) ?? 0;
  const packed = {
    firstSeenAt: new Float64Array(count),
    lastSeenAt: new Float64Array(count),
    active: new Uint8Array(count),
    verdict: new Uint8Array(count),
  };
  for (const [i, summary] of all.entries()) {
    for (const column of ['firstSeenAt', 'lastSeenAt', 'active', 'verdict'] as const) {
      packed[column].set(summary[column], offset[i]);
    }
  }
  return {
    offset,
    ...packed,
    services: all.map(({ service, environments, current, alsoActive, faulty }) => ({
      ...{ service, environments, current, alsoActive, faulty },
    })),
  };
}

export function unpackSummaries({ offset, services, ...columns }: PackedSummaries): ServiceSummary[] {
  return services.map((service, i) => {
    const [start, end] = [offset[i], offset[i + 1]];
    return {
      ...service,
      firstSeenAt: columns.firstSeenAt.subarray(start, end),
      lastSeenAt: columns.lastSeenAt.subarray(start, end),
      active: columns.active.subarray(start, end),
      verdict: columns.verdict.subarray(start, end),
    };
  });
}
