import type { Facts } from './facts.ts';
import { type CodesOf, codesOfDeployment, codesOfIncident, deploymentColumn, type Grouping } from './membership.ts';
import type { Resolution } from './resolution.ts';
import { firstAtOrAfter } from './search-sorted.ts';
import type { Codes, Selection } from './selection.ts';

/** The rows that a question's figures are made of, each list in order of time. */
export interface SelectedRows {
  /** Counted deployments that finished in the period. */
  readonly deployments: Int32Array;
  /** Counted incidents that started in the period. */
  readonly started: Int32Array;
  /** Counted incidents that were resolved in the period. */
  readonly resolved: Int32Array;
  /** Counted incidents still open when the period ends. */
  readonly open: Int32Array;
}

type Filter = (row: number) => boolean;

/** What was found under a resolution. Neither it nor a selection ever changes. */
interface Found {
  readonly bySelection: WeakMap<Selection, SelectedRows>;
  /** Counted incidents that were never resolved. */
  readonly unresolved: Int32Array;
}

const remembered = new WeakMap<Resolution, Found>();

/** Every figure of a question begins here: its rows are found once for all of them, and may not be changed. */
export function selectRows(facts: Facts, resolution: Resolution, selection: Selection): SelectedRows {
  const found = remembered.get(resolution) ?? {
    bySelection: new WeakMap(),
    unresolved: findUnresolved(facts, resolution),
  };
  remembered.set(resolution, found);
  const rows = found.bySelection.get(selection) ?? findRows(facts, resolution, selection, found.unresolved);
  found.bySelection.set(selection, rows);
  return rows;
}

function findUnresolved({ incidents }: Facts, { incidentCounted }: Resolution): Int32Array {
  const rows = new Int32Array(incidents.count).map((_, row) => row);
  return rows.filter((row) => incidentCounted[row] === 1 && Number.isNaN(incidents.resolvedAt[row]));
}

function findRows(facts: Facts, resolution: Resolution, selection: Selection, unresolved: Int32Array): SelectedRows {
  const { from, to } = selection;
  const { finishedAt } = facts.deployments;
  const { startedAt, resolvedAt } = facts.incidents;
  const deploymentFits = deploymentFilter(facts, resolution, selection);
  const incidentFits = incidentFilter(facts, resolution, selection);
  const finished = (instant: number) => firstAtOrAfter(finishedAt.length, (i) => finishedAt[i] as number, instant);
  const started = (instant: number) => firstAtOrAfter(startedAt.length, (i) => startedAt[i] as number, instant);
  const { incidentsByResolved } = resolution;
  const resolvedBy = (instant: number) =>
    firstAtOrAfter(incidentsByResolved.length, (k) => resolvedAt[incidentsByResolved[k] as number] as number, instant);
  return {
    deployments: rowsBetween(finished(from), finished(to), deploymentFits),
    started: rowsBetween(started(from), started(to), incidentFits),
    resolved: incidentsByResolved.subarray(resolvedBy(from), resolvedBy(to)).filter(incidentFits),
    open: together(incidentsByResolved.subarray(resolvedBy(to)), unresolved)
      .filter((row) => (startedAt[row] as number) < to && incidentFits(row))
      .sort(),
  };
}

function together(one: Int32Array, other: Int32Array): Int32Array {
  const both = new Int32Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function rowsBetween(start: number, end: number, fits: Filter): Int32Array {
  const rows = new Int32Array(end - start);
  let length = 0;
  for (let row = start; row < end; row++) if (fits(row)) rows[length++] = row;
  return rows.subarray(0, length);
}

/** Counted, and let through by every filter. */
export function deploymentFilter(facts: Facts, resolution: Resolution, selection: Selection): Filter {
  const filters = activeFilters(facts, selection, (grouping, wanted) => {
    const column = deploymentColumn(facts, grouping);
    return column === null
      ? membershipFilter(codesOfDeployment(facts, grouping), wanted)
      : (row) => wanted[column[row] as number] === 1;
  });
  return both(resolution.counted, filters);
}

export function incidentFilter(facts: Facts, resolution: Resolution, selection: Selection): Filter {
  const filters = activeFilters(facts, selection, (grouping, wanted) =>
    membershipFilter(codesOfIncident(facts, resolution, grouping), wanted),
  );
  return both(resolution.incidentCounted, filters);
}

function both(counted: Uint8Array, filters: readonly Filter[]): Filter {
  const [first, ...others] = filters;
  if (first === undefined) return (row) => counted[row] === 1;
  if (others.length === 0) return (row) => counted[row] === 1 && first(row);
  return (row) => counted[row] === 1 && filters.every((fits) => fits(row));
}

/** `filterOf` is told, a code, 1 where it is wanted. */
function activeFilters(
  { names }: Facts,
  selection: Selection,
  filterOf: (grouping: Grouping, wanted: Uint8Array) => Filter,
): Filter[] {
  const given: readonly (readonly [Grouping, Codes, number])[] = [
    ['service', selection.services, names.services.length],
    ['team', selection.teams, names.teams.length],
    ['env', selection.environments, names.environments.length],
    ['repo', selection.repositories, names.repositories.length],
  ];
  return given.flatMap(([grouping, codes, size]) => {
    if (codes === null) return [];
    const wanted = new Uint8Array(size);
    for (const code of codes) wanted[code] = 1;
    return [filterOf(grouping, wanted)];
  });
}

/** Lets a row through if any of its codes is wanted. */
function membershipFilter(codesOf: CodesOf, wanted: Uint8Array): Filter {
  let found = false;
  const look = (code: number) => {
    if (wanted[code] === 1) found = true;
  };
  return (row) => {
    found = false;
    codesOf(row, look);
    return found;
  };
}
