/** `inspect`: what each file is and why, how it would be read, and what its first rows become. Nothing is imported. */
import { resolve } from 'node:path';
import { GENERIC_PRESETS } from '../../shared/import/presets/registry.ts';
import type { FileReading, InspectedField, InspectedFile, Inspection } from '../../shared/import-inspection.ts';
import { tableText, tamed } from '../engine/report/text.ts';
import { deliver } from './deliver.ts';
import { errorMessage } from './error-message.ts';
import { EXIT, type ExitStatus, JOB, type Of, openExisting, type Surroundings, wanted } from './surroundings.ts';

export async function inspect(command: Of<'inspect'>, around: Surroundings): Promise<ExitStatus> {
  if (command.workspace !== null) await openExisting(command.workspace, around);
  const inspection = await around.engine.handle('import.inspect', {
    paths: command.paths.map((path) => resolve(path)),
    options: command.options,
    job: JOB,
  });
  const asJson = wanted(command, around) === 'json';
  await deliver(
    asJson ? `${JSON.stringify(inspection, null, 2)}\n` : inspectionText(inspection, around),
    command,
    around,
  );
  return inspection.files.every(isUsable) ? EXIT.done : EXIT.unusable;
}

/** What can be read and isn't asked about is passed over: notes beside the data. */
function isUsable({ state, reading }: InspectedFile): boolean {
  return state === 'ready' || state === 'known' || (state === 'unusable' && reading !== null);
}

function inspectionText({ files, repositories }: Inspection, around: Surroundings): string {
  const parts = files.map((file) => fileText(file, around));
  const found = repositories.map((path) => `${tamed(path)}\n  ${around.translate('cli.inspect.repository')}`);
  return `${[...parts, ...found].join('\n\n')}\n`;
}

function fileText({ file, problem, reading }: InspectedFile, around: Surroundings): string {
  const lines = [tamed(file)];
  if (problem !== null) lines.push(`  ${tamed(errorMessage(problem, around.translate))}`);
  if (reading === null) return lines.join('\n');
  const told = [whatText(reading, around), howText(reading, around), ...whyTexts(reading, around)];
  lines.push(...told.map((line) => `  ${tamed(line)}`));
  lines.push('', fieldsText(reading, around), '', rowsText(reading, around), `  ${countsText(reading, around)}`);
  return lines.join('\n');
}

function whatText({ kind, preset, confidence }: FileReading, { translate }: Surroundings): string {
  return translate('cli.inspect.what', {
    kind: translate(`import.kind.${kind}`),
    preset,
    confidence: Math.round(confidence * 100),
  });
}

function howText(reading: FileReading, { translate }: Surroundings): string {
  const { encoding, delimiter, headerRow, decimal, inputTimeZone, dateOrder, saved } = reading;
  const parts = [translate('cli.inspect.encoding', { name: encoding.name })];
  if (delimiter !== null) parts.push(translate('cli.inspect.delimiter', { delimiter: JSON.stringify(delimiter) }));
  if (headerRow !== null)
    parts.push(
      headerRow === 0 ? translate('cli.inspect.headerless') : translate('cli.inspect.header', { row: headerRow }),
    );
  if (decimal === ',') parts.push(translate('cli.inspect.comma'));
  if (inputTimeZone !== null) parts.push(translate('cli.inspect.zone', { timeZone: inputTimeZone }));
  if (dateOrder.value !== null) parts.push(translate(`cli.inspect.${dateOrder.value}`));
  if (saved !== null) parts.push(translate('cli.inspect.saved', { name: saved }));
  return parts.join(' · ');
}

function whyTexts({ evidence, alternatives, offered }: FileReading, { translate }: Surroundings): readonly string[] {
  const why = evidence.map((one) => {
    const params = 'columns' in one ? { columns: one.columns.join(', ') } : 'name' in one ? { name: one.name } : {};
    return translate(`import.evidence.${one.code}`, params);
  });
  const others = alternatives.map(({ preset }) => preset).join(', ');
  return [
    ...why,
    ...(others === '' ? [] : [translate('cli.inspect.alternatives', { presets: others })]),
    ...(offered.length === 0 ? [] : [translate('cli.inspect.offered', { names: offered.join(', ') })]),
  ];
}

const UNUSED_LENGTH = 500;

/** Fields that have a value, those that are needed, and the columns of which none is read. */
function fieldsText({ fields, columns, preset }: FileReading, { translate }: Surroundings): string {
  const shown = fields.filter((field) => field.required || field.source !== null);
  const labels = ['field', 'column', 'from', 'words'] as const;
  const table = tableText(
    labels.map((label) => ({ label: translate(`cli.inspect.${label}`), align: 'start' })),
    shown.map((field) => [field.field, columnText(field), field.source ?? '', wordsText(field)]),
  );
  const used = new Set(fields.map(({ column }) => column));
  const unused = columns.filter(({ name, number }) => !used.has(name) && !used.has(`#${number}`));
  // A format's own step reads more columns than those that stand for a field.
  if (unused.length === 0 || !Object.values<string>(GENERIC_PRESETS).includes(preset)) return table;
  const names = unused.map(({ name, number }) => name || `#${number}`).join(', ');
  const listed = names.length > UNUSED_LENGTH ? `${names.slice(0, UNUSED_LENGTH)}…` : names;
  return `${table}\n  ${tamed(translate('cli.inspect.unused', { columns: listed }))}`;
}

function columnText({ column, constant }: InspectedField): string {
  if (constant === null) return column ?? '';
  return column === null ? JSON.stringify(constant) : `${column}, ${JSON.stringify(constant)}`;
}

const WORDS_SHOWN = 8;

function wordsText({ words }: InspectedField): string {
  return words
    .slice(0, WORDS_SHOWN)
    .map(({ word, meaning }) => `${word} → ${meaning ?? '?'}`)
    .join(', ');
}

const ROWS_SHOWN = 5;

function rowsText({ rows, fields }: FileReading, { translate }: Surroundings): string {
  const first = rows.slice(0, ROWS_SHOWN);
  const names = fields
    .map(({ field }) => field)
    .filter((field) => first.some(({ values }) => values[field] !== undefined));
  const labels = [translate('cli.inspect.line'), ...names, ''];
  return tableText(
    labels.map((label, index) => ({ label, align: index === 0 ? 'end' : 'start' })),
    first.map(({ line, values, problem }) => [
      String(line),
      ...names.map((field) => values[field] ?? ''),
      problem === null ? '' : `${translate(`import.reject.${problem.code}`)} ${problem.value ?? ''}`,
    ]),
  );
}

function countsText({ counts }: FileReading, { translate }: Surroundings): string {
  const { read, stored, rejected, blank } = counts;
  return translate(counts.more ? 'cli.inspect.counts-more' : 'cli.inspect.counts', { read, stored, rejected, blank });
}
