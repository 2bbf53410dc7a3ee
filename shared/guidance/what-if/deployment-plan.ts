/**
 * Which deployments there would be if each carried fewer or more changes: columns, in order of finishing. Rows that the
 * selection doesn't look at stay as they are.
 */
import type { Facts } from '../../metrics/facts.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import { deploymentFilter } from '../../metrics/select-rows.ts';
import type { Selection } from '../../metrics/selection.ts';
import { orderBySecond } from './order-by-second.ts';
import { spreadPosition } from './spread.ts';

export interface DeploymentPlan {
  /** Per deployment of the plan: the row that it is, is like, or stands for the last of. */
  readonly source: Int32Array;
  readonly finishedAt: Float64Array;
  /** Per row of the facts: where it is in the plan, or the one that it is merged into. */
  readonly placeOf: Int32Array;
  /** Row i has the deployments in between before it at the places between[betweenOffset[i]] …, earliest first. */
  readonly betweenOffset: Int32Array;
  readonly between: Int32Array;
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

/** Of the seconds since the first deployment, on which copies lie: 136 years. */
const MOST_SECONDS = 2 ** 32 - 1;

/** `times` ≥ 1 deployments in place of each but the first of its service: the others lie between it and the one before. */
export function planMore(facts: Facts, resolution: Resolution, selection: Selection, times: number): DeploymentPlan {
  const { finishedAt, service, count } = facts.deployments;
  const { fits, isLate, isEarly } = rowsToChange(facts, resolution, selection);
  const latest = new Int32Array(facts.names.services.length).fill(-1);
  const whole = Math.floor(times);
  const base = finishedAt[0] ?? 0;
  const copies = new Int32Array(count);
  const before = new Int32Array(count);
  let counted = 0;
  let total = 0;
  for (let row = 0; row < count; row++) {
    if (!fits(row)) continue;
    const last = latest[service[row] as number] as number;
    latest[service[row] as number] = row;
    if (last < 0 || isEarly(row) || isLate(finishedAt[last] as number)) continue;
    before[row] = last;
    const extra = whole - 1 + (spreadPosition(counted++) < times - whole ? 1 : 0);
    copies[row] = extra;
    total += extra;
  }
  const seconds = new Uint32Array(total);
  const sources = new Int32Array(total);
  const positions = Float64Array.from({ length: whole + 1 }, (_, copy) => spreadPosition(copy));
  let end = 0;
  for (let row = 0; row < count; row++) {
    const [from, to] = [finishedAt[before[row] as number] as number, finishedAt[row] as number];
    for (let copy = 1; copy <= (copies[row] as number); copy++) {
      const second = Math.floor((from + (positions[copy] as number) * (to - from) - base) / 1000);
      sources[end] = row;
      seconds[end++] = Math.min(Math.max(0, second), MOST_SECONDS);
    }
  }
  return weave(facts, seconds, sources, copies, base);
}

function weave(
  { deployments }: Facts,
  seconds: Uint32Array,
  sources: Int32Array,
  copies: Int32Array,
  base: number,
): DeploymentPlan {
  const { count } = deployments;
  const order = orderBySecond(seconds);
  const source = new Int32Array(count + order.length);
  const finishedAt = new Float64Array(count + order.length);
  const placeOf = new Int32Array(count);
  const betweenOffset = new Int32Array(count + 1);
  for (let row = 0; row < count; row++)
    betweenOffset[row + 1] = (betweenOffset[row] as number) + (copies[row] as number);
  const free = betweenOffset.slice(0, count);
  const between = new Int32Array(order.length);
  let next = 0;
  let place = 0;
  for (let row = 0; row < count; row++) {
    const at = deployments.finishedAt[row] as number;
    for (; next < order.length; next++) {
      const copy = order[next] as number;
      const time = base + (seconds[copy] as number) * 1000;
      if (time > at) break;
      const of = sources[copy] as number;
      source[place] = of;
      finishedAt[place] = time;
      between[free[of] as number] = place++;
      (free[of] as number)++;
    }
    source[place] = row;
    finishedAt[place] = at;
    placeOf[row] = place++;
  }
  return { source, finishedAt, placeOf, betweenOffset, between, merges: false };
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
  const none = new Int32Array(0);
  return { source, finishedAt, placeOf, betweenOffset: new Int32Array(count + 1), between: none, merges: kept < count };
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
