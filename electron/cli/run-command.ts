/**
 * One command against the engine. Standard output carries the result alone; everything else goes to `say`.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError, assertNever, type ErrorCode, type ErrorData } from '../../shared/errors.ts';
import type { Report } from '../../shared/report.ts';
import { SAMPLE_MONTH, SAMPLE_TEAM } from '../../shared/sample-view.ts';
import type { View } from '../../shared/view.ts';
import { backupFolderOf } from '../engine/db/back-up.ts';
import { formatReport } from '../engine/report/format-report.ts';
import { writeFileSafely } from '../engine/report/write-file-safely.ts';
import { advice } from './advice.ts';
import { addRepository, exitAfterImport, type Imported, importPaths } from './bring-in.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { deliver } from './deliver.ts';
import { inspect } from './inspect.ts';
import { listRows, rowsAs } from './list.ts';
import { namesAs } from './names.ts';
import { repositories } from './repositories.ts';
import { EXIT, type ExitStatus, JOB, type Of, openExisting, type Surroundings, wanted } from './surroundings.ts';
import { tokensFor } from './tokens.ts';
import { versions } from './versions.ts';
import { viewOf } from './view-of.ts';
import { removeWorkspaceFile, withWorkspace } from './with-workspace.ts';

export async function runCommand(command: Command, around: Surroundings): Promise<ExitStatus> {
  switch (command.kind) {
    case 'help':
    case 'version':
      return EXIT.done;
    case 'analyze':
      return analyze(command, around);
    case 'import':
      return importInto(command, around);
    case 'inspect':
      return inspect(command, around);
    case 'repo-add':
    case 'repo-refresh':
    case 'repo-list':
    case 'repo-releases':
      return repositories(command, around);
    case 'list':
      return list(command, around);
    case 'report':
      await openExisting(command.workspace, around);
      return report(command, around);
    case 'compare': {
      await openExisting(command.workspace, around);
      const failed = await compare(command, around);
      return failed === null ? EXIT.done : failureOf(failed);
    }
    case 'versions':
      await openExisting(command.workspace, around);
      await versions(command, around);
      return EXIT.done;
    case 'advice':
      await openExisting(command.workspace, around);
      await advice(command, around);
      return EXIT.done;
    case 'names':
      await openExisting(command.workspace, around);
      await deliver(await namesAs(around.engine, wanted(command, around)), command, around);
      return EXIT.done;
    case 'undo':
      await openExisting(command.workspace, around);
      await around.engine.handle('import.undo', { batchId: command.batchId });
      around.say(
        around.translate('cli.undone', { id: command.batchId, copies: backupFolderOf(resolve(command.workspace)) }),
      );
      return EXIT.done;
    case 'demo':
      return demo(command, around);
    default:
      return assertNever(command);
  }
}

async function analyze(command: Of<'analyze'>, around: Surroundings): Promise<ExitStatus> {
  const tokenFor = tokensFor(
    command.repositories.map(({ source }) => source),
    around.tokens,
  );
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-analyze-'));
  try {
    await around.engine.handle('workspace.create', { path: join(folder, 'analysis.doradeck') });
    const imported = await importPaths(command.data, command, around);
    let usable = imported.usable;
    for (const repository of command.repositories) {
      const added = (await addRepository(repository, tokenFor(repository.source), around)) !== null;
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
  return withWorkspace(command.workspace, around, async () => {
    const imported = await importPaths(command.paths, command, around);
    await saveMapping(imported, command, around);
    printBatches(imported, command, around);
    return { usable: imported.usable, status: exitAfterImport(imported, command, around) };
  });
}

/** Of the one file that was imported. */
async function saveMapping(imported: Imported, command: Of<'import'>, around: Surroundings): Promise<void> {
  const { saveMapping: name, options } = command;
  if (name === null) return;
  const [file, ...others] = imported.files.filter((outcome) => outcome.kind === 'imported');
  if (file?.path === undefined || others.length > 0) throw new AppError('usage', { detail: SAVES_ONE });
  const input = { name, path: file.path, entry: file.entry ?? null, options };
  await around.engine.handle('import.save-mapping', input);
  around.say(around.translate('cli.mapping-saved', { name }));
}

const SAVES_ONE = '--save-mapping saves the mapping of one file that was imported';

function printBatches(imported: Imported, command: Of<'import'>, around: Surroundings): void {
  if (wanted(command, around) === 'json') {
    const batches = imported.files.map((outcome) =>
      outcome.kind === 'imported'
        ? { ...outcome.batch, rejects: outcome.rejects }
        : { file: outcome.file, passedOver: outcome.kind === 'passed-over', error: outcome.error },
    );
    around.print(`${JSON.stringify(batches, null, 2)}\n`);
  }
}

async function list(command: Of<'list'>, around: Surroundings): Promise<ExitStatus> {
  await openExisting(command.workspace, around);
  const view = await viewOf(command.filters, command.choices, around.engine);
  const rows = await listRows(around.engine, command.list, view, command);
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
  await removeWorkspaceFile(workspace);
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

/** What was asked for makes no sense, whatever the input. */
const MISUSE: ReadonlySet<ErrorCode> = new Set([
  'usage',
  'bad-request',
  'period-invalid',
  'time-zone-unknown',
  'pattern-invalid',
  'path-pattern-invalid',
  'release-pattern-invalid',
]);

export function failureOf(error: ErrorData): ExitStatus {
  return MISUSE.has(error.code) ? EXIT.usage : EXIT.unusable;
}
