import type { BreakdownRow } from '../../../shared/report.ts';
import type { TextTools } from '../../i18n.ts';
import { countColumn, type MetricColumn } from '../metric/breakdown-columns.tsx';

/** "1 of 43", by how many. */
export function partColumn(
  id: string,
  label: string,
  counts: (row: BreakdownRow) => { readonly part: number; readonly whole: number },
  tools: TextTools,
): MetricColumn {
  return {
    ...countColumn(id, label, (row) => counts(row).part, tools),
    cell: (row) => tools.t('overviewScreen.card.of', counts(row)),
  };
}
