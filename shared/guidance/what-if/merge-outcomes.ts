/**
 * How deployments turn out that stand for several: the shares that failed, that were rework and that incidents hung on stay
 * what they were. What the merged ones bring together is carried over until it makes a whole one.
 */
import type { Resolution } from '../../metrics/resolution.ts';
import type { DeploymentPlan } from './deployment-plan.ts';

export type Outcomes = Pick<
  Resolution,
  'failedBy' | 'remediation' | 'incidentsOf' | 'outcomeUnknown' | 'repairedBy'
> & {
  /** Per deployment; null under profiles that don't ask. */
  readonly repairSeconds: Float64Array | null;
};

export function mergeOutcomes(
  resolution: Resolution,
  repairSeconds: Float64Array | null,
  plan: DeploymentPlan,
): Outcomes {
  const { failedBy, remediation, incidentsOf, outcomeUnknown, repairedBy } = resolution;
  const places = plan.source.length;
  const size = new Int32Array(places);
  const unknown = new Int32Array(places);
  for (let row = 0; row < plan.placeOf.length; row++) {
    const place = plan.placeOf[row] as number;
    (size[place] as number)++;
    (unknown[place] as number) += outcomeUnknown[row] as number;
  }
  const code = (column: Uint8Array) => carryOver(plan, size, (row) => (column[row] === 0 ? 0 : 1), column);
  return {
    failedBy: code(failedBy),
    remediation: code(remediation),
    incidentsOf: incidentsOf && Int32Array.from(carryOver(plan, size, (row) => incidentsOf[row] as number, null)),
    outcomeUnknown: Uint8Array.from(unknown, (count, place) => (count === size[place] ? 1 : 0)),
    ...mergeRepairs(plan, repairedBy, repairSeconds),
  };
}

/** Per place a whole number such that its mean is that of `countOf`, or the last code of `codes` in place of 1. */
function carryOver(
  { placeOf, source }: DeploymentPlan,
  size: Int32Array,
  countOf: (row: number) => number,
  codes: Uint8Array | null,
): Uint8Array {
  const sums = new Float64Array(source.length);
  const last = new Uint8Array(source.length);
  for (let row = 0; row < placeOf.length; row++) {
    const count = countOf(row);
    if (count === 0) continue;
    const place = placeOf[row] as number;
    (sums[place] as number) += count;
    last[place] = codes === null ? 0 : (codes[row] as number);
  }
  const result = new Uint8Array(source.length);
  let carried = 0;
  for (let place = 0; place < source.length; place++) {
    if (sums[place] === 0) continue;
    carried += (sums[place] as number) / (size[place] as number);
    // Thirds don't add up to one exactly.
    const whole = Math.min(255, Math.floor(carried + 1e-9));
    if (whole === 0) continue;
    carried -= whole;
    result[place] = codes === null ? whole : (last[place] as number);
  }
  return result;
}

/** Of several that were repaired the last. */
function mergeRepairs(
  { placeOf, source }: DeploymentPlan,
  repairedBy: Int32Array | null,
  repairSeconds: Float64Array | null,
): Pick<Outcomes, 'repairedBy' | 'repairSeconds'> {
  if (repairedBy === null || repairSeconds === null) return { repairedBy, repairSeconds };
  const by = new Int32Array(source.length).fill(-1);
  const seconds = new Float64Array(source.length).fill(Number.NaN);
  for (let row = 0; row < placeOf.length; row++) {
    const repair = repairedBy[row] as number;
    if (repair < 0) continue;
    by[placeOf[row] as number] = placeOf[repair] as number;
    seconds[placeOf[row] as number] = repairSeconds[row] as number;
  }
  return { repairedBy: by, repairSeconds: seconds };
}
