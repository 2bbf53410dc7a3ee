/**
 * One command against the engine. Standard output carries the result alone; everything else goes to `say`.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FileOutcome } from '../../shared/answers.ts';
import type { View } from '../../shared/api.ts';
import { AppError, assertNever, type ErrorCode, type ErrorData } from '../../shared/errors.ts';
import type { Translate } from '../../shared/i18n/translator.ts';
import type { RepositorySummary } from '../../shared/model.ts';
import type { Report } from '../../shared/report.ts';
import { SAMPLE_MONTH, SAMPLE_TEAM } from '../../shared/sample-view.ts';
import type { Engine } from '../engine/create-engine.ts';
import { formatReport } from '../engine/report/format-report.ts';
import { writeFileSafely } from '../engine/report/write-file-safely.ts';
import { errorMessage } from './error-message.ts';
import { listRows, rowsAs } from './list.ts';
import type { Command, Filters, OutputFormat, ReportChoices } from './parse-arguments.ts';

export const EXIT = { done: 0, gateFailed: 1, usage: 2, unusable: 3, rejected: 4 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

export interface Surroundings {
  readonly engine: Engine;
  readonly translate: Translate;
  readonly language: 'en' | 'ko';
  /** The result: standard output. */
  readonly print: (text: string) => void;
  /** How it went: standard error, unless it is to be quiet. */
  readonly say: (line: string) => void;
  /** What went wrong: standard error, always. */
  readonly complain: (line: string) => void;
  readonly onTerminal: boolean;
}

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** The command line runs one piece of work at a time; this is its name. */
const JOB = 'command-line';

export async function runCommand(command: Command, around: Surroundings): Promise<ExitStatus> {
  switch (command.kind) {
    case 'help':
    case 'version':
      return EXIT.done;
    case 'analyze':
      return analyze(command, around);
    case 'import':
      return importInto(command, around);
    case 'repo-add':
    case 'repo-refresh':
    case 'repo-list':
      return repositories(command, around);
    case 'list':
      return list(command, around);
    case 'report':
      await openExisting(command.workspace, around);
      return report(command, around);
    case 'undo':
      await openExisting(command.workspace, around);
      await around.engine.handle('import.undo', { batchId: command.batchId });
      around.say(around.translate('cli.undone', { id: command.batchId }));
      return EXIT.done;
    case 'demo':
      return demo(command, around);
    default:
      return assertNever(command);
  }
}

async function analyze(command: Of<'analyze'>, around: Surroundings): Promise<ExitStatus> {
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-analyze-'));
  try {
    await around.engine.handle('workspace.create', { path: join(folder, 'analysis.doradeck') });
    const imported = await importPaths(command.data, command, around);
    let usable = imported.usable;
    for (const repository of command.repositories) {
      const added = await addRepository(repository.source, repository.services, around);
      usable ||= added;
      imported.failed ||= !added;
    }
    if (!usable) return EXIT.unusable;
    await report(command, around);
    return exitAfterImport(imported, command, around);
  } finally {
    await around.engine.handle('workspace.close', {});
    await rm(folder, { recursive: true, force: true });
  }
}

async function importInto(command: Of<'import'>, around: Surroundings): Promise<ExitStatus> {
  const path = resolve(command.workspace);
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  await around.engine.handle(exists ? 'workspace.open' : 'workspace.create', { path });
  const imported = await importPaths(command.paths, command, around);
  if (wanted(command, around) === 'json') {
    const batches = imported.files.map((outcome) =>
      outcome.kind === 'imported'
        ? { ...outcome.batch, rejects: outcome.rejects }
        : { file: outcome.file, error: outcome.error },
    );
    around.print(`${JSON.stringify(batches, null, 2)}\n`);
  }
  return exitAfterImport(imported, command, around);
}

interface Imported {
  readonly files: readonly FileOutcome[];
  readonly usable: boolean;
  readonly rejected: number;
  /** Something that was named could not be used. */
  failed: boolean;
}

async function importPaths(
  paths: readonly string[],
  command: Of<'analyze'> | Of<'import'>,
  around: Surroundings,
): Promise<Imported> {
  if (paths.length === 0) return { files: [], usable: false, rejected: 0, failed: false };
  const outcome = await around.engine.handle('import.paths', {
    paths: paths.map((path) => resolve(path)),
    options: command.options,
    job: JOB,
  });
  let rejected = 0;
  for (const file of outcome.files) {
    if (file.kind === 'failed') {
      around.complain(errorMessage(file.error, around.translate));
      continue;
    }
    const { read, stored, duplicate, blank, preset } = file.batch;
    rejected += file.batch.rejected;
    around.say(
      around.translate('cli.import-line', {
        file: file.file,
        read,
        stored,
        duplicate,
        rejected: file.batch.rejected,
        blank,
        preset,
      }),
    );
  }
  for (const repository of outcome.repositories) sayRepository(repository, around);
  // A file whose rows are there already has nothing new, like one whose every row is a duplicate.
  const failed = outcome.files.filter((file) => file.kind === 'failed' && file.error.code !== 'already-imported');
  const usable = outcome.repositories.length + outcome.files.length > failed.length;
  return { files: outcome.files, usable, rejected, failed: failed.length > 0 };
}

function exitAfterImport(imported: Imported, command: Command, around: Surroundings): ExitStatus {
  if (imported.failed) return EXIT.unusable;
  if (command.common.strict && imported.rejected > 0) {
    around.complain(around.translate('cli.strict-failed', { count: imported.rejected }));
    return EXIT.rejected;
  }
  return EXIT.done;
}

async function addRepository(source: string, services: readonly string[], around: Surroundings): Promise<boolean> {
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
  try {
    const added = await around.engine.handle('repository.add', {
      source: isUrl ? source : resolve(source),
      services: [...services],
      job: JOB,
    });
    sayRepository(added, around);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    around.complain(errorMessage(thrown.toData(), around.translate));
    return false;
  }
}

function sayRepository(repository: RepositorySummary, around: Surroundings): void {
  const { name, commits, tags } = repository;
  around.say(around.translate('cli.repository-line', { name, commits, tags }));
}

async function repositories(
  command: Of<'repo-add' | 'repo-refresh' | 'repo-list'>,
  around: Surroundings,
): Promise<ExitStatus> {
  await openExisting(command.workspace, around);
  if (command.kind === 'repo-add') {
    const added = await addRepository(command.repository.source, command.repository.services, around);
    return added ? EXIT.done : EXIT.unusable;
  }
  const known = await around.engine.handle('repository.list', {});
  if (command.kind === 'repo-refresh') {
    for (const { id } of known)
      sayRepository(await around.engine.handle('repository.refresh', { repositoryId: id, job: JOB }), around);
    return EXIT.done;
  }
  if (wanted(command, around) === 'json') around.print(`${JSON.stringify(known, null, 2)}\n`);
  else
    for (const repository of known) around.print(`${repository.name}\t${repository.source}\t${repository.commits}\n`);
  return EXIT.done;
}

async function list(command: Of<'list'>, around: Surroundings): Promise<ExitStatus> {
  await openExisting(command.workspace, around);
  const view = await viewOf(command.filters, command.choices, around.engine);
  const rows = await listRows(around.engine, command.list, view, command.commits);
  await deliver(rowsAs(rows, wanted(command, around)), command, around);
  return EXIT.done;
}

async function report(command: Of<'analyze'> | Of<'report'>, around: Surroundings): Promise<ExitStatus> {
  const view = await viewOf(command.filters, command.choices, around.engine);
  const answer = await around.engine.handle('overview', { view, by: [...command.choices.by] });
  await deliver(formatReport(answer.report, wanted(command, around), around.language), command, around);
  return EXIT.done;
}

async function demo(command: Of<'demo'>, around: Surroundings): Promise<ExitStatus> {
  const folder = resolve(command.common.out ?? 'doradeck-demo');
  const workspace = join(folder, 'marketing-core.doradeck');
  const page = join(folder, 'report.html');
  await mkdir(folder, { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) await rm(`${workspace}${suffix}`, { force: true });
  await around.engine.handle('sample.create', { path: workspace, job: JOB });
  const view: View = { ...SAMPLE_MONTH, services: [], teams: [SAMPLE_TEAM], repositories: [], excludeBots: false };
  const answer = await around.engine.handle('overview', { view, by: ['service'] });
  await writeFileSafely(page, formatReport(answer.report, 'html', around.language));
  around.say(around.translate('cli.demo-title'));
  around.print(demoText(answer.report, command, around));
  around.say(around.translate('cli.demo-workspace', { path: workspace }));
  around.say(around.translate('cli.demo-report', { path: page }));
  return EXIT.done;
}

function demoText(answer: Report, command: Of<'demo'>, around: Surroundings): string {
  return formatReport(answer, command.common.format ?? 'text', around.language);
}

async function openExisting(workspace: string, around: Surroundings): Promise<void> {
  await around.engine.handle('workspace.open', { path: resolve(workspace) });
}

async function viewOf(filters: Filters, choices: ReportChoices, engine: Engine): Promise<View> {
  const summary = await engine.handle('workspace.summary', {});
  return {
    from: filters.from,
    to: filters.to,
    timeZone: filters.timeZone ?? summary?.settings.timeZone ?? 'UTC',
    ...(filters.env !== undefined && { env: filters.env }),
    services: [...filters.services],
    teams: [...filters.teams],
    repositories: [...filters.repositories],
    excludeBots: filters.excludeBots,
    ...(choices.profile && { profile: choices.profile }),
    ...(choices.levels && { levels: choices.levels }),
  };
}

const BY_EXTENSION: Readonly<Record<string, OutputFormat>> = {
  json: 'json',
  md: 'markdown',
  html: 'html',
  csv: 'csv',
  txt: 'text',
};

/** The format asked for, else what the file's name says, else text on a terminal and JSON elsewhere. */
function wanted(command: Command, around: Surroundings): OutputFormat {
  const { format, out } = command.common;
  if (format !== null) return format;
  const named = out === null ? undefined : BY_EXTENSION[out.slice(out.lastIndexOf('.') + 1).toLowerCase()];
  return named ?? (around.onTerminal ? 'text' : 'json');
}

async function deliver(text: string, command: Command, around: Surroundings): Promise<void> {
  const { out } = command.common;
  if (out === null) {
    around.print(text);
    return;
  }
  await writeFileSafely(resolve(out), text);
  around.say(around.translate('cli.written', { path: resolve(out) }));
}

/** What was asked for makes no sense, whatever the input. */
const MISUSE: ReadonlySet<ErrorCode> = new Set([
  'usage',
  'bad-request',
  'period-invalid',
  'time-zone-unknown',
  'pattern-invalid',
]);

export function failureOf(error: ErrorData): ExitStatus {
  return MISUSE.has(error.code) ? EXIT.usage : EXIT.unusable;
}
