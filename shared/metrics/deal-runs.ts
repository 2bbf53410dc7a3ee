import { COUNTED_FROM } from '../select-ranks.ts';
import { mean, sum } from '../stats.ts';
import type { DealtRows } from './dealt-rows.ts';
import type { Runs } from './gather-changes.ts';
import { scratchIntegers, scratchNumbers } from './scratch.ts';
import { firstAtOrAfter } from './search-sorted.ts';
import type { StageTimes } from './stage-times.ts';

/** Where each value goes. */
interface Places {
  /** Where each group's values begin; the last entry is the number of all. */
  readonly offset: Int32Array;
  /** Per value its place among those of all groups; null = they stay in order. */
  readonly place: Int32Array | null;
  /** Per group: which value is its last; anything where it has none. */
  readonly last: Int32Array;
}

/** Deals out values of these deployments, each group's together in their order; sums are of that order. */
export function createDeal(dealt: DealtRows): (runs: Runs) => (group: number) => StageTimes {
  const stays = isAscending(dealt.groups);
  // Stages mostly are of the same changes.
  const known = new Map<Int32Array, Places>();

  function placesOf({ of }: Runs): Places {
    const places = known.get(of) ?? findPlaces(of, dealt, stays);
    known.set(of, places);
    return places;
  }

  return (runs) => {
    const { offset, place, last } = placesOf(runs);
    const column = place === null ? runs.values : put(runs.values, place);
    const partials = countPartial(runs, dealt);
    return (group) => {
      const [from, to] = [offset[group] as number, offset[group + 1] as number];
      const values = column.subarray(from, to);
      return {
        // What many figures go by is not reordered: ranks are found in long columns as they stand.
        values: place === null && to - from < COUNTED_FROM ? values.slice() : values,
        sum: sum(values),
        partial: partials?.[group] ?? 0,
        last: from === to ? null : meanOfSame(runs, last[group] as number),
      };
    };
  };
}

function isAscending(groups: Int32Array): boolean {
  for (let k = 1; k < groups.length; k++) if ((groups[k] as number) < (groups[k - 1] as number)) return false;
  return true;
}

function findPlaces(of: Int32Array, { groups, groupCount }: DealtRows, stays: boolean): Places {
  if (stays) return stayInPlace(of, groups, groupCount);
  const groupOf = scratchIntegers(of.length);
  for (let i = 0; i < of.length; i++) groupOf[i] = groups[of[i] as number] as number;
  const offset = countUpTo(groupOf, groupCount);
  return { offset, place: placeEach(groupOf, offset.slice(0, groupCount)), last: lastOfEach(groupOf, offset) };
}

/** Where each group begins; the last entry is the number of all. */
function countUpTo(groupOf: Int32Array, groupCount: number): Int32Array {
  const offset = new Int32Array(groupCount + 1);
  for (let i = 0; i < groupOf.length; i++) (offset[(groupOf[i] as number) + 1] as number)++;
  for (let group = 0; group < groupCount; group++) (offset[group + 1] as number) += offset[group] as number;
  return offset;
}

function placeEach(groupOf: Int32Array, next: Int32Array): Int32Array {
  const place = scratchIntegers(groupOf.length);
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i] as number;
    const at = next[group] as number;
    place[i] = at;
    next[group] = at + 1;
  }
  return place;
}

/** From the end, until each group that has any is found: mostly not far. */
function lastOfEach(groupOf: Int32Array, offset: Int32Array): Int32Array {
  const last = new Int32Array(offset.length - 1).fill(-1);
  let missing = 0;
  for (let group = 0; group < last.length; group++) if (offset[group] !== offset[group + 1]) missing++;
  for (let i = groupOf.length - 1; missing > 0; i--) {
    const group = groupOf[i] as number;
    if ((last[group] as number) >= 0) continue;
    last[group] = i;
    missing--;
  }
  return last;
}

/** The groups come one after the other. */
function stayInPlace(of: Int32Array, groups: Int32Array, groupCount: number): Places {
  const groupAt = (i: number) => groups[of[i] as number] as number;
  const offset = new Int32Array(groupCount + 1).map((_, group) => firstAtOrAfter(of.length, groupAt, group));
  return { offset, place: null, last: offset.subarray(1).map((end) => end - 1) };
}

function put(values: Float64Array, place: Int32Array): Float64Array {
  const column = scratchNumbers(values.length);
  for (let i = 0; i < values.length; i++) column[place[i] as number] = values[i] as number;
  return column;
}

function countPartial({ of, partial }: Runs, { groups, groupCount }: DealtRows): Int32Array | null {
  if (partial === null) return null;
  const counts = new Int32Array(groupCount);
  for (let i = 0; i < of.length; i++) (counts[groups[of[i] as number] as number] as number) += partial[i] as number;
  return counts;
}

/** Over the values of the deployment that this one is of, which are none after it. */
function meanOfSame({ values, of }: Runs, end: number): number | null {
  let first = end;
  while (first > 0 && of[first - 1] === of[end]) first--;
  return mean(values.subarray(first, end + 1));
}
