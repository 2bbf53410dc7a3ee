import type { ImportOptions } from '../../../../shared/api.ts';
import { GENERIC_PRESETS } from '../../../../shared/import/presets/registry.ts';
import type { DateOrder } from '../../../../shared/import/time-reading.ts';
import type { Evidence, FileReading } from '../../../../shared/import-inspection.ts';
import type { OpenFile } from '../bytes/open-source.ts';
import { isWorkbook, type PlannedFile } from '../open-table.ts';
import { columnKey, inspectColumns, inspectFields } from './reading-fields.ts';
import { readFirstRows } from './reading-rows.ts';
import { dateOrderReading, localTimesOf } from './reading-times.ts';
import type { SavedUse } from './use-saved.ts';

const MOST_NAMED = 8;

export interface LookedAt {
  readonly opened: OpenFile;
  readonly planned: PlannedFile;
  /** Of its dates; null = not known. */
  readonly order: DateOrder | null;
  /** What the user said, without what was saved. */
  readonly asked: ImportOptions;
  readonly use: SavedUse;
}

/** How a file would be read, and its first rows by the readers that the import uses. */
export async function describeReading({ opened, planned, order, asked, use }: LookedAt): Promise<FileReading> {
  const { plan, decision, layout, sample } = planned;
  const { options } = opened;
  const first = await readFirstRows(planned, order);
  return {
    format: layout === null ? 'json' : isWorkbook(opened) ? 'workbook' : 'csv',
    kind: plan.kind,
    preset: plan.preset,
    confidence: decision.confidence,
    evidence: evidenceOf(planned, asked, use),
    alternatives: alternativesOf(planned),
    encoding: opened.encoding,
    delimiter: layout === null || isWorkbook(opened) ? null : String.fromCharCode(layout.dialect.delimiter),
    headerRow: layout === null ? null : layout.headerRow,
    decimal: decision.decimal,
    inputTimeZone: options.inputTimeZone ?? null,
    localTimes: localTimesOf(planned, order),
    dateOrder: dateOrderReading(planned, order, options.dateOrder),
    columns: inspectColumns(sample),
    fields: inspectFields(planned, first, { options, asked }),
    rows: first.rows,
    counts: first.counts,
    saved: use.name,
    offered: use.offered,
  };
}

function alternativesOf({ plan, decision, layout }: PlannedFile): FileReading['alternatives'] {
  const others = decision.recognised
    .filter(({ preset }) => preset.id !== plan.preset)
    .map(({ preset, confidence }) => ({ preset: preset.id, kind: preset.kind, confidence }));
  const generic = layout === null ? GENERIC_PRESETS.json : GENERIC_PRESETS.csv;
  return plan.preset === generic ? others : [...others, { preset: generic, kind: plan.kind, confidence: 0 }];
}

function evidenceOf(
  { plan, decision, sample, layout }: PlannedFile,
  asked: ImportOptions,
  use: SavedUse,
): readonly Evidence[] {
  const evidence: Evidence[] = [];
  const generic = plan.preset === (layout === null ? GENERIC_PRESETS.json : GENERIC_PRESETS.csv);
  const isChosen = asked.preset !== undefined || (asked.kind !== undefined && asked.kind !== 'auto');
  if (isChosen) evidence.push({ code: 'chosen' });
  if (use.name !== null) evidence.push({ code: 'saved', name: use.name });
  const from = (source: string) => {
    const columns = [...decision.sources].flatMap(([field, found]) => {
      return found === source ? [columnKey(sample, plan.mapping.get(field) ?? -1)] : [];
    });
    return [...new Set(columns)].slice(0, MOST_NAMED);
  };
  const add = (code: 'columns' | 'names' | 'values', columns: readonly string[]) => {
    if (columns.length > 0) evidence.push({ code, columns });
  };
  if (!generic)
    add('columns', [...new Set([...from('preset'), ...readColumns(plan.reads, sample.columns)])].slice(0, MOST_NAMED));
  add('names', from('name'));
  add('values', from('values'));
  return evidence;
}

/** Columns that the preset's own step reads. */
function readColumns(reads: readonly string[], columns: readonly { readonly name: string }[]): readonly string[] {
  return columns.map(({ name }) => name).filter((name) => reads.some((prefix) => name.startsWith(prefix)));
}
