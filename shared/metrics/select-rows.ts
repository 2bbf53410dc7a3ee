import type { Facts } from './facts.ts';
import { type CodesOf, codesOfDeployment, codesOfIncident, type Grouping } from './membership.ts';
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

export function selectRows(facts: Facts, resolution: Resolution, selection: Selection): SelectedRows {
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
    open: rowsBetween(0, started(to), (row) => !((resolvedAt[row] as number) < to) && incidentFits(row)),
  };
}

function rowsBetween(start: number, end: number, fits: Filter): Int32Array {
  const rows = new Int32Array(end - start);
  let length = 0;
  for (let row = start; row < end; row++) if (fits(row)) rows[length++] = row;
  return rows.subarray(0, length);
}

/** Counted, and let through by every filter. */
export function deploymentFilter(facts: Facts, resolution: Resolution, selection: Selection): Filter {
  const filters = activeFilters(facts, selection, (grouping) => codesOfDeployment(facts, grouping));
  return both(resolution.counted, filters);
}

export function incidentFilter(facts: Facts, resolution: Resolution, selection: Selection): Filter {
  const filters = activeFilters(facts, selection, (grouping) => codesOfIncident(facts, resolution, grouping));
  return both(resolution.incidentCounted, filters);
}

function both(counted: Uint8Array, filters: readonly Filter[]): Filter {
  if (filters.length === 0) return (row) => counted[row] === 1;
  return (row) => counted[row] === 1 && filters.every((fits) => fits(row));
}

function activeFilters({ names }: Facts, selection: Selection, codesOf: (grouping: Grouping) => CodesOf): Filter[] {
  const given: readonly (readonly [Grouping, Codes, number])[] = [
    ['service', selection.services, names.services.length],
    ['team', selection.teams, names.teams.length],
    ['env', selection.environments, names.environments.length],
    ['repo', selection.repositories, names.repositories.length],
  ];
  return given.flatMap(([grouping, codes, size]) =>
    codes === null ? [] : [membershipFilter(codesOf(grouping), codes, size)],
  );
}

/** Lets a row through if any of its codes is wanted. */
function membershipFilter(codesOf: CodesOf, codes: ReadonlySet<number>, size: number): Filter {
  const wanted = new Uint8Array(size);
  for (const code of codes) wanted[code] = 1;
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
