/**
 * The lists: every page of an answer, then one of the formats.
 */
import type { Page } from '../../shared/answers.ts';
import type { View } from '../../shared/view.ts';
import type { Engine } from '../engine/create-engine.ts';
import { type CsvCell, csvText } from '../engine/report/csv-text.ts';
import { tableText } from '../engine/report/text.ts';
import type { ListName, OutputFormat } from './command.ts';
import { changeRow, commitRow, errorRow, issueRow, pullRow, runRow, versionRow } from './list-other-rows.ts';
import {
  type Cell,
  conflictRows,
  correctionRow,
  deploymentRow,
  importRow,
  incidentRow,
  type Row,
  rejectRow,
} from './list-rows.ts';
import type { Of } from './surroundings.ts';

const PAGE = 1000;

async function pages<T>(ask: (offset: number) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const page = await ask(rows.length);
    for (const row of page.rows) rows.push(row);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

/** Each page of these is sorted anew: a hundred thousand rows at once. */
const LONG_PAGE = 100_000;

async function rejects(engine: Engine): Promise<Row[]> {
  const rows: Row[] = [];
  for (const batch of await engine.handle('import.list', {})) {
    const found = await pages((offset) => engine.handle('import.rejects', { batchId: batch.id, offset, limit: PAGE }));
    for (const row of found) rows.push(rejectRow(batch, row));
  }
  return rows;
}

async function conflicts(engine: Engine): Promise<Row[]> {
  const rows: Row[] = [];
  for (const batch of await engine.handle('import.list', {})) {
    const found = await pages((offset) =>
      engine.handle('import.conflicts', { batchId: batch.id, offset, limit: PAGE }),
    );
    for (const conflict of found) rows.push(...conflictRows(batch, conflict));
  }
  return rows;
}

/**
 * All rows of a list, oldest first. `commits`: each deployment with the lead time of every commit it charges; `missing`:
 * only deployments that name a commit that no repository has.
 */
export async function listRows(
  engine: Engine,
  list: ListName,
  view: View,
  { commits = false, missing = false }: Partial<Pick<Of<'list'>, 'commits' | 'missing'>> = {},
): Promise<Row[]> {
  const shape = { view, search: '', limit: PAGE };
  const by = (column: string) => ({ ...shape, sort: { column, descending: false }, limit: LONG_PAGE });
  switch (list) {
    case 'deployments': {
      const sort = { column: 'finishedAt', descending: false };
      const found = await pages((offset) =>
        engine.handle('deployments.list', { ...shape, sort, offset, commits, missing, elsewhere: true }),
      );
      return found.map(deploymentRow);
    }
    case 'changes': {
      const sort = { column: 'leadSeconds', descending: true };
      const request = { ...shape, sort, limit: LONG_PAGE };
      return (await pages((offset) => engine.handle('lead-time.changes', { ...request, offset }))).map(changeRow);
    }
    case 'incidents': {
      const sort = { column: 'startedAt', descending: false };
      const found = await pages((offset) =>
        engine.handle('incidents.list', { ...shape, sort, offset, elsewhere: true }),
      );
      return found.map(incidentRow);
    }
    case 'pulls':
      return (await pages((offset) => engine.handle('pulls.list', { ...by('createdAt'), offset }))).map(pullRow);
    case 'runs':
      return (await pages((offset) => engine.handle('runs.list', { ...by('createdAt'), offset }))).map(runRow);
    case 'versions':
      return (await pages((offset) => engine.handle('version-stats.list', { ...by('firstSeenAt'), offset }))).map(
        versionRow,
      );
    case 'errors':
      return (await pages((offset) => engine.handle('errors.list', { ...by('firstSeenAt'), offset }))).map(errorRow);
    case 'issues':
      return (await pages((offset) => engine.handle('issues.list', { ...by('createdAt'), offset }))).map(issueRow);
    case 'commits':
      return (await pages((offset) => engine.handle('commits.list', { ...by('committedAt'), offset }))).map(commitRow);
    case 'imports':
      return (await engine.handle('import.list', {})).map(importRow);
    case 'rejects':
      return rejects(engine);
    case 'conflicts':
      return conflicts(engine);
    case 'corrections':
      return (await engine.handle('corrections.list', {})).map(correctionRow);
  }
}

function flat(cell: Cell | undefined): CsvCell {
  if (cell === undefined || cell === null) return null;
  return typeof cell === 'object' ? JSON.stringify(cell) : cell;
}

function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** Rows as JSON (an array of objects), CSV, or a table (Markdown and HTML have no lists: they get the table too). */
export function rowsAs(rows: readonly Row[], format: OutputFormat): string {
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  const columns = columnsOf(rows);
  const cells = rows.map((row) => columns.map((column) => flat(row[column])));
  if (format === 'csv') return csvText([columns, ...cells]);
  const filled = columns.filter((_, index) => cells.some((row) => row[index] !== null));
  const text = rows.map((row) => filled.map((column) => String(flat(row[column]) ?? '')));
  return `${tableText(
    filled.map((label) => ({ label, align: 'start' })),
    text,
  )}\n`;
}
