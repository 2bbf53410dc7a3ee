import { STAGE_NAMES } from '../report.ts';
import { mean, median } from '../stats.ts';
import type { Facts } from './facts.ts';
import { PROFILES } from './profiles.ts';
import type { Resolution, Supposition } from './resolution.ts';
import { createScratchMemory, scratchIntegers, scratchNumbers } from './scratch.ts';
import { createChangeStages, DEPLOY_TIME, MERGE_TIME, stagesOfChange, TIME_TO_DEPLOY } from './stages.ts';

/** Values of a list of deployments, in their order. */
export interface Runs {
  readonly values: Float64Array;
  /** Per value: whose it is, as a place in the list. Going value by value is faster than run by run: most are a few long. */
  readonly of: Int32Array;
  /** Per value: 1 = stands on a pull request with a time missing; null = none does. */
  readonly partial: Int32Array | null;
}

/** The changes of deployments, in their order; not to be reordered. */
export interface Changes {
  /** Seconds, all > 0. */
  readonly seconds: Runs;
  /** Per deployment: where its seconds begin; the last entry is the number of all. */
  readonly start: Int32Array;
  /** Per deployment: its lead rows, those with a time ≤ 0 included. */
  readonly charged: Int32Array;
  /** Per deployment, the median of its seconds, or their mean under a profile that goes by deployments; NaN = it has none. */
  readonly middles: Float64Array;
  /** Seconds, all ≥ 0, one a stage, in the order of STAGE_NAMES; null = no change has it. Without them where nobody asked. */
  readonly stages: readonly (Runs | null)[];
}

interface Gathered extends Changes {
  readonly resolution: Resolution;
  readonly withStages: boolean;
}

const rememberByRows = createScratchMemory<Int32Array, Gathered>();

/** Figures of the whole, of its groups and of its days go by the same: inside `withScratch` it is gathered once for the same
 * list of rows. */
export function gatherChanges(
  facts: Facts,
  resolution: Resolution,
  rows: Int32Array,
  parts: 'all' | 'values',
): Changes {
  const make = () => gather(facts, resolution, rows, parts === 'all');
  const known = rememberByRows(rows, make);
  return known.resolution === resolution && (known.withStages || parts !== 'all') ? known : make();
}

function gather(facts: Facts, resolution: Resolution, rows: Int32Array, withStages: boolean): Gathered {
  const { seconds, start, charged } = gatherSeconds(resolution, rows);
  const stages = withStages ? gatherStages(facts, resolution, rows, seconds) : [];
  const byDeployment = PROFILES[resolution.rules.profile].leadTime.over === 'deployments';
  const middles = byDeployment ? meansOf(seconds.values, start) : mediansOf(seconds.values, start);
  return { seconds, start, charged, middles, stages, resolution, withStages };
}

function gatherSeconds({ leadOffset, leadSeconds }: Resolution, rows: Int32Array) {
  const charged = scratchIntegers(rows.length);
  let most = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    const count = (leadOffset[row + 1] as number) - (leadOffset[row] as number);
    charged[k] = count;
    most += count;
  }
  const values = scratchNumbers(most);
  const of = scratchIntegers(most);
  const start = scratchIntegers(rows.length + 1);
  let end = 0;
  for (let k = 0; k < rows.length; k++) {
    start[k] = end;
    const first = leadOffset[rows[k] as number] as number;
    const last = first + (charged[k] as number);
    for (let lead = first; lead < last; lead++) {
      const seconds = leadSeconds[lead] as number;
      // Written over by the next one where it is set aside.
      values[end] = seconds;
      of[end] = k;
      if (seconds > 0) end++;
    }
  }
  start[rows.length] = end;
  return { seconds: { values: values.subarray(0, end), of: of.subarray(0, end), partial: null }, start, charged };
}

function gatherStages(facts: Facts, resolution: Resolution, rows: Int32Array, seconds: Runs): readonly (Runs | null)[] {
  const told = resolution.supposed?.stages;
  if (told) return gatherToldStages(told, resolution, rows, seconds);
  return facts.pulls.count === 0
    ? gatherPlainStages(facts, rows, seconds)
    : gatherPullStages(facts, resolution, rows, seconds);
}

/** As `stagesOfChange` has changes without a pull request. */
function gatherPlainStages({ deployments }: Facts, rows: Int32Array, seconds: Runs): readonly (Runs | null)[] {
  const { startedAt, finishedAt } = deployments;
  const { values } = seconds;
  const toDeploy = scratchNumbers(values.length);
  const deploy = scratchNumbers(values.length);
  const of = scratchIntegers(values.length);
  let end = 0;
  for (let i = 0; i < values.length; i++) {
    const k = seconds.of[i] as number;
    const row = rows[k] as number;
    const finished = finishedAt[row] as number;
    const started = startedAt[row] as number;
    const deploySeconds = (finished - started) / 1000;
    const value = values[i] as number;
    // NaN, from a start that isn't known, is not ≥ either.
    if (!(value >= deploySeconds)) continue;
    toDeploy[end] = (started - Math.round(finished - value * 1000)) / 1000;
    deploy[end] = deploySeconds;
    of[end++] = k;
  }
  const all = end === values.length ? seconds.of : of.subarray(0, end);
  const stages: (Runs | null)[] = STAGE_NAMES.map(() => null);
  stages[TIME_TO_DEPLOY] = { values: toDeploy.subarray(0, end), of: all, partial: null };
  stages[DEPLOY_TIME] = { values: deploy.subarray(0, end), of: all, partial: null };
  return stages;
}

function gatherPullStages(
  facts: Facts,
  resolution: Resolution,
  rows: Int32Array,
  { values }: Runs,
): readonly (Runs | null)[] {
  const { leadOffset, leadSeconds } = resolution;
  const stages = STAGE_NAMES.map((_, stage) => ({
    values: scratchNumbers(values.length),
    of: scratchIntegers(values.length),
    // The stages before the merge rest on the times that can be missing.
    partial: stage < MERGE_TIME ? scratchIntegers(values.length) : null,
    end: 0,
  }));
  const change = createChangeStages();
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    for (let lead = leadOffset[row] as number; lead < (leadOffset[row + 1] as number); lead++) {
      if (!((leadSeconds[lead] as number) > 0)) continue;
      stagesOfChange(facts, resolution, row, lead, change);
      for (let i = 0; i < stages.length; i++) {
        const stage = stages[i] as (typeof stages)[number];
        const seconds = change.seconds[i] as number;
        if (Number.isNaN(seconds)) continue;
        stage.values[stage.end] = seconds;
        if (stage.partial !== null) stage.partial[stage.end] = change.partial ? 1 : 0;
        stage.of[stage.end++] = k;
      }
    }
  }
  return stages.map((stage) => ({
    values: stage.values.subarray(0, stage.end),
    of: stage.of.subarray(0, stage.end),
    partial: stage.partial?.subarray(0, stage.end) ?? null,
  }));
}

/** Stage by stage: most changes of a deployment lie side by side. */
function gatherToldStages(
  told: NonNullable<Supposition['stages']>,
  resolution: Resolution,
  rows: Int32Array,
  seconds: Runs,
): readonly (Runs | null)[] {
  const leads = leadsWithTime(resolution, rows, seconds.values.length);
  return STAGE_NAMES.map((_, stage): Runs => {
    const column = told.seconds[stage] as Float64Array;
    const values = scratchNumbers(leads.length);
    const of = scratchIntegers(leads.length);
    const partial = stage < MERGE_TIME ? scratchIntegers(leads.length) : null;
    let end = 0;
    for (let i = 0; i < leads.length; i++) {
      const lead = leads[i] as number;
      const value = column[lead] as number;
      if (Number.isNaN(value)) continue;
      values[end] = value;
      if (partial !== null) partial[end] = told.partial[lead] as number;
      of[end++] = seconds.of[i] as number;
    }
    return { values: values.subarray(0, end), of: of.subarray(0, end), partial: partial?.subarray(0, end) ?? null };
  });
}

/** The lead row of each value. */
function leadsWithTime({ leadOffset, leadSeconds }: Resolution, rows: Int32Array, count: number): Int32Array {
  const leads = scratchIntegers(count);
  let end = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    const last = leadOffset[row + 1] as number;
    for (let lead = leadOffset[row] as number; lead < last; lead++)
      if ((leadSeconds[lead] as number) > 0) leads[end++] = lead;
  }
  return leads;
}

function meansOf(values: Float64Array, start: Int32Array): Float64Array {
  const means = scratchNumbers(start.length - 1);
  for (let k = 0; k < means.length; k++) means[k] = mean(values.subarray(start[k], start[k + 1])) ?? Number.NaN;
  return means;
}

/** Puts each deployment's values in order. */
function mediansOf(values: Float64Array, start: Int32Array): Float64Array {
  const medians = scratchNumbers(start.length - 1);
  for (let k = 0; k < medians.length; k++) {
    const from = start[k] as number;
    const to = start[k + 1] as number;
    medians[k] = from === to ? Number.NaN : medianOfRun(values, from, to);
  }
  return medians;
}

/** Of a part of the column, which it puts in order. Most deployments bring a handful of commits: those are put in order in
 * place, without a view of the column for each. */
export function medianOfRun(values: Float64Array, start: number, end: number): number {
  const n = end - start;
  if (n > 32) return median(values.subarray(start, end)) as number;
  for (let i = start + 1; i < end; i++) {
    const value = values[i] as number;
    let k = i;
    for (; k > start && (values[k - 1] as number) > value; k--) values[k] = values[k - 1] as number;
    values[k] = value;
  }
  const high = values[start + (n >> 1)] as number;
  return n % 2 === 1 ? high : ((values[start + (n >> 1) - 1] as number) + high) / 2;
}
