import type { SourceColumn } from '../../../../shared/import/cell.ts';
import type { ImportKind } from '../../../../shared/import-batch.ts';
import { REJECT_COLUMNS } from '../store/rejects-csv.ts';

/** Columns that only the lists written here have. */
const LISTS: readonly (readonly [kind: ImportKind, columns: readonly string[]])[] = [
  ['deployments', ['counted', 'countedReason', 'failedBy']],
  ['incidents', ['counted', 'deploymentIds', 'linkRule']],
  ['pulls', ['draft', 'reviewedAt', 'mergeSha']],
  ['runs', ['attempt', 'parent', 'pipeline', 'finishedAt']],
  ['versions', ['firstSeenAt', 'p95Milliseconds', 'texts']],
  ['errors', ['type', 'title', 'count', 'users', 'firstSeenAt', 'lastSeenAt']],
  ['issues', ['services', 'done', 'resolvedAt', 'labels']],
  ['commits', ['authoredAt', 'committedAt', 'pull', 'source']],
];

/** The kind of a list that was written here; null = something else. */
export function ownListKind(columns: readonly SourceColumn[]): ImportKind | null {
  return LISTS.find(([, names]) => hasAll(columns, names))?.[0] ?? null;
}

/** A file written here, a list or rejected rows: its cells are protected against spreadsheets. */
export function isOwnExport(columns: readonly SourceColumn[]): boolean {
  return hasAll(columns, REJECT_COLUMNS) || ownListKind(columns) !== null;
}

function hasAll(columns: readonly SourceColumn[], names: readonly string[]): boolean {
  return names.every((name) => columns.some((column) => column.name === name));
}
