/** The table of answers in a file, by the import's own readers: whatever can be imported can be read as a survey. */
import { AppError } from '../../../shared/errors.ts';
import { askedIn, type SurveyRow, type SurveyTable } from '../../../shared/guidance/read-survey.ts';
import type { SurveyCheck } from '../../../shared/guidance/survey-questions.ts';
import { cellText, type SourceColumn } from '../../../shared/import/cell.ts';
import { listEntries } from '../import/archives/archive.ts';
import { damageCheck } from '../import/bytes/damage.ts';
import { decodeChunks, decodeHead } from '../import/bytes/decode-chunks.ts';
import { type OpenFile, type OpenRequest, openSource } from '../import/bytes/open-source.ts';
import { type CsvLayout, detectLayout } from '../import/csv/csv-layout.ts';
import { CsvSource } from '../import/csv/csv-source.ts';
import type { JsonColumn } from '../import/json/json-columns.ts';
import { jsonForm, looksLikeJson } from '../import/json/json-form.ts';
import { JsonSource } from '../import/json/json-source.ts';
import { isWorkbook } from '../import/open-table.ts';
import { sampleJson } from '../import/plan/sample.ts';
import { forEachRecord } from '../import/read-records.ts';
import type { RecordSource } from '../import/record-source.ts';
import { quietWork, type Work } from '../work.ts';

/** What couldn't be read of a file, beside its table. */
export interface OpenedSurvey {
  readonly table: SurveyTable;
  /** Rows that are none of the table: cut short, damaged. */
  readonly broken: readonly { readonly line: number; readonly text: string }[];
}

const HEAD_BYTES = 1024 * 1024;
/** More people than a round holds, so that it is told; what is longer is something else, and not read to its end. */
const MOST_ROWS = 20_000;
const ENOUGH = new Error('enough rows');
/** Sheets of a workbook, files of an archive. */
const MOST_TABLES = 50;
const LONGEST_CELL = 4096;
/** So many questions are no accident of the words. */
const TELLING = 2;
/** Titles above the header take no more lines than this. */
const HEADER_WITHIN = 8;
const DELIMITERS = [',', ';', '\t', '|'];

/** Of several sheets or files in one, the one that asks most. Throws what an import throws for a file it can't read. */
export async function openSurvey(path: string, check: SurveyCheck, now: number): Promise<OpenedSurvey> {
  const work = quietWork();
  let best: { readonly opened: OpenedSurvey; readonly asked: number } | null = null;
  let failure: unknown = null;
  for (const { entry } of (await listEntries(path, work)).slice(0, MOST_TABLES)) {
    try {
      const opened = await openEntry(path, entry, check, now, work);
      const asked = askedIn(opened.table.columns, check);
      if (best === null || asked > best.asked) best = { opened, asked };
    } catch (thrown) {
      failure ??= thrown;
    }
  }
  if (best !== null) return best.opened;
  throw failure ?? new AppError('nothing-to-import', { path });
}

async function openEntry(
  path: string,
  entry: string | null,
  check: SurveyCheck,
  now: number,
  work: Work,
): Promise<OpenedSurvey> {
  const file = await openGuessing({ path, entry, options: {}, now, work });
  try {
    const { source, length, encoding } = file;
    const head = await decodeHead(source, length, encoding.name, HEAD_BYTES);
    if (head.length < HEAD_BYTES && head.toString().trim() === '')
      throw new AppError('file-empty', { file: file.file });
    return await readRows(file, await sourceOf(file, head, check), work);
  } finally {
    await file.source.close();
  }
}

/** Where an import would ask for the encoding, the likeliest has to do: a wrong one shows in the names. */
async function openGuessing(request: OpenRequest): Promise<OpenFile> {
  try {
    return await openSource(request);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'file-encoding-unknown') throw thrown;
    return openSource({ ...request, options: { encoding: String(thrown.params.guess) } });
  }
}

async function sourceOf(file: OpenFile, head: Buffer, check: SurveyCheck): Promise<RecordSource> {
  const isDamaged = damageCheck(file.facts, file.encoding);
  if (looksLikeJson(head)) {
    const form = jsonForm(head, head.length < HEAD_BYTES, null);
    const sample = await sampleJson(new JsonSource(file.file, form, [], isDamaged), chunksOf(file));
    return new JsonSource(file.file, form, sample.columns.filter(isJsonColumn), isDamaged);
  }
  return new CsvSource(file.file, layoutOf(head, check, isWorkbook(file)), isDamaged, true);
}

/** All columns of a sample of JSON are. */
function isJsonColumn(column: SourceColumn): column is JsonColumn {
  return 'path' in column;
}

function chunksOf({ source, length, encoding }: OpenFile): AsyncGenerator<Buffer, void, undefined> {
  return decodeChunks(source, length, encoding.name);
}

/** The delimiter and the line of the header that make most sense of the names, as questions. */
function layoutOf(head: Buffer, check: SurveyCheck, isSheet: boolean): CsvLayout {
  const usual = detectLayout(head, isSheet ? { wanted: [], delimiter: ',' } : { wanted: [] });
  let best = { layout: usual, asked: askedOf(usual, check) };
  if (best.asked >= TELLING) return usual;
  for (const delimiter of isSheet ? [','] : DELIMITERS) {
    for (let headerRow = 1; headerRow <= HEADER_WITHIN; headerRow++) {
      const layout = detectLayout(head, { wanted: [], delimiter, headerRow });
      const asked = askedOf(layout, check);
      if (asked > best.asked) best = { layout, asked };
    }
  }
  return best.layout;
}

function askedOf(layout: CsvLayout, check: SurveyCheck): number {
  return askedIn(uniqueNames(layout.columns.map(({ name }) => name)), check);
}

/** A name that is empty or has been there before says nothing: the column's number does. */
function uniqueNames(names: readonly string[]): readonly string[] {
  return names.map((name, index) => (name === '' || names.indexOf(name) < index ? `#${index + 1}` : name));
}

async function readRows(file: OpenFile, source: RecordSource, work: Work): Promise<OpenedSurvey> {
  const rows: SurveyRow[] = [];
  const broken: { line: number; text: string }[] = [];
  function visit(step: 'row' | 'bad' | 'blank'): void {
    if (step === 'blank') return;
    if (rows.length >= MOST_ROWS) throw ENOUGH;
    const { line } = source;
    if (step === 'bad') {
      if (source.bad?.code !== 'summary-row') broken.push({ line, text: source.excerpt() });
      return;
    }
    rows.push({ line, cells: source.columns.map((_, column) => textOf(source, column)) });
  }
  await forEachRecord(source, chunksOf(file), work, visit).catch((thrown: unknown) => {
    if (thrown !== ENOUGH) throw thrown;
  });
  return { table: { columns: uniqueNames(source.columns.map(({ name }) => name)), rows }, broken };
}

function textOf({ row }: RecordSource, column: number): string {
  const cell = row.cell(column);
  return cell === null ? '' : cellText(cell, LONGEST_CELL);
}
