/** How a JSON file holds its records, by its beginning. */
import type { Cell } from '../../../../shared/import/cell.ts';
import { guessKind, normaliseHeader } from '../../../../shared/import/guess-mapping.ts';
import type { SourceRecord } from '../../../../shared/import/presets/preset.ts';
import { recognisePresets } from '../../../../shared/import/presets/registry.ts';
import type { ImportKind } from '../../../../shared/import-batch.ts';
import { jsonColumns } from './json-columns.ts';
import { outlineOf } from './json-outline.ts';
import type { JsonForm, JsonPath } from './json-path.ts';

/** What arrays of records are called. Those of one kind aren't taken where another kind was asked for. */
const WRAPPER_KEYS: Readonly<Partial<Record<ImportKind, readonly string[]>>> = {
  deployments: ['deployments', 'deploys', 'releases', 'builds', '배포'],
  incidents: ['incidents', 'issues', 'failures', 'outages', '장애', '인시던트'],
  pulls: ['pullrequests', 'pulls', 'mergerequests'],
  runs: ['workflowruns', 'runs', 'jobs', 'pipelines'],
};
const PLAIN_KEYS = new Set(
  'data items results records rows values value entries events list content nodes edges result response payload elements hits'.split(
    ' ',
  ),
);
/** What stands beside the records of one page of an answer. */
const PAGING =
  /^(?:total(?:count|results|items|pages)?|count|size|page(?:number|size|info|len)?|perpage|startat|maxresults|offset|limit|more|next(?:page)?|previous|self|links?|islast(?:page)?|hasmore|incompleteresults|expand)$/;

const DEEPEST = 5;
const LOOKED_AT = 50;
const LINE = /^[ \t\r]*\{/;
const ELEMENTS = { kind: 'elements' } as const;

/** Whether a text is JSON by its first byte. */
export function looksLikeJson(head: Buffer): boolean {
  return /^[\s]*[[{]/.test(head.toString('latin1', 0, 4096));
}

/**
 * The way to the records: an array of them, an array inside an object, pages of either one after another, lines, or
 * objects alone. `whole` = the head is all of the file.
 */
export function jsonForm(head: Buffer, whole: boolean, kind: ImportKind | null): JsonForm {
  const seeker = new Seeker(kind);
  if (isLines(head)) {
    const first = outlineOf(firstLine(head), true);
    const pages =
      first.roots.length > 1 || (first.roots[0] instanceof Map && seeker.inPage(first.roots[0], true) !== null);
    if (!pages) return { kind: 'lines' };
  }
  const { roots, isCut } = outlineOf(head, whole);
  const paths = roots.map((root, index) => seeker.inRoot(root, !(isCut && index === roots.length - 1)));
  const path = paths.find((found) => found.length > 0) ?? [];
  if (path.length === 0 && isCut && !whole && roots.length === 1)
    return { kind: 'tree', path: seeker.unseen(), several: false };
  return { kind: 'tree', path, several: roots.length > 1 };
}

/** An object begins on the first line and another on the next one that isn't blank: neither can be inside the other. */
function isLines(head: Buffer): boolean {
  const text = head.toString('latin1');
  const first = /\S/.exec(text)?.index ?? 0;
  const second = /\n\s*\S/.exec(text.slice(text.indexOf('\n', first)))?.[0];
  return text.charAt(first) === '{' && second !== undefined && LINE.test(second.trimStart());
}

function firstLine(head: Buffer): Buffer {
  const start = /\S/.exec(head.toString('latin1'))?.index ?? 0;
  const end = head.indexOf('\n', start);
  return head.subarray(start, end < 0 ? head.length : end);
}

/** Looks for records in what the head shows. */
class Seeker {
  readonly #kind: ImportKind | null;
  readonly #known: ReadonlySet<string>;
  readonly #notIn: ReadonlySet<string>;

  constructor(kind: ImportKind | null) {
    const others = Object.entries(WRAPPER_KEYS).flatMap(([other, keys]) =>
      kind === null || other === kind ? [] : keys,
    );
    this.#kind = kind;
    this.#notIn = new Set(others);
    const all = [...PLAIN_KEYS, ...Object.values(WRAPPER_KEYS).flat()];
    this.#known = new Set(all.filter((key) => !this.#notIn.has(key)));
  }

  /** The first array of objects, wherever it comes: the head doesn't reach it. */
  unseen(): JsonPath {
    return [{ kind: 'member', key: null, notIn: this.#notIn }, ELEMENTS];
  }

  inRoot(root: Cell, isWhole: boolean): JsonPath {
    if (root instanceof Map) return this.inPage(root as SourceRecord, isWhole) ?? [];
    return Array.isArray(root) ? this.#inArray(root as readonly Cell[], true) : [];
  }

  /** `pages`: its elements may be pages of an answer, not records. */
  #inArray(values: readonly Cell[], pages: boolean): JsonPath {
    const items = values.slice(0, LOOKED_AT);
    const arrays = items.filter((item) => Array.isArray(item)) as readonly (readonly Cell[])[];
    if (pages && arrays.length * 2 > items.length) {
      const inner = arrays.find((array) => array.some((item) => item instanceof Map));
      if (inner !== undefined) return [ELEMENTS, ...this.#inArray(inner, false)];
    }
    const maps = items.filter((item) => item instanceof Map) as readonly SourceRecord[];
    if (maps.length > 0 && maps.every((map) => map.get('node') instanceof Map)) {
      return [ELEMENTS, { kind: 'member', key: 'node', notIn: this.#notIn }];
    }
    const inside = pages ? maps.map((map) => this.#inPageOfMany(map)) : [];
    const found = inside.filter((path) => path !== null);
    return found.length * 2 > maps.length ? [ELEMENTS, ...(found[0] ?? [])] : [ELEMENTS];
  }

  /** Null = the object is a record itself. */
  inPage(object: SourceRecord, isWhole: boolean): JsonPath | null {
    if (isWhole && this.#isRecognised(object)) return null;
    const arrays = this.#arraysIn(object);
    const known = arrays.find((key) => this.#isKnown(key));
    if (known !== undefined) return this.#through([known], object);
    // "commits": [ … ] beside the fields of a deployment is a part of it.
    if (looksLikeRecord(object)) return null;
    const first = arrays.find((key) => (object.get(key) as readonly Cell[]).length > 0);
    if (first !== undefined) return this.#through([first], object);
    return this.#nested(object);
  }

  /** An element of an array has to look like a page and like nothing else. */
  #inPageOfMany(object: SourceRecord): JsonPath | null {
    if (looksLikeRecord(object) || this.#isRecognised(object)) return null;
    const arrays = this.#arraysIn(object);
    const [only] = arrays;
    const isPaged = [...object.keys()].every((key) => key === only || PAGING.test(normaliseHeader(key)));
    const known = arrays.find((key) => this.#isKnown(key)) ?? (isPaged ? only : undefined);
    return known === undefined ? this.#nested(object) : this.#through([known], object);
  }

  /** Inside objects only by a name that means records: "data.repository.deployments.nodes". */
  #nested(object: SourceRecord): JsonPath | null {
    if (guessKind(jsonColumns([object]).filter(({ list }) => !list)) !== null) return null;
    let level: readonly (readonly string[])[] = [...object.keys()].map((key) => [key]);
    for (let depth = 1; depth < DEEPEST && level.length > 0; depth++) {
      const below = level.flatMap((path) => {
        const child = at(object, path);
        return child instanceof Map ? [...(child as SourceRecord).keys()].map((key) => [...path, key]) : [];
      });
      const found = below.find(
        (path) => this.#isKnown(path.at(-1) ?? '') && this.#holdsRecords(at(object, path), true),
      );
      if (found !== undefined) return this.#through(found, object);
      level = below;
    }
    return null;
  }

  #through(keys: readonly string[], object: SourceRecord): JsonPath {
    const members = keys.map((key) => ({ kind: 'member', key, notIn: this.#notIn }) as const);
    return [...members, ...this.#inArray(at(object, keys) as readonly Cell[], false)];
  }

  #arraysIn(object: SourceRecord): readonly string[] {
    return [...object.keys()].filter(
      (key) =>
        !this.#notIn.has(normaliseHeader(key)) && this.#holdsRecords(object.get(key) ?? null, this.#isKnown(key)),
    );
  }

  #holdsRecords(value: Cell, isKnown: boolean): boolean {
    if (!Array.isArray(value)) return false;
    return value.some((item) => item instanceof Map) || (value.length === 0 && isKnown);
  }

  #isKnown(key: string): boolean {
    return this.#known.has(normaliseHeader(key));
  }

  #isRecognised(object: SourceRecord): boolean {
    const first = () => ({ records: [object], choices: { deploys: null, incidentTypes: null } });
    return recognisePresets(jsonColumns([object]), this.#kind, first).length > 0;
  }
}

function looksLikeRecord(object: SourceRecord): boolean {
  const scalars = [...object].filter(([, value]) => !(value instanceof Map || Array.isArray(value)));
  return guessKind(scalars.map(([name]) => ({ name, list: false }))) !== null;
}

function at(object: SourceRecord, path: readonly string[]): Cell {
  let value: Cell = object as Cell;
  for (const key of path) value = value instanceof Map ? ((value as SourceRecord).get(key) ?? null) : null;
  return value;
}
