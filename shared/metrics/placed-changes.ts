import { allRows, type ChangeColumns, changeColumns } from './change-columns.ts';
import type { Facts } from './facts.ts';
import { placeLeads } from './place-leads.ts';
import type { Resolution } from './resolution.ts';
import { selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

/** The changes of a period, in order of their deployments: those that finished in it, or under a profile that goes by it
 * those whose pull request was merged in it. */
export function placedChanges(facts: Facts, resolution: Resolution, selection: Selection): ChangeColumns {
  const { leadPlacedAt } = resolution;
  const selected = selectRows(facts, resolution, selection);
  if (leadPlacedAt === null) return changeColumns(facts, resolution, selected.deployments);
  const { deployments } = placeLeads(facts, resolution, selection, selected);
  const columns = changeColumns(facts, resolution, deployments);
  const at = (row: number) => leadPlacedAt[columns.lead[row] as number] as number;
  return pickRows(
    columns,
    allRows(columns).filter((row) => at(row) >= selection.from && at(row) < selection.to),
  );
}

function pickRows(columns: ChangeColumns, rows: Int32Array): ChangeColumns {
  const numbers = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] as number);
  return {
    count: rows.length,
    deployment: rows.map((row) => columns.deployment[row] as number),
    lead: rows.map((row) => columns.lead[row] as number),
    seconds: numbers(columns.seconds),
    stages: columns.stages.map(numbers),
    partial: Uint8Array.from(rows, (row) => columns.partial[row] as number),
  };
}
