/** A list as a CSV file: all of its rows, however many, in the order in which it is shown. */
import type { RequestInput } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import { hourOfWeekName, hoursOfWeekName } from '../../../shared/i18n/hour-of-week.ts';
import { createTranslator, type Translate } from '../../../shared/i18n/translator.ts';
import { BOT_GROUP } from '../../../shared/name-mapping.ts';
import { localClock } from '../../../shared/time.ts';
import { connectReader, type Database } from '../db/connect.ts';
import { listDeployments } from '../queries/deployments-list.ts';
import { listIncidents } from '../queries/incidents-list.ts';
import { listChanges } from '../queries/lead-time-changes.ts';
import type { OrderedList } from '../queries/list-page.ts';
import type { Question } from '../queries/question.ts';
import { BYTE_ORDER_MARK, csvLine } from '../report/csv-text.ts';
import { writeFileSafely } from '../report/write-file-safely.ts';
import { pause, type Work } from '../work.ts';
import { changeColumns } from './change-columns.ts';
import type { CsvColumns, CsvWords } from './csv-column.ts';
import { deploymentColumns } from './deployment-columns.ts';
import { incidentColumns } from './incident-columns.ts';
import { listFacts } from './list-facts.ts';

export type ListExport = Omit<RequestInput<'list.export'>, 'view' | 'job'>;

export interface ExportOptions {
  /** Any connection to the workspace. */
  readonly db: Database;
  readonly question: Question;
  readonly request: ListExport;
  readonly appVersion: string;
  /** Epoch ms. */
  readonly now: number;
  readonly work: Work;
}

/** Rows described at a time; other questions are answered in between. */
const SLICE_ROWS = 200;
/** Characters handed over at a time, about. */
const CHUNK_LENGTH = 64 * 1024;

/** Throws 'bad-request' for a column that the list has not, 'cancelled', 'write-failed', 'disk-full'. */
export async function exportList(options: ExportOptions): Promise<{ readonly path: string; readonly rows: number }> {
  const { request, db } = options;
  // A connection of its own sees one moment to the end, whatever is imported or undone meanwhile.
  const snapshot = connectReader(db.name);
  try {
    snapshot.exec('BEGIN');
    const list = listOf(snapshot, options);
    await writeFileSafely(request.path, chunks(list, options));
    return { path: request.path, rows: list.total };
  } finally {
    snapshot.close();
  }
}

/** A list as lines of CSV. */
interface ListLines {
  readonly title: string;
  readonly header: string;
  readonly total: number;
  linesAt(offset: number, limit: number): string;
}

function listOf(db: Database, { question, request }: ExportOptions): ListLines {
  const words = wordsOf(question, request);
  const { translate: t } = words;
  switch (request.list) {
    case 'deployments.list': {
      const { missing = false, hour = null, hours = null, only = null } = request;
      const wanted = { ...request, missing, hour, hours, only, commits: false, elsewhere: false };
      const list = listDeployments(db, question, wanted);
      return linesOf(t('app.screens.deployments'), list, deploymentColumns(words), request);
    }
    case 'incidents.list': {
      const { recovered = null } = request;
      const list = listIncidents(db, question, { ...request, recovered, elsewhere: false });
      return linesOf(t('app.screens.failures'), list, incidentColumns(words), request);
    }
    case 'lead-time.changes':
      return linesOf(t('lists.csv.changes'), listChanges(db, question, request), changeColumns(words), request);
  }
}

function wordsOf({ selection }: Question, { language }: ListExport): CsvWords {
  return { language, translate: createTranslator(language), clock: localClock(selection.timeZone) };
}

function linesOf<Row>(
  title: string,
  { total, rowsAt, describe }: OrderedList<Row>,
  known: CsvColumns<Row>,
  { list, columns }: ListExport,
): ListLines {
  const chosen = columns.flatMap((id) => {
    const found = Object.hasOwn(known, id) ? known[id] : undefined;
    if (found === undefined) throw new AppError('bad-request', { name: list, detail: `no column ${id}` });
    return found;
  });
  const lineOf = (row: Row) => csvLine(chosen.map(({ cell }) => cell(row)));
  return {
    title,
    header: csvLine(chosen.map(({ label }) => label)),
    total,
    linesAt: (offset, limit) => describe(rowsAt(offset, limit)).map(lineOf).join(''),
  };
}

/** What narrows the list beside the filter bar. */
function narrowed({ language, ...asked }: ListExport, t: Translate): readonly string[] {
  const { stage, authorGroup, missing, hour, hours, only, recovered } = asked;
  const group = authorGroup === BOT_GROUP ? t('namesScreen.people.bots') : authorGroup || t('report.unnamed');
  return [
    ...(stage === undefined ? [] : [t('changes.only-stage', { stage: t(`metrics.stage.${stage}`) })]),
    ...(authorGroup === undefined ? [] : [t('changes.only-group', { group })]),
    ...(missing === true ? [t('repositories.missing.filter')] : []),
    ...(hour === undefined ? [] : [hourOfWeekName(hour, t, language)]),
    ...(hours === undefined ? [] : [hoursOfWeekName(hours, t, language)]),
    ...(only === undefined ? [] : [t(`stability.only.${only}`)]),
    ...(recovered === undefined ? [] : [t(`stability.recovered.${recovered}`)]),
  ];
}

async function* chunks(
  { title, header, total, linesAt }: ListLines,
  { question, request, appVersion, now, work }: ExportOptions,
): AsyncGenerator<string, void, undefined> {
  const words = wordsOf(question, request);
  const about = {
    title,
    question,
    search: request.search.trim(),
    narrowed: narrowed(request, words.translate),
    rows: total,
    now,
    appVersion,
  };
  let chunk = BYTE_ORDER_MARK + [...listFacts(words, about), []].map(csvLine).join('') + header;
  for (let offset = 0; offset < total; offset += SLICE_ROWS) {
    chunk += linesAt(offset, SLICE_ROWS);
    work.onProgress({ phase: 'writing', subject: title, done: Math.min(offset + SLICE_ROWS, total), total });
    await pause(work);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
