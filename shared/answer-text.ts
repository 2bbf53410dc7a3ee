/**
 * Answers of many thousand small values go from the engine through main into the page as JSON: processes hand a text on for
 * a fraction of what they take for objects.
 */
import type { RequestName } from './api.ts';

const AS_TEXT: ReadonlySet<RequestName> = new Set<RequestName>([
  'overview',
  'versions.services',
  'versions.list',
  'versions.compare',
]);

/** What the engine sends. */
export function packAnswer(name: RequestName, value: unknown): unknown {
  return AS_TEXT.has(name) ? JSON.stringify(value) : value;
}

/** What it was made of. */
export function unpackAnswer(name: RequestName, sent: unknown): unknown {
  return AS_TEXT.has(name) && typeof sent === 'string' ? JSON.parse(sent) : sent;
}
