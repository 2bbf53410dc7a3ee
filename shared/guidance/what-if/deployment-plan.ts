/**
 * Which deployments there would be if each carried fewer or more changes: columns, in order of finishing. Rows that the
 * selection doesn't look at stay as they are.
 */
import type { Facts } from '../../metrics/facts.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import { deploymentFilter } from '../../metrics/select-rows.ts';
import type { Selection } from '../../metrics/selection.ts';
import { spreadPosition } from './spread.ts';

export interface DeploymentPlan {
  /** Per deployment of the plan: the row that it is, is like, or stands for the last of. */
  readonly source: Int32Array;
  readonly finishedAt: Float64Array;
  /** Per row of the facts: where it is in the plan, or the one that it is merged into. */
  readonly placeOf: Int32Array;
  /** Per row of the facts, the places of the deployments in between that come before it, earliest first; absent = none. */
  readonly between: ReadonlyMap<number, readonly number[]>;
  /** Whether any row is merged into another. */
  readonly merges: boolean;
}

/** A filter of rows that a deployment in between, or one fewer, can matter to the selection of. */
function rowsToChange(facts: Facts, resolution: Resolution, selection: Selection) {
  const fits = deploymentFilter(facts, resolution, selection);
  const { finishedAt } = facts.deployments;
  // Changes placed by their merge can be deployed at any time after the period.
  const to = resolution.leadPlacedAt === null ? selection.to : Number.POSITIVE_INFINITY;
  return {
    fits,
    isLate: (at: number) => at >= to,
    isEarly: (row: number) => (finishedAt[row] as number) < selection.from,
  };
}

/** Copies lie on whole seconds: so many of them are put in order as whole numbers. */
const PLACES = 2 ** 24;

/** `times` ≥ 1 deployments in place of each but the first of its service: the others lie between it and the one before. */
export function planMore(facts: Facts, resolution: Resolution, selection: Selection, times: number): DeploymentPlan {
  const { finishedAt, service, count } = facts.deployments;
  const { fits, isLate, isEarly } = rowsToChange(facts, resolution, selection);
  const latest = new Int32Array(facts.names.services.length).fill(-1);
  const whole = Math.floor(times);
  const base = finishedAt[0] ?? 0;
  const keys: number[] = [];
  const sources: number[] = [];
  let counted = 0;
  for (let row = 0; row < count; row++) {
    if (!fits(row)) continue;
    const before = latest[service[row] as number] as number;
    latest[service[row] as number] = row;
    if (before < 0 || isEarly(row) || isLate(finishedAt[before] as number)) continue;
    const copies = whole + (spreadPosition(counted++) < times - whole ? 1 : 0);
    const [from, to] = [finishedAt[before] as number, finishedAt[row] as number];
    for (let copy = 1; copy < copies; copy++) {
      const second = Math.floor((from + spreadPosition(copy) * (to - from) - base) / 1000);
      keys.push(Math.max(0, second) * PLACES + sources.length);
      sources.push(row);
    }
  }
  return weave(facts, Float64Array.from(keys).sort(), sources, base);
}

function weave(facts: Facts, keys: Float64Array, sources: readonly number[], base: number): DeploymentPlan {
  const { count } = facts.deployments;
  const total = count + keys.length;
  const source = new Int32Array(total);
  const finishedAt = new Float64Array(total);
  const placeOf = new Int32Array(count);
  const between = new Map<number, number[]>();
  let next = 0;
  let place = 0;
  const copyTime = () => base + Math.floor((keys[next] as number) / PLACES) * 1000;
  for (let row = 0; row < count; row++) {
    const at = facts.deployments.finishedAt[row] as number;
    for (; next < keys.length && copyTime() <= at; next++) {
      const of = sources[(keys[next] as number) % PLACES] as number;
      source[place] = of;
      finishedAt[place] = copyTime();
      const known = between.get(of);
      if (known === undefined) between.set(of, [place]);
      else known.push(place);
      place++;
    }
    source[place] = row;
    finishedAt[place] = at;
    placeOf[row] = place++;
  }
  return { source, finishedAt, placeOf, between, merges: false };
}

/** One of `times` ≥ 1 deployments is left of each service, and the last one: it carries what those before it carried. */
export function planFewer(facts: Facts, resolution: Resolution, selection: Selection, times: number): DeploymentPlan {
  const { count } = facts.deployments;
  const into = mergeInto(facts, resolution, selection, times);
  const kept = into.reduce((sum, target, row) => sum + (target === row ? 1 : 0), 0);
  const source = new Int32Array(kept);
  const finishedAt = new Float64Array(kept);
  const placeOf = new Int32Array(count);
  let place = 0;
  for (let row = 0; row < count; row++) {
    if (into[row] !== row) continue;
    source[place] = row;
    finishedAt[place] = facts.deployments.finishedAt[row] as number;
    placeOf[row] = place++;
  }
  for (let row = 0; row < count; row++) placeOf[row] = placeOf[into[row] as number] as number;
  return { source, finishedAt, placeOf, between: new Map(), merges: kept < count };
}

/** Per row the row that it becomes part of: itself, or the next that is left of its service. */
function mergeInto(facts: Facts, resolution: Resolution, selection: Selection, times: number): Int32Array {
  const { finishedAt, service, count } = facts.deployments;
  const { fits, isLate } = rowsToChange(facts, resolution, selection);
  const counts = new Int32Array(facts.names.services.length);
  const target = new Int32Array(facts.names.services.length).fill(-1);
  const isLeft = new Uint8Array(count).fill(1);
  for (let row = 0; row < count; row++) {
    if (!fits(row)) continue;
    const index = counts[service[row] as number] as number;
    counts[service[row] as number] = index + 1;
    if (!isLate(finishedAt[row] as number) && spreadPosition(index) >= 1 / times) isLeft[row] = 0;
  }
  const into = new Int32Array(count);
  for (let row = count - 1; row >= 0; row--) {
    into[row] = row;
    if (!fits(row)) continue;
    const next = target[service[row] as number] as number;
    if (isLeft[row] === 1 || next < 0) target[service[row] as number] = row;
    else into[row] = next;
  }
  return into;
}
