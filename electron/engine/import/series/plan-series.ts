/** How a file of series is read: as any other file by its beginning and by what the user said, but its rows are joined first. */
import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Cell, SourceColumn } from '../../../../shared/import/cell.ts';
import type { Field } from '../../../../shared/import/fields.ts';
import { DIMENSIONS, SERIES_VALUES } from '../../../../shared/import/presets/metric-series.ts';
import { damageCheck } from '../bytes/damage.ts';
import type { OpenFile } from '../bytes/open-source.ts';
import { JsonFault } from '../json/json-reader.ts';
import { jsonRecords } from '../json/json-records.ts';
import { SERIES_LIMIT } from '../limits.ts';
import type { PlannedFile } from '../open-table.ts';
import { type Decision, planImport } from '../plan/plan-import.ts';
import type { Sample } from '../plan/sample.ts';
import { FactsOfSeries, type SeriesFacts } from './series-facts.ts';
import type { SeriesForm } from './series-form.ts';
import { SeriesJoin } from './series-join.ts';
import { commonName, type LabelChoices } from './series-labels.ts';
import type { SeriesChoices } from './series-reading.ts';
import { SeriesRowView } from './series-row.ts';
import type { SeriesRow } from './series-rows.ts';
import { SeriesSource, UNNAMED_COLUMNS } from './series-source.ts';

/** How much is looked at: at the least; at the most, where there is still nothing to tell intervals by. */
const LEAST_BYTES = 1024 * 1024;
const MOST_BYTES = 32 * 1024 * 1024;
const ROWS = 1000;

export interface SeriesRequest {
  readonly opened: OpenFile;
  readonly savedFields: ReadonlySet<string>;
  readonly found: SeriesForm;
  /** The file's text from its beginning. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** Whether the user asked for something else than what series become. */
export function asksForOther({ kind, preset }: ImportOptions, { preset: own }: SeriesForm): boolean {
  return (kind !== undefined && kind !== 'auto' && kind !== own.kind) || (preset !== undefined && preset !== own.id);
}

/** Throws 'query-failed' for the answer to a query that failed. */
export async function planSeries({ opened, savedFields, found, chunks }: SeriesRequest): Promise<PlannedFile> {
  const { file, options, now } = opened;
  if (found.failure !== null) throw new AppError('query-failed', { file, ...found.failure });
  const labels = labelChoices(options);
  const head = await readHead(found, labels, chunks());
  const { facts } = head;
  const planOptions = { ...options, preset: found.preset.id };
  const base = choicesOf(options, labels, facts);
  const sample = sampleOf(file, found, head, base);
  const addColumn = (name: string): SourceColumn => ({ name, list: false });
  const decided = planImport({ file, format: 'json', sample, options: planOptions, savedFields, now, addColumn });
  const decision = { ...decided, recognised: [], problem: decided.problem ?? problemOf(file, head, base, sample) };
  const { plan } = decision;
  const service = plan.assumedService ?? base.constants.service;
  const choices = { ...base, constants: { ...base.constants, ...(service !== undefined && { service }) } };
  const isDamaged = damageCheck(opened.facts, opened.encoding);
  const open = () => new SeriesSource({ file, found, choices, plan, isDamaged });
  return { plan, decision, layout: null, sample, header: [], open, chunks, notices: [] };
}

interface Head {
  readonly elements: readonly Cell[];
  readonly facts: SeriesFacts;
  /** It is all of the file. */
  readonly isWhole: boolean;
}

/** The first elements; a fault is for whoever reads all of them to find. */
async function readHead(found: SeriesForm, labels: LabelChoices, chunks: AsyncIterable<Uint8Array>): Promise<Head> {
  const records = jsonRecords(found.form, SERIES_LIMIT);
  const facts = new FactsOfSeries(found.preset, labels);
  const elements: Cell[] = [];
  let isWhole = true;
  let bytes = 0;
  function drain(): void {
    for (let step = records.next(); step !== 'more' && step !== 'end'; step = records.next()) {
      if (step !== 'record') continue;
      if (bytes <= LEAST_BYTES || elements.length === 0) elements.push(records.taken.value);
      facts.add(records.taken.value);
    }
  }
  try {
    let waiting: Uint8Array[] = [];
    for await (const chunk of chunks) {
      if (bytes >= (facts.hasStep ? LEAST_BYTES : MOST_BYTES)) {
        isWhole = false;
        break;
      }
      bytes += chunk.length;
      waiting.push(Uint8Array.from(chunk));
      // As a source does it: an element over many chunks is not looked at with each of them.
      if (waiting.length * 2 < Math.log2(bytes)) continue;
      records.append(Buffer.concat(waiting));
      waiting = [];
      drain();
    }
    if (waiting.length > 0) records.append(Buffer.concat(waiting));
    if (isWhole) records.finish();
    drain();
  } catch (thrown) {
    if (!(thrown instanceof JsonFault)) throw thrown;
  }
  return { elements, facts: facts.facts(), isWhole };
}

function labelChoices({ mapping = {} }: ImportOptions): LabelChoices {
  const chosen = DIMENSIONS.flatMap((dimension) => {
    const label = mapping[dimension];
    return label === undefined ? [] : [[dimension, label] as const];
  });
  return Object.fromEntries(chosen);
}

function choicesOf(
  { mapping = {}, constants = {} }: ImportOptions,
  labels: LabelChoices,
  facts: SeriesFacts,
): SeriesChoices {
  const values = Object.entries(mapping).filter(([field, name]) => isMeasure(field) && name !== field && name !== '');
  const isUnnamed = (name: string) => Object.hasOwn(UNNAMED_COLUMNS, name);
  const [unnamed] = values.filter(([, name]) => isUnnamed(name));
  const column = UNNAMED_COLUMNS[unnamed?.[1] ?? 'value'];
  const metrics = values.filter(([, name]) => !isUnnamed(name));
  const said = DIMENSIONS.flatMap((dimension) => {
    const constant = constants[dimension]?.trim() ?? '';
    return constant === '' ? [] : [[dimension, constant] as const];
  });
  return {
    labels,
    constants: Object.fromEntries(said),
    metrics: new Map(metrics.map(([field, name]) => [commonName(name), field as Field])),
    unnamed: {
      field: (unnamed?.[0] ?? 'requests') as Field,
      counting: column?.counting ?? facts.unnamedCounting,
      toMilliseconds: column?.toMilliseconds ?? 1000,
    },
    isUnnamedChosen: unnamed !== undefined,
    step: facts.step,
  };
}

function isMeasure(field: string): boolean {
  return field !== 'at' && SERIES_VALUES.some((value) => value === field);
}

/** Rows of the first elements, and columns for what they have. */
function sampleOf(file: string, found: SeriesForm, { elements, facts }: Head, choices: SeriesChoices): Sample {
  // A file of one service may not name it; whose it is will be found out by what the columns lack.
  const constants = { ...(facts.labels.service === undefined && { service: file }), ...choices.constants };
  const join = new SeriesJoin(file, found.preset, { ...choices, constants });
  for (const element of elements) join.feed(element, 1);
  const rows = firstOf(join.rows(), ROWS);
  const fields = columnsOf(rows, join.interval, facts, choices);
  const views = rows.map((row) => {
    const view = new SeriesRowView([...fields.values()], join.interval);
    view.row = row;
    return view;
  });
  const columns = [...fields.keys()].map((name) => ({ name, list: false }));
  return { columns, rows: views, records: [], values: 0 };
}

function firstOf<Item>(items: Iterable<Item>, most: number): readonly Item[] {
  const first: Item[] = [];
  for (const item of items) {
    if (first.length >= most) break;
    first.push(item);
  }
  return first;
}

/** Names of the columns that there is something in, and what field that is. */
function columnsOf(
  rows: readonly SeriesRow[],
  interval: number,
  facts: SeriesFacts,
  { unnamed, isUnnamedChosen }: SeriesChoices,
): ReadonlyMap<string, Field | null> {
  const view = new SeriesRowView([], interval);
  const used = new Set<string>();
  for (const row of rows) {
    view.row = row;
    for (const name of view.record().keys()) used.add(name);
  }
  const columns = new Map<string, Field | null>();
  for (const dimension of DIMENSIONS) {
    const label = facts.labels[dimension];
    if (label !== undefined) columns.set(label, dimension);
  }
  for (const field of SERIES_VALUES) if (used.has(field)) columns.set(field, field);
  const said = unnamed.counting === 'rate' && !isUnnamedChosen ? 'request_rate' : unnamed.field;
  if (facts.hasUnnamed) for (const name of Object.keys(UNNAMED_COLUMNS)) columns.set(name, said);
  const others = rows.length === 0 ? [...facts.otherLabels, ...facts.metricNames] : facts.otherLabels;
  for (const name of others) if (!columns.has(name)) columns.set(name, null);
  return columns;
}

/** What has to be said before such a file can become anything: a file of which not one point can be used asks. */
function problemOf(
  file: string,
  { facts, isWhole }: Head,
  choices: SeriesChoices,
  sample: Sample,
): Decision['problem'] {
  const isOfSeries = facts.metricNames.size > 0 || facts.hasUnnamed;
  if (!isWhole || !isOfSeries || sample.rows.length > 0) return null;
  const columns = sample.columns
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 1000);
  const hasVersion = facts.labels.version !== undefined || choices.constants.version !== undefined;
  return hasVersion ? null : new AppError('file-column-needed', { file, field: 'version', columns });
}
