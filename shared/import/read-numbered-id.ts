import type { FieldReader } from './field-reader.ts';
import type { Field } from './fields.ts';

/** An id, where people write a sign before the number ("#12" on GitHub, "!12" on GitLab) without it. */
export function readNumberedId(reader: FieldReader, field: Field): string | null {
  return reader.identifier(field)?.replace(/^[#!]\s*(?=\d+$)/, '') ?? null;
}
