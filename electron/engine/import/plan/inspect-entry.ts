/** One file, or what lies in one, looked at before it is imported: how it would be read and what its first rows become. */
import type { Database } from 'better-sqlite3';
import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError, type ErrorCode, toErrorData } from '../../../../shared/errors.ts';
import type { DateOrder } from '../../../../shared/import/time-reading.ts';
import type { FileReading, InspectedFile } from '../../../../shared/import-inspection.ts';
import { storeError } from '../../db/store-error.ts';
import type { Work } from '../../work.ts';
import type { FileFacts } from '../bytes/inspect-file.ts';
import { openHead } from '../bytes/open-head.ts';
import { type OpenFile, openSource } from '../bytes/open-source.ts';
import { lookAtFile, type PlannedFile } from '../open-table.ts';
import { refuseSecondTime } from '../store/batch-rows.ts';
import { decideOrder, requireTimeZone, sampleEvidence, timeColumns } from './decide-times.ts';
import { describeReading } from './describe-reading.ts';
import type { InspectionCache, KnownFile } from './inspection-cache.ts';
import { readMappings } from './saved-mappings.ts';
import { type OpenedWithSaved, openWithSaved } from './use-saved.ts';

export interface LookRequest {
  readonly path: string;
  readonly entry: string | null;
  /** What people call it. */
  readonly file: string;
  readonly options: ImportOptions;
  /** Where it may have been imported before; null = no workspace is open. */
  readonly db: Database | null;
  /** Epoch ms. */
  readonly now: number;
  readonly work: Work;
  readonly cache: InspectionCache;
  /** All of the file is read, so that nothing is left to be found out by the import; else its beginning alone. */
  readonly whole: boolean;
}

/** Errors that a choice mends. */
const CHOICES: ReadonlySet<ErrorCode> = new Set([
  'file-kind-unknown',
  'file-no-time-column',
  'file-no-service-column',
  'file-column-needed',
  'file-column-ambiguous',
  'file-encoding-unknown',
  'file-time-zone-needed',
  'file-date-order-needed',
  'bad-request',
  'not-found',
  'time-zone-unknown',
  'pattern-invalid',
]);

/** Never throws for what is wrong with the file or the options; throws 'cancelled'. */
export async function inspectEntry(request: LookRequest): Promise<InspectedFile> {
  const { path, entry, file } = request;
  const named = { path, entry, file, bytes: null, reading: null };
  try {
    return await lookOrThrow(request);
  } catch (thrown) {
    const error = storeError(thrown, path);
    if (error instanceof AppError && error.code === 'cancelled') throw error;
    const mended = error instanceof AppError ? withoutOffender(request.options, error) : null;
    if (mended === null) return { ...named, state: 'unusable', problem: toErrorData(error) };
    const looked = await inspectEntry({ ...request, options: mended });
    return looked.state === 'unusable' ? looked : { ...looked, state: 'needs-choice', problem: toErrorData(error) };
  }
}

/** The option that each error is about. */
const OFFENDERS: Readonly<Record<string, readonly (keyof ImportOptions)[]>> = {
  'pattern-invalid': ['deploys', 'incidentTypes'],
  'time-zone-unknown': ['inputTimeZone'],
  'file-encoding-unknown': ['encoding'],
  'bad-request delimiter': ['delimiter'],
  'not-found preset': ['preset'],
  'not-found mapping': ['saved'],
  'not-found line': ['headerRow'],
};

/** The options without the one that makes no sense, so that the file can be shown all the same; null = it isn't one. */
function withoutOffender(options: ImportOptions, { code, params }: AppError): ImportOptions | null {
  const offenders = OFFENDERS[code] ?? OFFENDERS[`${code} ${params.what ?? params.name}`] ?? [];
  if (offenders.every((name) => options[name] === undefined)) return null;
  return Object.fromEntries(Object.entries(options).filter(([name]) => !offenders.some((other) => other === name)));
}

async function lookOrThrow(request: LookRequest): Promise<InspectedFile> {
  const { path, entry, file, cache } = request;
  const key = await cache.keyOf(path, entry);
  const looked = await open(request, key);
  const { opened, problem } = looked;
  try {
    // An import looks at that first, too.
    const before = importedBefore(request, opened.facts);
    const { reading, choose } = await readOrAsk(request, looked);
    const first = before ?? problem ?? choose;
    return {
      path,
      entry,
      file,
      bytes: opened.facts.bytes === Number.MAX_SAFE_INTEGER ? null : opened.facts.bytes,
      state: first === null ? 'ready' : first === before ? 'known' : 'needs-choice',
      problem: first?.toData() ?? null,
      reading,
    };
  } finally {
    await opened.source.close();
  }
}

interface ReadOrAsked {
  readonly reading: FileReading | null;
  readonly choose: AppError | null;
}

/** What the file says, in an encoding that may be the wrong one: what is wrong then is no fault of the file. */
async function readOrAsk(request: LookRequest, looked: Opened): Promise<ReadOrAsked> {
  const { opened, use, known, problem } = looked;
  try {
    const planned = await lookAtFile(opened, use);
    const times = await decideTimes(request, opened, planned, known);
    const reading = await describeReading({ opened, planned, order: times.order, asked: request.options, use });
    return { reading, choose: planned.decision.problem ?? times.problem };
  } catch (thrown) {
    if (problem === null || !(thrown instanceof AppError) || thrown.code === 'cancelled') throw thrown;
    return { reading: null, choose: null };
  }
}

interface Opened extends OpenedWithSaved {
  readonly known: KnownFile | null;
  readonly problem: AppError | null;
}

async function open(request: LookRequest, key: string | null): Promise<Opened> {
  const { options: asked, cache, db } = request;
  const mappings = db === null ? [] : readMappings(db);
  let known = cache.find(key);
  const remember = (facts: FileFacts) => {
    known = cache.keep(key, facts);
  };
  async function openOne(options: ImportOptions): Promise<OpenFile> {
    if (known !== null || !request.whole) return openHead({ ...request, options }, known);
    const opened = await openSource({ ...request, options, onFacts: remember });
    if (options.encoding === undefined && known !== null) (known as KnownFile).encoding = opened.encoding;
    return opened;
  }
  try {
    return { ...(await openWithSaved(openOne, asked, mappings)), known, problem: null };
  } catch (thrown) {
    if (!isEncodingQuestion(thrown) || asked.encoding !== undefined) throw thrown;
    if (known !== null) (known as KnownFile).encoding = thrown;
    const { opened, use } = await openAsGuessed(thrown, (encoding) =>
      openWithSaved(openOne, { ...asked, encoding }, mappings),
    );
    return { opened: { ...opened, encoding: { ...opened.encoding, guessed: true } }, use, known, problem: thrown };
  }
}

function isEncodingQuestion(thrown: unknown): thrown is AppError {
  return thrown instanceof AppError && thrown.code === 'file-encoding-unknown';
}

/** Shown as the likeliest encoding would have it, so that there is something to judge by. */
async function openAsGuessed(
  question: AppError,
  openIn: (encoding: string) => Promise<OpenedWithSaved>,
): Promise<OpenedWithSaved> {
  try {
    return await openIn(String(question.params.guess));
  } catch (thrown) {
    // It has a name for encodings that can't be decoded.
    if (!isEncodingQuestion(thrown)) throw thrown;
    return openIn('windows-1252');
  }
}

interface Times {
  readonly order: DateOrder | null;
  readonly problem: AppError | null;
}

/** What an import would find out of the times, as far as a look goes. */
async function decideTimes(
  { whole, work }: LookRequest,
  opened: OpenFile,
  planned: PlannedFile,
  known: KnownFile | null,
): Promise<Times> {
  const { plan, sample } = planned;
  const { file, options } = opened;
  let order: DateOrder | null = null;
  let problem: AppError | null = null;
  const columns = JSON.stringify([timeColumns(plan).map((column) => plan.columns[column]?.name), planned.header]);
  try {
    if (whole) order = await decideOrder(opened, planned, work);
    else order = options.dateOrder ?? known?.orders.get(columns) ?? sampleEvidence(planned).decide(file, plan);
    if (whole && options.dateOrder === undefined) known?.orders.set(columns, order);
  } catch (thrown) {
    problem = choiceOf(thrown);
  }
  try {
    requireTimeZone(file, plan, sample.rows, order, options);
  } catch (thrown) {
    problem ??= choiceOf(thrown);
  }
  return { order, problem };
}

function choiceOf(thrown: unknown): AppError {
  if (thrown instanceof AppError && CHOICES.has(thrown.code)) return thrown;
  throw thrown;
}

function importedBefore({ db, file, options }: LookRequest, facts: FileFacts): AppError | null {
  if (db === null || facts.sha256 === '') return null;
  try {
    refuseSecondTime(db, file, facts.sha256, options);
    return null;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'already-imported') return thrown;
    throw thrown;
  }
}
