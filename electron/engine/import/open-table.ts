/** From a file's bytes to a source of records and a plan to read them by, table or JSON. */
import { AppError } from '../../../shared/errors.ts';
import { allowsWiderRows } from '../../../shared/import/presets/registry.ts';
import { tableOfText } from '../../../shared/import/text-table.ts';
import type { ImportNotice } from '../../../shared/import-batch.ts';
import { SheetSource } from './archives/sheet-source.ts';
import { damageCheck } from './bytes/damage.ts';
import { decodeChunks, decodeHead } from './bytes/decode-chunks.ts';
import type { OpenFile } from './bytes/open-source.ts';
import { type CsvLayout, detectLayout } from './csv/csv-layout.ts';
import { CsvSource } from './csv/csv-source.ts';
import { jsonColumnOf } from './json/json-columns.ts';
import { jsonForm, looksLikeJson } from './json/json-form.ts';
import { JsonSource } from './json/json-source.ts';
import { type Decision, type ImportPlan, planImport } from './plan/plan-import.ts';
import { type Sample, sampleJson, sampleTable } from './plan/sample.ts';
import type { RecordSource } from './record-source.ts';
import { asksForOther, planSeries } from './series/plan-series.ts';
import { seriesForm } from './series/series-form.ts';

export interface PlannedFile {
  readonly plan: ImportPlan;
  readonly decision: Decision;
  /** Of a table. */
  readonly layout: CsvLayout | null;
  readonly sample: Sample;
  /** The header as it was read; empty for JSON. */
  readonly header: readonly string[];
  /** A source at the file's beginning. */
  readonly open: () => RecordSource;
  /** The text that `open`'s source is given. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
  readonly notices: readonly ImportNotice[];
}

const HEAD_BYTES = 1024 * 1024;

/** The saved mapping that a file is read with. */
export interface SavedName {
  readonly name: string | null;
  /** Fields whose columns it names. */
  readonly fields: ReadonlySet<string>;
}

const NOT_SAVED: SavedName = { name: null, fields: new Set() };

/** Throws for what has to be chosen first. */
export async function planFile(opened: OpenFile, saved = NOT_SAVED): Promise<PlannedFile> {
  const planned = await lookAtFile(opened, saved);
  if (planned.decision.problem !== null) throw planned.decision.problem;
  return planned;
}

/** As `planFile`, and what has to be chosen is in the decision. */
export async function lookAtFile(opened: OpenFile, saved = NOT_SAVED): Promise<PlannedFile> {
  const head = await decodeHead(opened.source, opened.length, opened.encoding.name, HEAD_BYTES);
  if (head.length < HEAD_BYTES && head.toString().trim() === '')
    throw new AppError('file-empty', { file: opened.file });
  const planned = await (looksLikeJson(head) ? planJson : planTable)(opened, saved.fields, head);
  if (saved.name === null) return planned;
  return { ...planned, notices: [...planned.notices, { code: 'mapping-saved', params: { name: saved.name } }] };
}

async function planTable(opened: OpenFile, savedFields: ReadonlySet<string>, head: Buffer): Promise<PlannedFile> {
  const { file, options, now } = opened;
  const { headerRow, mapping = {} } = options;
  const written = delimiterOf(opened);
  const asCsv = written === undefined && headerRow === undefined ? csvOfText(head) : null;
  const chunks = () => (asCsv === null ? chunksOf(opened) : once(asCsv));
  const delimiter = asCsv === null ? written : ',';
  const wanted = Object.values(mapping).filter((name) => name !== '');
  const layout = detectLayout(asCsv ?? head, { wanted, delimiter, headerRow });
  if (headerRow !== undefined && layout.headerRow < headerRow)
    throw new AppError('not-found', { what: 'line', id: headerRow });
  const mayBeWider = allowsWiderRows(layout.columns);
  const open = () => new CsvSource(file, layout, damageCheck(opened.facts, opened.encoding), mayBeWider);
  const sample = await sampleTable(open(), chunks());
  const decided = planImport({ file, format: 'csv', sample, options, savedFields, now, addColumn: () => null });
  const { plan } = decided;
  const problem = decided.problem ?? ambiguousName(file, plan, sample, new Set(wanted));
  const header = layout.columns.map(({ name }) => name);
  return { plan, decision: { ...decided, problem }, layout, sample, header, open, chunks, notices: [] };
}

/** What people write or copy is short: all of it is in the head. Null = it is written as files are. */
function csvOfText(head: Buffer): Buffer | null {
  const table = head.length < HEAD_BYTES ? tableOfText(head.toString()) : null;
  return table === null ? null : Buffer.from(table);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}

/** What the user said divides the columns. Throws 'bad-request' for what can't: it has to be one byte in any encoding. */
export function delimiterOf(opened: OpenFile): string | undefined {
  const { delimiter } = opened.options;
  if (isWorkbook(opened) || delimiter === undefined) return isWorkbook(opened) ? ',' : undefined;
  if (/^[\t -~]$/.test(delimiter) && delimiter !== '"') return delimiter;
  throw new AppError('bad-request', { name: 'delimiter', detail: delimiter });
}

/** A sheet's table is made here, so that nothing can be said of how it is written. */
export function isWorkbook({ source }: OpenFile): boolean {
  return source instanceof SheetSource;
}

async function planJson(opened: OpenFile, savedFields: ReadonlySet<string>, head: Buffer): Promise<PlannedFile> {
  const { file, options, now } = opened;
  const series = seriesForm(head, head.length < HEAD_BYTES);
  if (series !== null && !asksForOther(options, series))
    return planSeries({ opened, savedFields, found: series, chunks: () => chunksOf(opened) });
  const kind = options.kind === undefined || options.kind === 'auto' ? null : options.kind;
  const form = jsonForm(head, head.length < HEAD_BYTES, kind);
  const isDamaged = damageCheck(opened.facts, opened.encoding);
  const sample = await sampleJson(new JsonSource(file, form, [], isDamaged), chunksOf(opened));
  const decision = planImport({ file, format: 'json', sample, options, savedFields, now, addColumn: jsonColumnOf });
  const { plan } = decision;
  const columns = plan.columns.map((column) => ('path' in column ? (column as never) : jsonColumnOf(column.name)));
  return {
    plan,
    decision,
    layout: null,
    sample,
    header: [],
    open: () => new JsonSource(file, form, columns, isDamaged),
    chunks: () => chunksOf(opened),
    notices:
      form.kind === 'tree' && form.path.length === 0 && !form.several ? [{ code: 'single-object', params: {} }] : [],
  };
}

export function chunksOf(opened: OpenFile): AsyncGenerator<Buffer, void, undefined> {
  return decodeChunks(opened.source, opened.length, opened.encoding.name);
}

/** Two columns of one name that say different things: which of them is meant is not for a program to guess. */
function ambiguousName(file: string, plan: ImportPlan, sample: Sample, asked: ReadonlySet<string>): AppError | null {
  for (const [field, column] of plan.mapping) {
    // A preset knows what its format repeats.
    if (plan.derive !== null && !plan.chosen.has(field)) continue;
    const name = plan.columns[column]?.name ?? '';
    if (asked.has(`#${column + 1}`)) continue;
    const twins = plan.columns.flatMap((other, index) => (other.name === name && index !== column ? [index] : []));
    const differ = twins.some((twin) => sample.rows.some((row) => row.cell(twin) !== row.cell(column)));
    if (differ) return new AppError('file-column-ambiguous', { file, column: name, first: column + 1 });
  }
  return null;
}
