import type { ImportOptions } from '../../../../shared/api.ts';
import { isAbsent } from '../../../../shared/import/absent.ts';
import type { Cell } from '../../../../shared/import/cell.ts';
import { readFlag, readRemediation, readStatus } from '../../../../shared/import/coerce-text.ts';
import { type Field, fieldsOf, REQUIRED_FIELDS, WORD_FIELDS } from '../../../../shared/import/fields.ts';
import { readDone, readPullState } from '../../../../shared/import/state-words.ts';
import type { ImportKind } from '../../../../shared/import-batch.ts';
import type { FieldWord, InspectedColumn, InspectedField } from '../../../../shared/import-inspection.ts';
import type { PlannedFile } from '../open-table.ts';
import { type FirstRows, shownCell } from './reading-rows.ts';
import type { Sample } from './sample.ts';

const SAMPLES = 3;
const SAMPLE_LENGTH = 60;
const MOST_WORDS = 30;

export function inspectColumns(sample: Sample): readonly InspectedColumn[] {
  return sample.columns.map(({ name }, index) => {
    const samples = new Set<string>();
    let empty = 0;
    for (const row of sample.rows) {
      const cell = row.cell(index);
      if (isEmpty(cell)) empty++;
      else if (samples.size < SAMPLES) samples.add(shownCell(cell, SAMPLE_LENGTH));
    }
    return { number: index + 1, name, samples: [...samples], empty };
  });
}

function isEmpty(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && isAbsent(cell)) || (Array.isArray(cell) && cell.length === 0);
}

interface Said {
  /** All that is said of the file, by its saved mapping too. */
  readonly options: ImportOptions;
  /** What the user says now. */
  readonly asked: ImportOptions;
}

export function inspectFields(
  planned: PlannedFile,
  first: FirstRows,
  { options, asked }: Said,
): readonly InspectedField[] {
  const { plan, decision, sample } = planned;
  const required = new Set(REQUIRED_FIELDS[plan.kind].flat());
  return fieldsOf(plan.kind).map((field): InspectedField => {
    const column = plan.mapping.get(field) ?? -1;
    const isThere = column >= 0 && column < sample.columns.length;
    const isDerived = first.derived.has(field) && !plan.chosen.has(field);
    const assumed = field === 'service' ? plan.assumedService : null;
    const constant = options.constants?.[field]?.trim() ? (options.constants[field] ?? null) : assumed;
    const source = isDerived
      ? 'derived'
      : (decision.sources.get(field) ??
        (constant === null || constant === assumed
          ? null
          : asked.constants?.[field] === undefined
            ? 'saved'
            : 'chosen'));
    return {
      field,
      required: required.has(field),
      column: isThere ? columnKey(sample, column) : null,
      constant,
      source,
      words: inspectWords(plan.kind, field, first, options),
    };
  });
}

/** What names a column in a mapping. */
export function columnKey({ columns }: Sample, column: number): string {
  const name = columns[column]?.name ?? '';
  const first = columns.findIndex((other) => other.name === name);
  return name === '' || first !== column ? `#${column + 1}` : name;
}

function inspectWords(kind: ImportKind, field: Field, first: FirstRows, options: ImportOptions): readonly FieldWord[] {
  const counts = first.words.get(field);
  if (counts === undefined || !WORD_FIELDS.includes(field)) return [];
  const said = options.values?.[field] ?? {};
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([word, count]) => ({
      word,
      count,
      meaning: meaningOf(kind, field, Object.hasOwn(said, word) ? (said[word] ?? '') : word),
      chosen: Object.hasOwn(said, word),
    }));
}

/** The value that a word becomes; null = nobody knows. */
function meaningOf(kind: ImportKind, field: Field, word: string): string | null {
  if (field === 'status') return statusMeaning(kind, word);
  if (field === 'remediation') return readRemediation(word);
  const flag = readFlag(word);
  return flag === null ? null : String(flag);
}

function statusMeaning(kind: ImportKind, word: string): string | null {
  if (kind === 'pulls') return readPullState(word);
  if (kind === 'issues') {
    const isDone = readDone(word);
    return isDone === null ? null : isDone ? 'done' : 'open';
  }
  const status = readStatus(word);
  return status === 'unknown' ? null : status;
}
