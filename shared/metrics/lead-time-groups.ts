/** Lead time side by side: the changes of each service, team, environment, repository or group of authors. */
import type { LeadTimeGroup } from '../lead-time-answers.ts';
import { mean, quantiles } from '../stats.ts';
import type { ChangeColumns } from './change-columns.ts';
import { changeValues, middleOf } from './change-values.ts';
import { membersOf } from './group-rows.ts';
import { createPairs, type Pairs } from './pairs.ts';
import type { LeadTimeRule } from './profiles.ts';
import { byCodeUnits } from './row-order.ts';
import { stageFigures } from './stage-columns.ts';

/** How rows of the columns are dealt out: to the groups with these names (code 0 = '', none). */
export interface LeadGrouping {
  readonly names: readonly string[];
  /** Calls `emit` for each group of a row of the columns, once a group. */
  codesOf(columns: ChangeColumns, row: number, emit: (code: number) => void): void;
  /** Team of a group that is a service, else ''. */
  teamOf(code: number): string;
}

/** Groups with a change in either period, most values first, then by name; none at all where no row names one. */
export function leadTimeGroups(
  columns: ChangeColumns,
  previous: ChangeColumns,
  grouping: LeadGrouping,
  rule: LeadTimeRule,
): readonly LeadTimeGroup[] {
  const { names } = grouping;
  const [dealtNow, dealtBefore] = [dealOut(columns, grouping), dealOut(previous, grouping)];
  // Names may have been met only while rows were dealt out.
  const [now, before] = [dealtNow.groupByLeft(names.length), dealtBefore.groupByLeft(names.length)];
  const codes = names.flatMap((_, code) =>
    membersOf(now, code).length + membersOf(before, code).length > 0 ? [code] : [],
  );
  if (codes.every((code) => code === 0)) return [];
  const groups = codes.map((code): LeadTimeGroup => {
    const rows = membersOf(now, code);
    const values = changeValues(columns, rows, rule);
    const meanSeconds = mean(values);
    const [p90Seconds] = quantiles(values, [0.9]);
    const team = grouping.teamOf(code);
    return {
      key: names[code] as string,
      ...(team === '' ? {} : { team }),
      n: values.length,
      medianSeconds: middleOf(values, rule),
      meanSeconds,
      p90Seconds: p90Seconds ?? null,
      previousMedianSeconds: middleOf(changeValues(previous, membersOf(before, code), rule), rule),
      stages: stageFigures(columns, rows),
    };
  });
  return groups.sort((a, b) => b.n - a.n || byCodeUnits(a.key, b.key));
}

function dealOut(columns: ChangeColumns, grouping: LeadGrouping): Pairs {
  const pairs = createPairs();
  let row = 0;
  const emit = (code: number) => pairs.push(code, row);
  for (; row < columns.count; row++) grouping.codesOf(columns, row, emit);
  return pairs;
}
