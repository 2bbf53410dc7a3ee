/** What a recovery was made of, as far as it is known: who noticed it when, and how it was ended. */
import { REMEDIATIONS } from '../model.ts';
import type { Facts } from './facts.ts';
import type { Resolution } from './resolution.ts';
import { firstAtOrAfter } from './search-sorted.ts';

export interface RecoveryParts {
  /** From the failure to its end. */
  readonly seconds: number;
  /** Seconds until somebody noticed, from then until somebody took it up, and from then on; null = not known. */
  readonly detection: number | null;
  readonly reaction: number | null;
  readonly repair: number | null;
  /** How it ended: a rollback or another remedy was deployed while it lasted; null = nothing tells. */
  readonly by: 'rollback' | 'other' | null;
}

/** Of resolved incidents; null = it is said to have ended before it began. */
export function createRecoveryParts(facts: Facts, resolution: Resolution): (incident: number) => RecoveryParts | null {
  const { startedAt, resolvedAt } = facts.incidents;
  const remedyOf = createRemedyFinder(facts, resolution);
  return (row) => {
    const seconds = ((resolvedAt[row] as number) - (startedAt[row] as number)) / 1000;
    return seconds >= 0 ? { seconds, ...phasesOf(facts.incidents, row), by: remedyOf(row) } : null;
  };
}

/** A moment that lies outside of the incident, or before the one before it, is not known. */
function phasesOf(
  { startedAt, detectedAt, acknowledgedAt, resolvedAt }: Facts['incidents'],
  row: number,
): Pick<RecoveryParts, 'detection' | 'reaction' | 'repair'> {
  const [start, end] = [startedAt[row] as number, resolvedAt[row] as number];
  const moment = (instant: number, after: number) => (instant >= after && instant <= end ? instant : null);
  const detected = moment(detectedAt[row] as number, start);
  const acknowledged = moment(acknowledgedAt[row] as number, detected ?? start);
  const last = acknowledged ?? detected;
  return {
    detection: detected === null ? null : (detected - start) / 1000,
    reaction: acknowledged === null ? null : (acknowledged - (detected ?? start)) / 1000,
    repair: last === null ? null : (end - last) / 1000,
  };
}

/** Remedies are often deployed a little before or after the incident is closed by hand. */
const CLOSED_WITHIN = 3_600_000;

type Remedies = ReadonlyMap<number, readonly number[]>;

const remembered = new WeakMap<Resolution, Remedies>();

/** Of each service (code) the deployments that are one, in order of time; found once for all periods. */
function remediesOf({ deployments }: Facts, resolution: Resolution): Remedies {
  const known = remembered.get(resolution);
  if (known !== undefined) return known;
  const { service, count } = deployments;
  const remedies = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    if (resolution.counted[row] !== 1 || resolution.remediation[row] === 0) continue;
    const own = remedies.get(service[row] as number);
    if (own === undefined) remedies.set(service[row] as number, [row]);
    else own.push(row);
  }
  remembered.set(resolution, remedies);
  return remedies;
}

function createRemedyFinder(facts: Facts, resolution: Resolution) {
  const { finishedAt, service } = facts.deployments;
  const { startedAt, resolvedAt } = facts.incidents;
  const rollback = REMEDIATIONS.indexOf('rollback');
  const remedies = remediesOf(facts, resolution);
  const firstAfter = (own: readonly number[], cause: number, instant: number) => {
    const later = firstAtOrAfter(own.length, (k) => own[k] as number, cause + 1);
    const inTime = firstAtOrAfter(own.length, (k) => finishedAt[own[k] as number] as number, instant);
    return own[Math.max(later, inTime)];
  };
  return (incident: number): RecoveryParts['by'] => {
    const linked = resolution.linkDeployment.subarray(
      resolution.linkOffset[incident],
      resolution.linkOffset[incident + 1],
    );
    for (const cause of linked) {
      const own = remedies.get(service[cause] as number) ?? [];
      const remedy = firstAfter(own, cause, startedAt[incident] as number);
      if (remedy === undefined) continue;
      if ((finishedAt[remedy] as number) > (resolvedAt[incident] as number) + CLOSED_WITHIN) continue;
      return resolution.remediation[remedy] === rollback ? 'rollback' : 'other';
    }
    return linked.length > 0 && remedies.size > 0 ? 'other' : null;
  };
}
