import type { SourceColumn } from '../cell.ts';

/** Where the attributes may stand: in a request's body, in an item of a list response. */
const PREFIXES = ['data.attributes.', 'attributes.'] as const;

/** The columns an attribute may have, `ids` those of the identifier beside the attributes. */
export function attribute(name: string): readonly string[] {
  return PREFIXES.map((prefix) => prefix + name);
}

export const IDS: readonly string[] = [...attribute('id'), 'data.id', 'id'];

/** Which of some attributes the records have. */
export function hasAttribute(columns: readonly SourceColumn[], name: string): boolean {
  return columns.some((column) => attribute(name).includes(column.name));
}
