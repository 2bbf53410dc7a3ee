import type { FieldReader } from './field-reader.ts';
import type { Field } from './fields.ts';

/** A whole number, 0 or more; null = nothing there. */
export function readCount(reader: FieldReader, field: Field): number | null {
  const quantity = reader.quantity(field, 'count');
  if (quantity === null || Number.isSafeInteger(quantity.value)) return quantity?.value ?? null;
  return reader.fail(field, Number.isInteger(quantity.value) ? 'number-out-of-range' : 'value-wrong-type');
}
