/** What the tests of presets share: files looked at without a workspace, and what a preset makes of their records. */
import { parse } from 'csv-parse/sync';
import { type Cell, isNumberCell, type SourceColumn } from '../../../../shared/import/cell.ts';
import { type Field, fieldsOf } from '../../../../shared/import/fields.ts';
import {
  type FirstRecords,
  isSkipped,
  type Preset,
  type ReadChoices,
  type SourceRecord,
} from '../../../../shared/import/presets/preset.ts';
import { PRESETS, type Recognised, recognisePresets } from '../../../../shared/import/presets/registry.ts';
import type { ImportKind } from '../../../../shared/import-batch.ts';
import { JsonRow, jsonColumnOf, jsonColumns } from '../json/json-columns.ts';
import { JsonReader } from '../json/json-reader.ts';

export const NO_CHOICES: ReadChoices = { deploys: null, incidentTypes: null };

export interface Look {
  readonly columns: readonly SourceColumn[];
  readonly records: readonly SourceRecord[];
}

/** Records as JSON (an array of objects) or as CSV. */
export function lookAt(content: unknown): Look {
  if (typeof content === 'string') return lookAtTable(content);
  const reader = new JsonReader();
  reader.buffer = Buffer.from(JSON.stringify(content));
  reader.end = reader.buffer.length;
  reader.finished = true;
  const records = reader.value() as readonly SourceRecord[];
  return { columns: jsonColumns(records), records };
}

function lookAtTable(content: string): Look {
  const [header = [], ...rows] = parse(content) as string[][];
  const records = rows.map((row) => {
    const record = new Map<string, Cell>();
    for (const [index, name] of header.entries()) {
      const earlier = record.get(name);
      const text = row[index] ?? '';
      if (earlier === undefined) record.set(name, text);
      else record.set(name, [...(Array.isArray(earlier) ? (earlier as readonly Cell[]) : [earlier]), text]);
    }
    return record;
  });
  return { columns: header.map((name) => ({ name, list: false })), records };
}

export function recogniseIn(
  { columns, records }: Look,
  choices: ReadChoices = NO_CHOICES,
  kind: ImportKind | null = null,
): readonly Recognised[] {
  const first: FirstRecords = () => ({ records, choices });
  return recognisePresets(columns, kind, first);
}

export function presetOf(id: string): Preset {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return preset;
}

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What a preset makes of each record: the fields that have a value (ids as text), or why it is skipped. */
export function rowsOf(id: string, content: unknown, choices: ReadChoices = NO_CHOICES): readonly unknown[] {
  const preset = presetOf(id);
  const { columns, records } = lookAt(content);
  return records.flatMap((record) => {
    const derived = preset.derive?.(record, choices) ?? [{}];
    if (isSkipped(derived)) return [{ skip: derived.skip, column: derived.column }];
    return derived.map((row) => {
      const cells = fieldsOf(preset.kind).map((field) => {
        const given = row[field];
        return [
          field,
          plain(given === undefined ? cellIn(record, columns, preset.fields[field] ?? []) : given),
        ] as const;
      });
      return withTextIds(
        Object.fromEntries(cells.filter(([, value]) => value !== null && value !== '' && !isEmpty(value))),
      );
    });
  });
}

const IDS: ReadonlySet<string> = new Set<Field>(['id', 'parent']);

/** Numbers are as good as texts for ids. */
export function withTextIds(row: object): object {
  const cells = Object.entries(row).map(([field, value]) => [field, IDS.has(field) ? String(value) : value]);
  return Object.fromEntries(cells);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** As an import reads it: the first of the columns that the file has. */
function cellIn(record: SourceRecord, columns: readonly SourceColumn[], names: readonly string[]): Cell {
  const name = names.find((candidate) => columns.some((column) => column.name === candidate));
  if (name === undefined) return null;
  const whole = record.get(name);
  if (whole !== undefined) return whole;
  const row = new JsonRow([jsonColumnOf(name)]);
  row.record = record;
  return row.cell(0);
}

function plain(cell: Cell): Plain {
  if (cell === null || typeof cell !== 'object') return cell;
  if (isNumberCell(cell)) return Number(cell.number);
  if (cell instanceof Map) {
    return Object.fromEntries([...(cell as ReadonlyMap<string, Cell>)].map(([key, value]) => [key, plain(value)]));
  }
  return (cell as readonly Cell[]).map(plain);
}

/** A record without some of its fields. */
export function without(row: object, ...names: readonly string[]): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}
