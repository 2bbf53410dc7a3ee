import type { InspectedColumn } from '../../../shared/import-inspection.ts';

/** What names a column in a mapping: its name, or "#3" where several are called the same or it has none. */
export function columnKey(column: InspectedColumn, columns: readonly InspectedColumn[]): string {
  const isAlone = columns.every((other) => other.number === column.number || other.name !== column.name);
  return column.name !== '' && isAlone ? column.name : `#${column.number}`;
}

/** The column that a mapping names; null where there is none. */
export function columnNamed(key: string, columns: readonly InspectedColumn[]): InspectedColumn | null {
  const byName = columns.find(({ name }) => name === key);
  return byName ?? columns.find(({ number }) => `#${number}` === key) ?? null;
}
