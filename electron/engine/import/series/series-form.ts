/** How a JSON file holds series of metrics, by its beginning. */
import type { Cell } from '../../../../shared/import/cell.ts';
import { otelMetrics, prometheusRange } from '../../../../shared/import/presets/metric-series.ts';
import { outlineOf } from '../json/json-outline.ts';
import type { JsonForm, JsonPath } from '../json/json-path.ts';
import { type Members, memberOf, objectOf } from './otel-cells.ts';

export interface SeriesForm {
  readonly preset: typeof prometheusRange | typeof otelMetrics;
  readonly form: JsonForm;
  /** The file is the answer to a query that failed; null = it isn't. */
  readonly failure: { readonly type: string; readonly message: string } | null;
}

/** One of these is in every such file, and in few others. */
const MARKS = [
  '"metric"',
  '"result"',
  '"errorType"',
  '"resourceMetrics"',
  '"resource_metrics"',
  '"scopeMetrics"',
  '"scope_metrics"',
];
const LOOKED_AT = 50;
const ELEMENTS = { kind: 'elements' } as const;
const OF_DATA = [member('result'), ELEMENTS];
const OF_ANSWER = [member('data'), ...OF_DATA];

/** Null = it holds something else. `whole` = the head is all of the file. */
export function seriesForm(head: Buffer, whole: boolean): SeriesForm | null {
  if (!MARKS.some((mark) => head.includes(mark))) return null;
  const { roots } = outlineOf(head, whole);
  const [first] = roots;
  if (first === undefined) return null;
  return inRoots(roots, areLines(head)) ?? (Array.isArray(first) ? inArray(first as readonly Cell[]) : null);
}

/** Objects one after another, a line each or over several. */
function inRoots(roots: readonly Cell[], isLines: boolean): SeriesForm | null {
  const objects = roots.slice(0, LOOKED_AT).map(objectOf);
  const [first] = objects;
  if (first === undefined) return null;
  // Collectors write traces and logs into the same file.
  const key = objects.map(resourcesKey).find((one) => one !== null) ?? null;
  if (key !== null)
    return found(
      otelMetrics,
      isLines ? { kind: 'lines' } : { kind: 'tree', path: [member(key), ELEMENTS], several: true },
    );
  if (isResource(first)) return found(otelMetrics, tree([]));
  const failure = objects.length === 1 ? failureOf(first) : null;
  const isAnswer = objects.some((object) => isData(objectOf(object.get('data') ?? null)));
  if (isAnswer || failure !== null) return { ...found(prometheusRange, tree(OF_ANSWER)), failure };
  if (isData(first)) return found(prometheusRange, tree(OF_DATA));
  return isSeries(first) ? found(prometheusRange, isLines ? { kind: 'lines' } : tree([])) : null;
}

/** The first value is on a line of its own, and there is another line: whatever that is, it is one of its own, too. */
function areLines(head: Buffer): boolean {
  const text = head.toString('latin1').trim();
  const end = text.indexOf('\n');
  if (end < 0) return false;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

function inArray(values: readonly Cell[]): SeriesForm | null {
  for (const object of values.slice(0, LOOKED_AT).map(objectOf)) {
    const key = resourcesKey(object);
    if (key !== null) return found(otelMetrics, tree([ELEMENTS, member(key), ELEMENTS]));
    if (isResource(object)) return found(otelMetrics, tree([ELEMENTS]));
    if (isData(objectOf(object.get('data') ?? null))) return found(prometheusRange, tree([ELEMENTS, ...OF_ANSWER]));
    if (isData(object)) return found(prometheusRange, tree([ELEMENTS, ...OF_DATA]));
    if (isSeries(object)) return found(prometheusRange, tree([ELEMENTS]));
  }
  return null;
}

function member(key: string): JsonPath[number] {
  return { kind: 'member', key, notIn: new Set() };
}

function tree(path: JsonPath): JsonForm {
  return { kind: 'tree', path, several: true };
}

function found(preset: SeriesForm['preset'], form: JsonForm): SeriesForm {
  return { preset, form, failure: null };
}

function resourcesKey(object: Members): string | null {
  return ['resourceMetrics', 'resource_metrics'].find((key) => Array.isArray(object.get(key))) ?? null;
}

function isResource(object: Members): boolean {
  return Array.isArray(memberOf(object, 'scopeMetrics'));
}

/** https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats */
function isData(object: Members): boolean {
  const type = object.get('resultType');
  const isSaid = type === 'matrix' || type === 'vector';
  const result = object.get('result');
  const first = Array.isArray(result) ? objectOf((result as readonly Cell[])[0] ?? null) : null;
  // The head may end in the middle of the first one.
  return first === null || first.size === 0 ? isSaid : isSeries(first) || (isSaid && first.has('metric'));
}

function isSeries(object: Members): boolean {
  if (!(object.get('metric') instanceof Map)) return false;
  return ['values', 'value', 'histograms'].some((key) => Array.isArray(object.get(key)));
}

function failureOf(object: Members): SeriesForm['failure'] {
  const type = object.get('errorType');
  const message = object.get('error');
  if (object.get('status') !== 'error' || (typeof type !== 'string' && typeof message !== 'string')) return null;
  return { type: typeof type === 'string' ? type : '', message: typeof message === 'string' ? message : '' };
}
