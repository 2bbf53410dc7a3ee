/**
 * What happened on each day of the view's zone, of all that the view looks at and of each service: the series that shifts are
 * looked for in. They begin some weeks before the view, so that a shift at its start has something to stand out from.
 */
import { median } from '../../stats.ts';
import { localClock, MS_PER_DAY } from '../../time.ts';
import type { Facts } from '../facts.ts';
import { codesOfDeployment, codesOfIncident } from '../membership.ts';
import { placeLeads } from '../place-leads.ts';
import { PROFILES } from '../profiles.ts';
import { recoverySeconds } from '../recovery-time.ts';
import type { Resolution } from '../resolution.ts';
import { firstAtOrAfter } from '../search-sorted.ts';
import { deploymentFilter, type SelectedRows, selectRows } from '../select-rows.ts';
import type { Selection } from '../selection.ts';
import { createCells } from './cells.ts';

/** Days looked at before the view's first. */
const DAYS_BEFORE = 91;
/** A service with fewer deployments has no series. */
export const FEWEST_DEPLOYMENTS = 20;

export interface DailyColumns {
  /** The selection as far back and as far on as it is looked at. */
  readonly looked: Selection;
  readonly rows: SelectedRows;
  /** Start of each day, and of the day after the last. */
  readonly dayStarts: Float64Array;
  /** Days since 1970-01-01 of the first. */
  readonly firstDay: number;
  readonly weekdays: Uint8Array;
  /** First day that the view itself looks at. */
  readonly viewFrom: number;
  /** Service code of each slot; the first is null: all. Slot s has the cells s × days … of each column. */
  readonly slots: readonly (number | null)[];
  /** Services that have rows but too few. */
  readonly sparse: number;
  /** Per slot: the day that it was first deployed on, 0 where that was before. */
  readonly begins: Int32Array;
  readonly deployments: Int32Array;
  readonly failed: Int32Array;
  readonly reworked: Int32Array;
  /** Seconds: median of the day's deployments' medians; NaN = none. */
  readonly leadTimes: Float64Array;
  readonly recoveries: Float64Array;
}

/** null where the data doesn't reach the view. */
export function dailyColumns(facts: Facts, resolution: Resolution, selection: Selection): DailyColumns | null {
  const looked = lookedAt(facts, selection);
  if (looked === null) return null;
  const clock = localClock(selection.timeZone);
  const firstDay = clock.dayOf(looked.from);
  const days = clock.dayOf(looked.to - 1) - firstDay + 1;
  const dayStarts = Float64Array.from({ length: days + 1 }, (_, i) => clock.startOfDay(firstDay + i));
  const rows = selectRows(facts, resolution, looked);
  const { slots, slotOf, sparse } = slotsOf(facts, rows);
  const grid: Grid = { facts, resolution, rows, looked, dayStarts, days, slotOf, slotCount: slots.length };
  return {
    looked,
    rows,
    dayStarts,
    firstDay,
    weekdays: Uint8Array.from({ length: days }, (_, i) => (((firstDay + i + 3) % 7) + 7) % 7),
    viewFrom: Math.max(0, clock.dayOf(selection.from) - firstDay),
    slots,
    sparse,
    begins: beginsOf(grid, slots),
    ...countsOf(grid),
    leadTimes: leadTimesOf(grid),
    recoveries: recoveriesOf(grid),
  };
}

interface Grid {
  readonly facts: Facts;
  readonly resolution: Resolution;
  readonly rows: SelectedRows;
  readonly looked: Selection;
  readonly dayStarts: Float64Array;
  readonly days: number;
  /** Per service code, -1 = none. */
  readonly slotOf: Int32Array;
  readonly slotCount: number;
}

/** No day after the last that anything is known of: nothing is no zero there. */
function lookedAt({ deployments, incidents }: Facts, selection: Selection): Selection | null {
  const clock = localClock(selection.timeZone);
  const ends = [deployments.finishedAt.at(-1), incidents.startedAt.at(-1)].filter((end) => end !== undefined);
  const begins = [deployments.finishedAt[0], incidents.startedAt[0]].filter((begin) => begin !== undefined);
  if (ends.length === 0) return null;
  const to = Math.min(selection.to, clock.startOfDay(clock.dayOf(Math.max(...ends)) + 1));
  if (to <= selection.from) return null;
  const before = clock.startOfDay(clock.dayOf(selection.from - DAYS_BEFORE * MS_PER_DAY));
  return { ...selection, from: Math.max(before, clock.startOfDay(clock.dayOf(Math.min(...begins)))), to };
}

function slotsOf(facts: Facts, { deployments }: SelectedRows) {
  const { service } = facts.deployments;
  const counts = new Int32Array(facts.names.services.length);
  for (let k = 0; k < deployments.length; k++) (counts[service[deployments[k] as number] as number] as number)++;
  const slots: (number | null)[] = [null];
  const slotOf = new Int32Array(counts.length).fill(-1);
  let sparse = 0;
  for (let code = 1; code < counts.length; code++) {
    if ((counts[code] as number) >= FEWEST_DEPLOYMENTS) slotOf[code] = slots.push(code) - 1;
    else if ((counts[code] as number) > 0) sparse++;
  }
  return { slots, slotOf, sparse };
}

/** -1 = on none of the days. */
function dayFinder(dayStarts: Float64Array): (instant: number) => number {
  let day = 0;
  const days = dayStarts.length - 1;
  return (instant) => {
    const isSame = instant >= (dayStarts[day] as number) && instant < (dayStarts[day + 1] as number);
    if (isSame) return day;
    if (!(instant >= (dayStarts[0] as number) && instant < (dayStarts[days] as number))) return -1;
    day = firstAtOrAfter(days, (i) => dayStarts[i + 1] as number, instant + 1);
    return day;
  };
}

function countsOf({ facts, resolution, rows, dayStarts, days, slotOf, slotCount }: Grid) {
  const { finishedAt, service } = facts.deployments;
  const dayOf = dayFinder(dayStarts);
  const deployments = new Int32Array(slotCount * days);
  const failed = new Int32Array(slotCount * days);
  const reworked = new Int32Array(slotCount * days);
  for (let k = 0; k < rows.deployments.length; k++) {
    const row = rows.deployments[k] as number;
    const day = dayOf(finishedAt[row] as number);
    const slot = slotOf[service[row] as number] as number;
    const isFailed = resolution.failedBy[row] !== 0;
    const isReworked = resolution.remediation[row] !== 0;
    for (const cell of slot < 0 ? [day] : [day, slot * days + day]) {
      (deployments[cell] as number)++;
      if (isFailed) (failed[cell] as number)++;
      if (isReworked) (reworked[cell] as number)++;
    }
  }
  const { numerator } = PROFILES[resolution.rules.profile].changeFailureRate;
  if (numerator === 'failed-deployments') return { deployments, failed, reworked };
  return {
    deployments,
    failed: incidentCounts({ facts, resolution, rows, dayStarts, days, slotOf, slotCount }),
    reworked,
  };
}

/** Under profiles that divide incidents. */
function incidentCounts(grid: Omit<Grid, 'looked'>): Int32Array {
  const { facts, resolution, rows, dayStarts, days, slotOf, slotCount } = grid;
  const dayOf = dayFinder(dayStarts);
  const servicesOf = codesOfIncident(facts, resolution, 'service');
  const counts = new Int32Array(slotCount * days);
  for (const row of rows.started) {
    const day = dayOf(facts.incidents.startedAt[row] as number);
    (counts[day] as number)++;
    servicesOf(row, (code) => {
      const slot = slotOf[code] as number;
      if (slot >= 0) (counts[slot * days + day] as number)++;
    });
  }
  return counts;
}

/** One value a deployment: its commits come together and are no evidence each. */
function leadTimesOf({ facts, resolution, rows, looked, dayStarts, days, slotOf, slotCount }: Grid): Float64Array {
  const placed = placeLeads(facts, resolution, looked, rows);
  const { leadOffset, leadSeconds, leadPlacedAt } = placed.resolution;
  const { finishedAt, service } = facts.deployments;
  const dayOf = dayFinder(dayStarts);
  const cells = createCells(slotCount * days, 2 * placed.deployments.length);
  const buffer: number[] = [];
  for (let k = 0; k < placed.deployments.length; k++) {
    const row = placed.deployments[k] as number;
    buffer.length = 0;
    for (let lead = leadOffset[row] as number; lead < (leadOffset[row + 1] as number); lead++) {
      const seconds = leadSeconds[lead] as number;
      if (seconds > 0) buffer.push(seconds);
    }
    if (buffer.length === 0) continue;
    const at = leadPlacedAt === null ? finishedAt[row] : leadPlacedAt[leadOffset[row] as number];
    const day = dayOf(at as number);
    if (day < 0) continue;
    const value = buffer.length === 1 ? (buffer[0] as number) : (median(Float64Array.from(buffer)) as number);
    cells.add(day, value);
    const slot = slotOf[service[row] as number] as number;
    if (slot >= 0) cells.add(slot * days + day, value);
  }
  return cells.medians();
}

function recoveriesOf({ facts, resolution, rows, dayStarts, days, slotOf, slotCount }: Grid): Float64Array {
  const { from, placedBy } = PROFILES[resolution.rules.profile].recoveryTime;
  const isDeployment = from === 'failed-deployment';
  const places = isDeployment ? rows.deployments : placedBy === 'resolved' ? rows.resolved : rows.started;
  const { startedAt, resolvedAt } = facts.incidents;
  const times = isDeployment ? facts.deployments.finishedAt : placedBy === 'resolved' ? resolvedAt : startedAt;
  const servicesOf = isDeployment ? codesOfDeployment(facts, 'service') : codesOfIncident(facts, resolution, 'service');
  const dayOf = dayFinder(dayStarts);
  const pairs: number[] = [];
  for (let k = 0; k < places.length; k++) {
    const row = places[k] as number;
    if (isDeployment && resolution.failedBy[row] === 0) continue;
    const one = places.subarray(k, k + 1);
    const [seconds] = recoverySeconds(facts, resolution, { deployments: one, started: one, resolved: one });
    const day = dayOf(times[row] as number);
    if (seconds === undefined || day < 0) continue;
    pairs.push(day, seconds);
    servicesOf(row, (code) => {
      const slot = slotOf[code] as number;
      if (slot >= 0) pairs.push(slot * days + day, seconds);
    });
  }
  const cells = createCells(slotCount * days, pairs.length / 2);
  for (let k = 0; k < pairs.length; k += 2) cells.add(pairs[k] as number, pairs[k + 1] as number);
  return cells.medians();
}

/** Before its first deployment a service has no days without one. */
function beginsOf({ facts, resolution, rows, looked, dayStarts, slotOf }: Grid, slots: readonly (number | null)[]) {
  const { finishedAt, service, count } = facts.deployments;
  const begins = new Int32Array(slots.length).fill(-1);
  let missing = slots.length;
  const found = (slot: number, day: number) => {
    if (slot < 0 || begins[slot] !== -1) return;
    begins[slot] = day;
    missing--;
  };
  const fits = deploymentFilter(facts, resolution, looked);
  let row = firstAtOrAfter(count, (i) => finishedAt[i] as number, looked.from);
  while (missing > 0 && row-- > 0) {
    if (!fits(row)) continue;
    found(0, 0);
    found(slotOf[service[row] as number] as number, 0);
  }
  const dayOf = dayFinder(dayStarts);
  for (let k = 0; k < rows.deployments.length && missing > 0; k++) {
    const first = rows.deployments[k] as number;
    const day = dayOf(finishedAt[first] as number);
    found(0, day);
    found(slotOf[service[first] as number] as number, day);
  }
  return begins.map((day) => Math.max(0, day));
}
