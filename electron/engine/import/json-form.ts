import type { Cell } from '../../../shared/import/cell.ts';
import { guessKind, normaliseHeader } from '../../../shared/import/guess-mapping.ts';
import type { ImportKind } from '../../../shared/model.ts';
import { JsonReader } from './json-reader.ts';
import type { JsonForm } from './json-records.ts';

/** What arrays of records are called; the first two say which. */
const WRAPPER_KEYS: Readonly<Record<ImportKind | 'either', ReadonlySet<string>>> = {
  deployments: new Set(['deployments', 'deploys', 'releases', 'builds', '배포']),
  incidents: new Set(['incidents', 'issues', 'failures', 'outages', '장애', '인시던트']),
  either: new Set([
    'data',
    'items',
    'results',
    'records',
    'rows',
    'values',
    'value',
    'entries',
    'events',
    'list',
    'content',
    'nodes',
    'result',
    'response',
    'payload',
    'elements',
    'hits',
  ]),
};

const LINE = /^[ \t\r]*\{/;

/** Whether a text is JSON by its first byte. */
export function looksLikeJson(head: Buffer): boolean {
  return /^[\s]*[[{]/.test(head.toString('latin1', 0, 4096));
}

/**
 * How a JSON file holds its records, by its beginning. `whole` = the head is all of it, and an object can be looked
 * through before deciding. Throws JsonFault for a whole file that is no JSON.
 */
export function jsonForm(head: Buffer, whole: boolean, kind: ImportKind | null): JsonForm {
  const opening = /[[{]/.exec(head.toString('latin1', 0, 4096))?.[0];
  if (opening === '[') return { kind: 'array' };
  if (isLines(head)) return { kind: 'lines' };
  const notIn = kind === null ? new Set<string>() : WRAPPER_KEYS[kind === 'deployments' ? 'incidents' : 'deployments'];
  if (!whole) return { kind: 'wrapper', key: null, notIn };
  const reader = new JsonReader();
  reader.buffer = head;
  reader.end = head.length;
  reader.finished = true;
  const key = wrapperOf(reader.value(), notIn);
  return key === null ? { kind: 'single' } : { kind: 'wrapper', key, notIn };
}

/** An object begins on the first line and another on the next one that isn't blank: neither can be inside the other. */
function isLines(head: Buffer): boolean {
  const text = head.toString('latin1');
  const first = /\S/.exec(text)?.index ?? 0;
  const second = /\n\s*\S/.exec(text.slice(text.indexOf('\n', first)))?.[0];
  return second !== undefined && LINE.test(second.trimStart());
}

function wrapperOf(root: Cell, notIn: ReadonlySet<string>): string | null {
  if (!(root instanceof Map)) return null;
  const arrays: string[] = [];
  for (const [key, value] of root as ReadonlyMap<string, Cell>) {
    if (!Array.isArray(value) || notIn.has(normaliseHeader(key))) continue;
    if (value.some((item) => item instanceof Map) || (value.length === 0 && isKnown(key))) arrays.push(key);
  }
  const known = arrays.find(isKnown);
  if (known !== undefined) return known;
  // "commits": [ … ] beside the fields of a deployment is a part of it.
  const scalars = [...(root as ReadonlyMap<string, Cell>)].filter(
    ([, value]) => !(value instanceof Map || Array.isArray(value)),
  );
  const isRecord = guessKind(scalars.map(([name]) => ({ name, list: false }))) !== null;
  return isRecord ? null : (arrays[0] ?? null);
}

function isKnown(key: string): boolean {
  const name = normaliseHeader(key);
  return Object.values(WRAPPER_KEYS).some((keys) => keys.has(name));
}
