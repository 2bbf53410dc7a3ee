import { isNumberCell, type Row } from '../../../shared/import/cell.ts';
import type { ReadTally } from '../../../shared/import/field-reader.ts';
import type { Field } from '../../../shared/import/fields.ts';
import { epochUnit } from '../../../shared/import/time-number.ts';
import type { ImportNotice } from '../../../shared/import-batch.ts';
import type { OpenFile } from './bytes/open-source.ts';
import { CsvSource } from './csv/csv-source.ts';
import type { PlannedFile } from './open-table.ts';
import { timeColumns } from './plan/decide-times.ts';
import type { ImportPlan } from './plan/plan-import.ts';
import type { RecordSource } from './record-source.ts';

/** What is worth saying of an import beside the rows it rejected. */
export function batchNotices(
  opened: OpenFile,
  planned: PlannedFile,
  source: RecordSource,
  tally: ReadTally & { readonly keyRepeated: number },
): readonly ImportNotice[] {
  const { plan } = planned;
  return [
    ...(opened.encoding.guessed ? [notice('encoding-guessed', { encoding: opened.encoding.name })] : []),
    ...counted('padding-dropped', opened.facts.bytes - opened.length, 'bytes'),
    ...planned.notices,
    ...unnamedColumns(source),
    ...(source instanceof CsvSource ? counted('values-surplus', source.wider) : []),
    ...namelessServices(plan, planned.sample.rows),
    ...ignoredColumns(plan, source),
    ...guessedColumns(planned),
    ...clocks(plan, planned.sample.rows),
    ...absentColumns(plan),
    ...(source.notices?.() ?? []),
    ...(plan.assumedService === null ? [] : [notice('service-assumed', { service: plan.assumedService })]),
    ...[...tally.unknownWords].map(([field, words]) =>
      notice('value-unknown', { field, values: [...words].join(', ') }),
    ),
    ...counted('start-used-as-end', tally.startUsedAsEnd),
    ...counted('sha-unlinked', tally.shaUnlinked),
    ...counted('time-flagged', tally.timeFlagged),
    ...counted('times-relative', tally.timesRelative),
    ...counted('key-repeated', tally.keyRepeated),
  ];
}

function notice(code: ImportNotice['code'], params: ImportNotice['params'] = {}): ImportNotice {
  return { code, params };
}

function counted(code: ImportNotice['code'], count: number, name = 'count'): ImportNotice[] {
  return count > 0 ? [notice(code, { [name]: count })] : [];
}

function unnamedColumns(source: RecordSource): ImportNotice[] {
  if (!(source instanceof CsvSource)) return [];
  return source.unnamed().map((index) => notice('column-unnamed', { index }));
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** All services of the first rows are ids of another system's, which nobody can read. */
function namelessServices(plan: ImportPlan, rows: readonly Row[]): ImportNotice[] {
  const column = plan.mapping.get('service');
  if (column === undefined || plan.kind === 'runs') return [];
  const values = rows.flatMap((row) => row.cell(column)).filter((cell) => cell !== null && cell !== '');
  const [example] = values;
  const areIds = values.every((cell) => typeof cell === 'string' && UUID.test(cell.trim()));
  return areIds && typeof example === 'string' ? [notice('service-ids', { example })] : [];
}

const LISTED = 300;

function ignoredColumns(plan: ImportPlan, source: RecordSource): ImportNotice[] {
  const used = new Set(plan.mapping.values());
  // A list that is read is read with what its records hold, an object with its members.
  const lists = [...used].flatMap((index) => ['[]', '.'].map((below) => `${plan.columns[index]?.name}${below}`));
  const read = [...plan.reads, ...lists];
  const names = plan.columns
    .filter(({ name }, index) => name !== '' && !used.has(index) && !read.some((prefix) => name.startsWith(prefix)))
    .map(({ name }) => name)
    .filter((name) => !source.made?.has(name));
  const columns = [...new Set([...names, ...source.ignored()])].join(', ');
  if (columns === '') return [];
  return [notice('column-ignored', { columns: columns.length <= LISTED ? columns : `${columns.slice(0, LISTED)}…` })];
}

function guessedColumns({ plan, decision }: PlannedFile): ImportNotice[] {
  const guessed = [...decision.sources].filter(([, source]) => source === 'values');
  if (guessed.length === 0) return [];
  const columns = guessed.map(([field]) => `${field} = ${plan.namedMapping[field] ?? ''}`).join(', ');
  return [notice('column-guessed', { columns: columns.slice(0, LISTED) })];
}

/** The units that numbers in time columns were taken for. */
function clocks(plan: ImportPlan, rows: readonly Row[]): ImportNotice[] {
  return timeColumns(plan).flatMap((column) => {
    const units = new Set(rows.map((row) => unitOf(row, column)).filter((unit) => unit !== null));
    return [...units].map((unit) => notice('clock-guessed', { column: plan.columns[column]?.name ?? '', unit }));
  });
}

function unitOf(row: Row, column: number): string | null {
  const cell = row.cell(column);
  const text = typeof cell === 'string' ? cell.trim() : cell !== null && isNumberCell(cell) ? cell.number : '';
  // Shorter numbers are no epoch, eight digits a date.
  return text.replace(/\..*/, '').length > 8 ? epochUnit(text) : null;
}

function absentColumns(plan: ImportPlan): ImportNotice[] {
  if (plan.kind !== 'deployments' || plan.columns.length === 0) return [];
  const has = (field: Field) =>
    plan.namedMapping[field] !== undefined || plan.said.some((said) => said.field === field && said.constant !== null);
  const status = has('status') || plan.successOnly ? [] : [notice('status-absent')];
  return has('env') ? status : [notice('environment-absent'), ...status];
}
