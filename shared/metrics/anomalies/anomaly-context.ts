/** What else happened when a metric shifted. At the same time is not because of it: what is told here is where to look. */
import type { AnomalyContext } from '../../anomaly-answers.ts';
import { formatDay } from '../../time.ts';
import type { Facts } from '../facts.ts';
import type { Resolution } from '../resolution.ts';
import type { DailyColumns } from './daily-columns.ts';
import type { FoundAnomalies, FoundAnomaly } from './find-anomalies.ts';
import { deploymentsBetween, incidentsBetween } from './level-between.ts';

/** A context whose versions are rows of deployments, first of their version: only the store knows what they are called. */
export type ContextOfRows = Omit<AnomalyContext, 'versions'> & { readonly firstOfVersion: readonly number[] };

const MOST_IDS = 20;
const MOST_VERSIONS = 5;
const MOST_SERVICES = 5;
/** Days between shifts that are told of together. */
const NEAR = 2;
const RELATED = 3;
/** Of the change of the whole, from which on a service is named. */
const NOTABLE = 1 / 4;

export function contextOf(
  facts: Facts,
  resolution: Resolution,
  { anomalies, columns }: FoundAnomalies & { readonly columns: DailyColumns },
  anomaly: FoundAnomaly,
): ContextOfRows {
  const { slot, day } = anomaly;
  const [from, to] = [Math.max(0, day - 1), day + 1];
  const deployments = deploymentsBetween(facts, columns, slot, from, to);
  const incidents = incidentsBetween(facts, resolution, columns, slot, from, to);
  return {
    from: dateOf(columns, from),
    to: dateOf(columns, to),
    deployments: deployments.length,
    deploymentIds: idsOf(facts.deployments.id, deployments),
    incidents: incidents.length,
    incidentIds: idsOf(facts.incidents.id, incidents),
    services: servicesOf(facts, columns, anomalies, anomaly),
    firstOfVersion: firstOfVersion(facts, resolution, deployments),
    stages: stagesOf(anomaly),
    related: anomalies
      .filter((other) => other !== anomaly && isRelated(anomaly, other))
      .map(({ metric, slot: otherSlot, day: otherDay, size, tone }) => ({
        metric,
        service: serviceName(facts, columns, otherSlot),
        day: dateOf(columns, otherDay),
        size,
        tone,
      })),
    share: shareOf(columns, anomaly),
  };
}

export function dateOf({ firstDay }: DailyColumns, day: number): string {
  return formatDay(firstDay + day);
}

/** '' = all. */
export function serviceName({ names }: Facts, { slots }: DailyColumns, slot: number): string {
  const code = slots[slot] ?? null;
  return code === null ? '' : (names.services[code] as string);
}

function idsOf(ids: Float64Array, rows: Int32Array): number[] {
  return Array.from(rows.subarray(0, MOST_IDS), (row) => ids[row] as number);
}

function isRelated(one: FoundAnomaly, other: FoundAnomaly): boolean {
  return other.slot === one.slot && Math.abs(other.day - one.day) <= RELATED;
}

/** Those that shifted the same way, most certain first; of a count that none did of, those that make up most of it. */
function servicesOf(
  facts: Facts,
  columns: DailyColumns,
  anomalies: readonly FoundAnomaly[],
  anomaly: FoundAnomaly,
): string[] {
  const alike = anomalies.filter(
    ({ slot, metric, tone, day }) =>
      slot !== 0 &&
      slot !== anomaly.slot &&
      metric === anomaly.metric &&
      tone === anomaly.tone &&
      Math.abs(day - anomaly.day) <= NEAR,
  );
  const slots = alike.length > 0 || anomaly.slot !== 0 ? alike.map(({ slot }) => slot) : contributors(columns, anomaly);
  return [...new Set(slots)].slice(0, MOST_SERVICES).map((slot) => serviceName(facts, columns, slot));
}

/** Deployments, failed and reworked ones a day add up over services. */
function contributors(columns: DailyColumns, { metric, from, day, to }: FoundAnomaly): number[] {
  if (metric === 'changeLeadTime' || metric === 'recoveryTime') return [];
  const column = { deploymentFrequency: 'deployments', changeFailureRate: 'failed', reworkRate: 'reworked' } as const;
  const changes = columns.slots.map(
    (_, slot) => perDay(columns, column[metric], slot, day, to) - perDay(columns, column[metric], slot, from, day),
  );
  const [whole = 0] = changes;
  return [...changes.keys()]
    .filter((slot) => slot !== 0 && whole !== 0 && (changes[slot] as number) / whole >= NOTABLE)
    .sort((a, b) => (changes[b] as number) / whole - (changes[a] as number) / whole);
}

function perDay(
  columns: DailyColumns,
  column: 'deployments' | 'failed' | 'reworked',
  slot: number,
  from: number,
  to: number,
): number {
  const days = columns.weekdays.length;
  let total = 0;
  for (let day = from; day < to; day++) total += columns[column][slot * days + day] as number;
  return total / (to - from);
}

function stagesOf({ before, after }: FoundAnomaly): AnomalyContext['stages'] {
  const direction = Math.sign(after.value - before.value);
  return after.stages
    .flatMap(({ stage, seconds }) => {
      const earlier = before.stages.find((known) => known.stage === stage);
      return earlier === undefined ? [] : [{ stage, before: earlier.seconds, after: seconds }];
    })
    .filter((moved) => Math.sign(moved.after - moved.before) === direction)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}

function shareOf(columns: DailyColumns, { slot, day, to }: FoundAnomaly): number {
  if (slot === 0) return 1;
  const whole = perDay(columns, 'deployments', 0, day, to);
  return whole === 0 ? 0 : perDay(columns, 'deployments', slot, day, to) / whole;
}

/** The rows whose service had not deployed their version before, one a version. */
function firstOfVersion(facts: Facts, resolution: Resolution, rows: Int32Array): number[] {
  const { service, version } = facts.deployments;
  const keyOf = (row: number) => `${service[row]} ${version[row]}`;
  const candidates = new Map<string, number>();
  const versions = new Set<number>();
  for (const row of rows) {
    if (version[row] === 0 || candidates.has(keyOf(row))) continue;
    candidates.set(keyOf(row), row);
    versions.add(version[row] as number);
  }
  const first = rows[0] ?? 0;
  for (let row = first - 1; row >= 0 && candidates.size > 0; row--) {
    if (versions.has(version[row] as number) && resolution.counted[row] === 1) candidates.delete(keyOf(row));
  }
  return [...candidates.values()].slice(0, MOST_VERSIONS);
}
