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
  const others = GROUPINGS.some((other) => other !== grouping && codesOfGrouping(selection, other) !== null);
  if (!others && allWanted(codes, codesOfGrouping(selection, grouping))) return deployed;
  return lookBack(facts, resolution, selection, grouping, deployed);
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

const remembered = new WeakMap<Resolution, Map<Grouping, Int32Array>>();

/** Per code the row of its first counted deployment; one past the last row where it has none. */
function firstRows(facts: Facts, resolution: Resolution, grouping: Grouping): Int32Array {
  const known = remembered.get(resolution) ?? new Map<Grouping, Int32Array>();
  remembered.set(resolution, known);
  const rows = known.get(grouping) ?? findFirstRows(facts, resolution, grouping);
  known.set(grouping, rows);
  return rows;
}

function findFirstRows(facts: Facts, { counted }: Resolution, grouping: Grouping): Int32Array {
  const { names, deployments } = facts;
  const all = { service: names.services, team: names.teams, env: names.environments, repo: names.repositories };
  const first = new Int32Array(all[grouping].length).fill(deployments.count);
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
export function dataReaches({ deployments, incidents }: Facts, instant: number): boolean {
  return (
    (deployments.finishedAt.at(-1) ?? Number.NEGATIVE_INFINITY) >= instant ||
    (incidents.startedAt.at(-1) ?? Number.NEGATIVE_INFINITY) >= instant
  );
}
