import type { SourceColumn } from '../../../../shared/import/cell.ts';
import { unprotectCell } from '../../../../shared/import/formula-safe.ts';
import { guessMapping } from '../../../../shared/import/guess-mapping.ts';
import { COLUMN_LIMIT } from '../limits.ts';
import { isOwnExport } from '../plan/own-exports.ts';
import { CsvScanner } from './csv-scanner.ts';
import type { CsvDialect } from './csv-step.ts';

/** How a table is written and where it begins. */
export interface CsvLayout {
  readonly dialect: CsvDialect;
  /** Records before the first that counts: Excel's "sep=;" line. */
  readonly skip: number;
  /** Records before the header: titles, notes, empty lines. */
  readonly preamble: number;
  /** The first record is data: its columns are called #1, #2, … */
  readonly headerless: boolean;
  /** Physical line of the header, from 1; 0 = there is none. */
  readonly headerRow: number;
  readonly columns: readonly SourceColumn[];
}

/** What the user said of it. */
export interface LayoutChoices {
  /** Columns that the mapping names. */
  readonly wanted: readonly string[];
  /** One character. */
  readonly delimiter?: string | undefined;
  /** Physical line of the header, from 1; 0 = there is none. */
  readonly headerRow?: number | undefined;
}

const DELIMITERS = [',', ';', '\t', '|'];
/** Titles above a header take no more lines than this. */
const HEADER_WITHIN = 20;
const SAMPLED_RECORDS = 40;
const LONGEST_NAME = 300;
/** A header is known by two names; one may be a word of a title. */
const HEADER_NAMES = 2;

/**
 * Finds delimiter and header by what makes sense of the names, not by counting bytes: "a;b,c" is one or the other.
 */
export function detectLayout(head: Buffer, choices: LayoutChoices): CsvLayout {
  const separator = /^"?sep=(.)"?[ \t]*(?=\r|\n|$)/i.exec(head.toString('latin1', 0, 16))?.[1];
  const skip = separator === undefined ? 0 : 1;
  const told = choices.delimiter ?? separator;
  const candidates = told === undefined ? DELIMITERS : [told];
  let best: { readonly layout: CsvLayout; readonly score: number } | null = null;
  for (const delimiter of candidates) {
    const candidate = tryDelimiter(head, delimiter, skip, choices);
    if (best === null || candidate.score > best.score) best = candidate;
  }
  if (best === null) throw new Error('no delimiter to try');
  return best.layout;
}

function tryDelimiter(
  head: Buffer,
  delimiter: string,
  skip: number,
  { wanted, headerRow }: LayoutChoices,
): { readonly layout: CsvLayout; readonly score: number } {
  const plain = { delimiter: delimiter.charCodeAt(0), skipInitialSpace: false };
  const most = Math.max(SAMPLED_RECORDS, headerRow ?? 0);
  const first = sampleRecords(head, plain, most).slice(skip);
  const spaced = first.find(({ fields }) => fields.length > 1);
  const skipInitialSpace = spaced?.fields.slice(1).every((field) => /^ +\S/.test(field)) ?? false;
  const dialect = { ...plain, skipInitialSpace };
  const sampled = skipInitialSpace ? sampleRecords(head, dialect, most).slice(skip) : first;
  const records = sampled.map(({ fields }) => fields);
  const names = records.slice(0, Math.max(HEADER_WITHIN, headerRow ?? 0)).map((record) => knownNames(record, wanted));
  const found = names.findIndex((known) => known >= HEADER_NAMES);
  const firstText = records.findIndex((record) => record.some((field) => field.trim() !== ''));
  const told = headerRow === undefined || headerRow === 0 ? -1 : sampled.findIndex(({ line }) => line >= headerRow);
  const guessed = headerRow === 0 ? firstText : found >= 0 ? found : firstText;
  const preamble = Math.max(0, told >= 0 ? told : guessed);
  const isNumbered = found < 0 && wanted.length > 0 && wanted.every((name) => /^#\d+$/.test(name));
  // Columns that are named by number may have names that nobody knows.
  const startsWithData = found < 0 && isData(records[preamble], records[preamble + 1], isNumbered ? DIGITS : VALUE);
  const headerless = headerRow === undefined ? startsWithData : headerRow === 0;
  const header = records[preamble] ?? [];
  const columns = headerless
    ? header.map((_, index) => ({ name: `#${index + 1}`, list: false }))
    : namedColumns(header);
  const width = header.length;
  const even = records.slice(preamble).filter((record) => record.length === width).length / Math.max(1, records.length);
  // Known names decide; where there are none, columns that every record has.
  const score = (names[preamble] ?? 0) * 1000 + (width > 1 ? even * Math.min(width, 100) : 0);
  const line = headerless ? 0 : (sampled[preamble]?.line ?? 1);
  return { layout: { dialect, skip, preamble, headerless, headerRow: line, columns }, score };
}

/** A date with its time, an epoch time, a commit, an address: nobody calls a column so. */
const VALUE =
  /^\s*(?:\d{4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}[T ,.].*\d:\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\s.*\d:\d\d|\d{10}|\d{13}|[0-9a-f]{40}\b|https?:\/\/)/i;

/** What few names of columns hold. */
const DIGITS = /^\W*\d+(?:\W+\d+)*\W*$/;

/** A first record that is like the one after it, and holds what no header does. */
function isData(first: readonly string[] | undefined, second: readonly string[] | undefined, value: RegExp): boolean {
  if (first === undefined) return false;
  // Of one record alone, its own values have to tell.
  if (second === undefined) return first.some((field) => value.test(field));
  if (first.length !== second.length) return false;
  return first.some((field, index) => isValue(field, value) && isValue(second[index] ?? '', value));
}

function isValue(field: string, value: RegExp): boolean {
  return VALUE.test(field) || value.test(field);
}

interface SampledRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The first records, empty lines as one empty field. */
function sampleRecords(head: Buffer, dialect: CsvDialect, most: number): SampledRecord[] {
  const scanner = new CsvScanner(dialect);
  scanner.append(head);
  const records: SampledRecord[] = [];
  while (records.length < most) {
    let step = scanner.next();
    if (step === 'more') {
      // The last record of a cut head is cut as well, and good enough to tell columns by when it is the only one.
      if (records.length > 0) break;
      scanner.finish();
      step = scanner.next();
    }
    if (step === 'end' || step === 'more') break;
    const fields = Array.from({ length: Math.min(scanner.fields, COLUMN_LIMIT + 1) }, (_, field) =>
      scanner.text(field).slice(0, LONGEST_NAME),
    );
    records.push({ line: scanner.line, fields });
  }
  return records;
}

function knownNames(record: readonly string[], wanted: readonly string[]): number {
  const columns = namedColumns(record);
  const named = wanted.length > 0 && wanted.every((name) => columns.some((column) => column.name === name));
  if (named) return columns.length + HEADER_NAMES;
  const everything = () => true;
  return Math.max(
    guessMapping('deployments', columns, everything).size,
    guessMapping('incidents', columns, everything).size,
    guessMapping('versions', columns, everything).size,
    guessMapping('errors', columns, everything).size,
  );
}

/** In a file that was written here, names are protected against spreadsheets as all cells are. */
function namedColumns(header: readonly string[]): SourceColumn[] {
  const columns = header.map((name) => ({ name: cleanName(name), list: false }));
  return isOwnExport(columns) ? columns.map(({ name, list }) => ({ name: unprotectCell(name), list })) : columns;
}

/** Without spaces and the invisible characters that copied headers bring along. */
function cleanName(name: string): string {
  return name.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
}
