import type { ImportOptions } from '../../../shared/api.ts';
import { GENERIC_PRESETS } from '../../../shared/import/presets/registry.ts';
import type { DateOrder } from '../../../shared/import/time-reading.ts';
import type { Evidence, FileReading } from '../../../shared/import-inspection.ts';
import type { OpenFile } from './open-source.ts';
import type { PlannedFile } from './open-table.ts';
import { columnKey, inspectColumns, inspectFields } from './reading-fields.ts';
import { readFirstRows } from './reading-rows.ts';
import { dateOrderReading, localTimesOf } from './reading-times.ts';

const MOST_NAMED = 8;

/** How a file would be read, and its first rows by the readers that the import uses. */
export async function describeReading(
  opened: OpenFile,
  planned: PlannedFile,
  order: DateOrder | null,
  options: ImportOptions,
): Promise<FileReading> {
  const { plan, decision, layout, sample } = planned;
  const first = await readFirstRows(opened, planned, order);
  return {
    format: layout === null ? 'json' : 'csv',
    kind: plan.kind,
    preset: plan.preset,
    confidence: decision.confidence,
    evidence: evidenceOf(planned, options),
    alternatives: alternativesOf(planned),
    encoding: opened.encoding,
    delimiter: layout === null ? null : String.fromCharCode(layout.dialect.delimiter),
    headerRow: layout === null ? null : layout.headerRow,
    decimal: decision.decimal,
    inputTimeZone: options.inputTimeZone ?? null,
    localTimes: localTimesOf(planned, order),
    dateOrder: dateOrderReading(planned, order, options.dateOrder),
    columns: inspectColumns(sample),
    fields: inspectFields(planned, first, options),
    rows: first.rows,
    counts: first.counts,
    saved: null,
    offered: [],
  };
}

function alternativesOf({ plan, decision, layout }: PlannedFile): FileReading['alternatives'] {
  const others = decision.recognised
    .filter(({ preset }) => preset.id !== plan.preset)
    .map(({ preset, confidence }) => ({ preset: preset.id, kind: preset.kind, confidence }));
  const generic = layout === null ? GENERIC_PRESETS.json : GENERIC_PRESETS.csv;
  return plan.preset === generic ? others : [...others, { preset: generic, kind: plan.kind, confidence: 0 }];
}

function evidenceOf({ plan, decision, sample, layout }: PlannedFile, options: ImportOptions): readonly Evidence[] {
  const evidence: Evidence[] = [];
  const generic = plan.preset === (layout === null ? GENERIC_PRESETS.json : GENERIC_PRESETS.csv);
  if (options.preset !== undefined || (options.kind !== undefined && options.kind !== 'auto'))
    evidence.push({ code: 'chosen' });
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
