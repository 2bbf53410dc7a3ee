import type { DealtRows } from './dealt-rows.ts';
import { codesDeployedBefore } from './deployed-before.ts';
import type { Facts } from './facts.ts';
import { groupRows, membersOf } from './group-rows.ts';
import { type CodesOf, codesOfDeployment, codesOfIncident, deploymentColumn, type Grouping } from './membership.ts';
import { createPairs, type Pairs } from './pairs.ts';
import { placeLeads } from './place-leads.ts';
import type { Resolution } from './resolution.ts';
import { scratchIntegers } from './scratch.ts';
import { type SelectedRows, selectRows } from './select-rows.ts';
import { type Codes, codesOfGrouping, type Selection } from './selection.ts';

/** A selection's rows, dealt out by service, team, environment or repository. */
export interface GroupedRows {
  /** Codes with at least one row, ascending. */
  readonly codes: readonly number[];
  rowsOf(code: number): SelectedRows;
  /** The deployments by code, in order of time. */
  readonly deployments: DealtRows;
  /** Those that are charged with the period's lead rows, and these (place-leads.ts). */
  readonly charging: { readonly resolution: Resolution; readonly deployments: DealtRows };
  /** Those of the codes without a deployment in the period that have one earlier, if the data reaches the period: for them
   * none is a fact. */
  deployedBefore(codes: readonly number[]): ReadonlySet<number>;
}

export function groupSelectedRows(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  grouping: Grouping,
): GroupedRows {
  const rows = selectRows(facts, resolution, selection);
  const ofIncident = codesOfIncident(facts, resolution, grouping);
  // An incident of two services, one of them filtered out, is no row of that one.
  const wanted = codesOfGrouping(selection, grouping);
  const size = sizeOf(facts, grouping);
  const column = deploymentColumn(facts, grouping);
  const dealOut = (chosen: Int32Array): DealtRows =>
    column === null
      ? inColumns(deal(chosen, codesOfDeployment(facts, grouping), wanted), size)
      : { groupCount: size, groups: valuesAt(column, chosen), rows: chosen };
  const placed = placeLeads(facts, resolution, selection, rows);
  const dealt = dealOut(rows.deployments);
  const dealtCharging = placed.deployments === rows.deployments ? dealt : dealOut(placed.deployments);
  const deployments = groupRows(dealt.groups, size, dealt.rows);
  const charging = dealtCharging === dealt ? deployments : groupRows(dealtCharging.groups, size, dealtCharging.rows);
  const started = deal(rows.started, ofIncident, wanted).groupByLeft(size);
  const resolved = deal(rows.resolved, ofIncident, wanted).groupByLeft(size);
  const open = deal(rows.open, ofIncident, wanted).groupByLeft(size);
  const codes = Array.from({ length: size }, (_, code) => code).filter((code) =>
    [deployments, charging, started, resolved, open].some((groups) => groups.offset[code] !== groups.offset[code + 1]),
  );
  return {
    codes,
    deployments: dealt,
    charging: { resolution: placed.resolution, deployments: dealtCharging },
    rowsOf: (code) => ({
      deployments: membersOf(deployments, code),
      started: membersOf(started, code),
      resolved: membersOf(resolved, code),
      open: membersOf(open, code),
    }),
    deployedBefore(asked) {
      const wanting = asked.filter((code) => deployments.offset[code] === deployments.offset[code + 1]);
      return codesDeployedBefore(facts, resolution, selection, grouping, wanting);
    },
  };
}

/** The code of each of the rows, all of which the filters let through. */
function valuesAt(column: Int32Array, rows: Int32Array): Int32Array {
  const values = scratchIntegers(rows.length);
  for (let k = 0; k < rows.length; k++) values[k] = column[rows[k] as number] as number;
  return values;
}

function inColumns(pairs: Pairs, groupCount: number): DealtRows {
  const { left, right } = pairs.columns();
  return { groupCount, groups: left, rows: right };
}

function deal(rows: Int32Array, codesOf: CodesOf, wanted: Codes): Pairs {
  const pairs = createPairs();
  let row = 0;
  const emit = (code: number) => {
    if (wanted === null || wanted.has(code)) pairs.push(code, row);
  };
  for (let k = 0; k < rows.length; k++) {
    row = rows[k] as number;
    codesOf(row, emit);
  }
  return pairs;
}

function sizeOf({ names }: Facts, grouping: Grouping): number {
  return {
    service: names.services.length,
    team: names.teams.length,
    env: names.environments.length,
    repo: names.repositories.length,
  }[grouping];
}
