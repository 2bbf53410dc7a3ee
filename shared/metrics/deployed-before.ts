/**
 * What was deployed before a period: no deployment in it is a fact only where the data knows of an earlier one and reaches
 * the period. The first counted deployment of each service, team … is found once; asking costs no pass over the history.
 */
import type { Facts } from './facts.ts';
import { codesOfDeployment, type Grouping } from './membership.ts';
import type { Resolution } from './resolution.ts';
import { firstAtOrAfter } from './search-sorted.ts';
import { deploymentFilter } from './select-rows.ts';
import { type Codes, codesOfGrouping, type Selection } from './selection.ts';

const GROUPINGS: readonly Grouping[] = ['service', 'team', 'env', 'repo'];

/** Whether any deployment that the filters let through finished before the period. */
export function anyDeployedBefore(facts: Facts, resolution: Resolution, selection: Selection): boolean {
  const start = rowAt(facts, selection.from);
  if (!dataReaches(facts, selection.from)) return false;
  for (const grouping of GROUPINGS) {
    const wanted = codesOfGrouping(selection, grouping);
    if (wanted === null) continue;
    const first = firstRows(facts, resolution, grouping);
    if (![...wanted].some((code) => (first[code] ?? start) < start)) return false;
  }
  const fits = deploymentFilter(facts, resolution, selection);
  let row = start;
  while (row-- > 0) if (fits(row)) return true;
  return false;
}

/** Those of the codes that have a deployment before the period which the filters let through. */
export function codesDeployedBefore(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  grouping: Grouping,
  codes: readonly number[],
): ReadonlySet<number> {
  if (codes.length === 0 || !dataReaches(facts, selection.from)) return new Set();
  const start = rowAt(facts, selection.from);
  const first = firstRows(facts, resolution, grouping);
  const deployed = new Set(codes.filter((code) => (first[code] as number) < start));
  if (!allWanted(codes, codesOfGrouping(selection, grouping))) {
    return lookBack(facts, resolution, selection, grouping, deployed);
  }
  const [other, ...more] = GROUPINGS.filter((one) => one !== grouping && codesOfGrouping(selection, one) !== null);
  if (other === undefined) return deployed;
  const pairs = more.length > 0 ? null : firstRowsOfPairs(facts, resolution, grouping, other);
  if (pairs === null) return lookBack(facts, resolution, selection, grouping, deployed);
  const size = sizeOf(facts, other);
  const wanted = [...(codesOfGrouping(selection, other) ?? [])].filter((code) => code >= 0 && code < size);
  return new Set([...deployed].filter((code) => wanted.some((one) => (pairs[code * size + one] ?? start) < start)));
}

function allWanted(codes: readonly number[], wanted: Codes): boolean {
  return wanted === null || codes.every((code) => wanted.has(code));
}

/** Goes backwards from the period until all are found: most of them were deployed not long before. */
function lookBack(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  grouping: Grouping,
  missing: Set<number>,
): ReadonlySet<number> {
  const found = new Set<number>();
  const fits = deploymentFilter(facts, resolution, selection);
  const codesOf = codesOfDeployment(facts, grouping);
  const emit = (code: number) => {
    if (missing.delete(code)) found.add(code);
  };
  let row = rowAt(facts, selection.from);
  while (missing.size > 0 && row-- > 0) if (fits(row)) codesOf(row, emit);
  return found;
}

const remembered = new WeakMap<Resolution, Map<string, Int32Array>>();

function remember(resolution: Resolution, name: string, find: () => Int32Array): Int32Array {
  const known = remembered.get(resolution) ?? new Map<string, Int32Array>();
  remembered.set(resolution, known);
  const rows = known.get(name) ?? find();
  known.set(name, rows);
  return rows;
}

/** Per code the row of its first counted deployment; one past the last row where it has none. */
function firstRows(facts: Facts, resolution: Resolution, grouping: Grouping): Int32Array {
  return remember(resolution, grouping, () => findFirstRows(facts, resolution, grouping));
}

/** A larger table is not worth its room. */
const MOST_PAIRS = 1_000_000;

/** Per pair of codes, one × size of other, the row of the first counted deployment that has both; null = too many pairs. */
function firstRowsOfPairs(facts: Facts, resolution: Resolution, one: Grouping, other: Grouping): Int32Array | null {
  if (sizeOf(facts, one) * sizeOf(facts, other) > MOST_PAIRS) return null;
  return remember(resolution, `${one} ${other}`, () => findFirstPairs(facts, resolution, one, other));
}

function findFirstPairs(facts: Facts, { counted }: Resolution, one: Grouping, other: Grouping): Int32Array {
  const { count } = facts.deployments;
  const size = sizeOf(facts, other);
  const first = new Int32Array(sizeOf(facts, one) * size).fill(count);
  const [codesOfOne, codesOfOther] = [codesOfDeployment(facts, one), codesOfDeployment(facts, other)];
  let row = count;
  let code = 0;
  const emitOther = (second: number) => {
    first[code * size + second] = row;
  };
  const emitOne = (found: number) => {
    code = found;
    codesOfOther(row, emitOther);
  };
  while (row-- > 0) if (counted[row] === 1) codesOfOne(row, emitOne);
  return first;
}

function sizeOf({ names }: Facts, grouping: Grouping): number {
  const all = { service: names.services, team: names.teams, env: names.environments, repo: names.repositories };
  return all[grouping].length;
}

function findFirstRows(facts: Facts, { counted }: Resolution, grouping: Grouping): Int32Array {
  const { deployments } = facts;
  const first = new Int32Array(sizeOf(facts, grouping)).fill(deployments.count);
  const codesOf = codesOfDeployment(facts, grouping);
  let row = deployments.count;
  const emit = (code: number) => {
    first[code] = row;
  };
  while (row-- > 0) if (counted[row] === 1) codesOf(row, emit);
  return first;
}

function rowAt({ deployments }: Facts, instant: number): number {
  const { finishedAt } = deployments;
  return firstAtOrAfter(finishedAt.length, (row) => finishedAt[row] as number, instant);
}

/** Whether any deployment or incident is known of at or after the instant. */
function dataReaches({ deployments, incidents }: Facts, instant: number): boolean {
  return (
    (deployments.finishedAt.at(-1) ?? Number.NEGATIVE_INFINITY) >= instant ||
    (incidents.startedAt.at(-1) ?? Number.NEGATIVE_INFINITY) >= instant
  );
}
