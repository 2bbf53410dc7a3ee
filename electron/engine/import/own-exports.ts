import type { SourceColumn } from '../../../shared/import/cell.ts';
import { REJECT_COLUMNS } from './rejects-csv.ts';

/** Columns that only files written here have: rejected rows, the lists of deployments and of incidents. */
const MARKS: readonly (readonly string[])[] = [
  REJECT_COLUMNS,
  ['counted', 'countedReason', 'failedBy'],
  ['counted', 'deploymentIds', 'linkRule'],
];

/** A file written here: its cells are protected against spreadsheets. */
export function isOwnExport(columns: readonly SourceColumn[]): boolean {
  return MARKS.some((names) => names.every((name) => columns.some((column) => column.name === name)));
}
