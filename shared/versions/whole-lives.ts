/** What tables say of whole lives of versions, where several rows tell of one. */
import type { VersionRecord } from '../model.ts';

const COUNTS = ['requests', 'requestsPerSecond', 'errors'] as const;
const LATENCIES = ['p50', 'p75', 'p90', 'p95', 'p99', 'mean'] as const;
const TEXT_FIELDS: Readonly<Record<string, keyof VersionRecord>> = {
  request_rate: 'requestsPerSecond',
  error_rate: 'errorRate',
  error_types: 'errorTypes',
  first_seen: 'firstSeenAt',
  last_seen: 'lastSeenAt',
};

/** What the later one of two rows on the same thing says goes before, field by field. */
export function foldLife(earlier: VersionRecord, later: VersionRecord): VersionRecord {
  const said = Object.entries(later).filter(([field, value]) => value !== null && field !== 'texts');
  const isSaid = new Set(said.map(([field]) => field));
  const kept = Object.entries(earlier.texts).filter(([field]) => !isSaid.has(TEXT_FIELDS[field] ?? field));
  return { ...earlier, ...Object.fromEntries(said), texts: { ...Object.fromEntries(kept), ...later.texts } };
}

/** Rows on other requests of one version (of another environment, of another endpoint), as one. Texts are of single rows. */
export function addLives(lives: readonly [VersionRecord, ...VersionRecord[]]): VersionRecord {
  const [first, ...others] = lives;
  if (others.length === 0) return first;
  const known = <Field extends keyof VersionRecord>(field: Field) =>
    lives.flatMap((life) => (typeof life[field] === 'number' ? [life[field] as number] : []));
  const added = Object.fromEntries(COUNTS.map((field) => [field, sumOrNull(known(field))]));
  const latencies = Object.fromEntries(LATENCIES.map((field) => [field, weighted(lives, field)]));
  return {
    ...first,
    ...(added as Pick<VersionRecord, (typeof COUNTS)[number]>),
    ...(latencies as Pick<VersionRecord, (typeof LATENCIES)[number]>),
    endpoint: null,
    errorRate: weighted(lives, 'errorRate'),
    errorTypes: largest(known('errorTypes')),
    max: largest(known('max')),
    firstSeenAt: smallest(known('firstSeenAt')),
    lastSeenAt: largest(known('lastSeenAt')),
    active: lives.some(({ active }) => active),
    histogram: null,
    texts: {},
  };
}

function sumOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

function largest(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}

function smallest(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.min(...values);
}

/** By requests, or by how many a second there were; alike where a row says neither. */
function weighted(lives: readonly VersionRecord[], field: 'errorRate' | (typeof LATENCIES)[number]): number | null {
  const having = lives.filter((life) => life[field] !== null);
  if (having.length === 0) return null;
  const weights = ['requests' as const, 'requestsPerSecond' as const].find((by) => having.every((life) => life[by]));
  const weightOf = (life: VersionRecord) => (weights === undefined ? 1 : (life[weights] ?? 1));
  const total = having.reduce((sum, life) => sum + weightOf(life), 0);
  return having.reduce((sum, life) => sum + (life[field] ?? 0) * weightOf(life), 0) / total;
}
