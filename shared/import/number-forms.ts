/** How a column writes its numbers, told by its header and by all of its first values, since one alone may not tell. */
import { type Cell, isNumberCell, type Row, type SourceColumn } from './cell.ts';
import type { Field } from './fields.ts';
import { decimalMarkOf, isUnit, type Measure, type NumberForm } from './read-quantity.ts';

/** The fields that hold measured values. */
export const MEASURES: Readonly<Partial<Record<Field, Measure>>> = {
  additions: 'count',
  deletions: 'count',
  requests: 'count',
  request_rate: 'rate',
  errors: 'count',
  count: 'count',
  users: 'count',
  error_rate: 'share',
  error_types: 'count',
  p50: 'duration',
  p75: 'duration',
  p90: 'duration',
  p95: 'duration',
  p99: 'duration',
  max: 'duration',
  mean: 'duration',
};

/** By column number, for the columns that hold measured values. */
export function numberForms(
  mapping: ReadonlyMap<Field, number>,
  columns: readonly SourceColumn[],
  rows: readonly Row[],
): ReadonlyMap<number, NumberForm> {
  const forms = new Map<number, NumberForm>();
  for (const [field, column] of mapping) {
    const measure = MEASURES[field];
    if (measure === undefined) continue;
    const texts = rows.map((row) => textOf(row.cell(column)));
    const unit = unitOfHeader(columns[column]?.name ?? '', measure);
    forms.set(column, {
      decimalComma: usesDecimalComma(texts),
      unit: unit === '' && measure === 'share' && texts.some(isAboveOne) ? '%' : unit,
    });
  }
  return forms;
}

/** "p95 (ms)", "latency_p95_ms", "errorRatePercent", "requests per minute"; '' = the header names no unit. */
export function unitOfHeader(header: string, measure: Measure): string {
  const name = header.normalize('NFKC').trim();
  const spaced = name.replaceAll(/(?<=\p{Ll}|\d)(?=\p{Lu})/gu, ' ').toLowerCase();
  const inBrackets = /[([]\s*([^()[\]]+?)\s*[)\]]$/u.exec(spaced)?.[1];
  const per = /(?:^|[\s_.-])per[\s_.-]?(\d*\p{L}+)$/u.exec(spaced)?.[1];
  const slashed = /(\p{L}*\s?\/\s?\d*\s?\p{L}+)$/u.exec(spaced)?.[1];
  const last = /[\s_.-]([^\s_.-]+)$/u.exec(spaced)?.[1];
  const candidates = [
    inBrackets,
    per === undefined ? undefined : `/${per}`,
    slashed,
    last,
    spaced.endsWith('%') ? '%' : undefined,
  ];
  return candidates.find((unit) => unit !== undefined && isUnit(unit, measure)) ?? '';
}

/** One value that can only be read so decides; those that can only be read the other way outvote it. */
function usesDecimalComma(texts: readonly string[]): boolean {
  let commas = 0;
  let points = 0;
  for (const text of texts) {
    const mark = decimalMarkOf(/\d[\d.,]*/.exec(text)?.[0] ?? '');
    if (mark === ',') commas++;
    else if (mark === '.') points++;
  }
  return commas > points;
}

/** 2.5 is no share of one: the column counts in percent. */
function isAboveOne(text: string): boolean {
  return /^\d+(?:[.,]\d+)?$/.test(text) && Number(text.replace(',', '.')) > 1;
}

function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell.trim();
  return cell !== null && isNumberCell(cell) ? cell.number : '';
}
