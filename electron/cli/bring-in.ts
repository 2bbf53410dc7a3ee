/** Files and repositories brought into the open workspace, each told of as it comes. */
import { resolve } from 'node:path';
import type { FileOutcome } from '../../shared/answers.ts';
import { AppError } from '../../shared/errors.ts';
import type { RepositorySummary } from '../../shared/model.ts';
import type { Command, RepositoryArgument } from './command.ts';
import { errorMessage } from './error-message.ts';
import { sayRepository } from './say-repository.ts';
import { EXIT, type ExitStatus, JOB, type Of, type Surroundings } from './surroundings.ts';

export interface Imported {
  readonly files: readonly FileOutcome[];
  readonly usable: boolean;
  readonly rejected: number;
  /** Something that was named could not be used. */
  failed: boolean;
}

export async function importPaths(
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
    if (file.kind === 'passed-over') {
      around.say(around.translate('cli.passed-over-line', { file: file.file }));
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
  for (const repository of outcome.repositories) await sayRepository(repository, around);
  // A file whose rows are there already has nothing new, like one whose every row is a duplicate.
  const failed = outcome.files.filter((file) => file.kind === 'failed' && file.error.code !== 'already-imported');
  const usable = outcome.repositories.length + outcome.files.length > failed.length;
  return { files: outcome.files, usable, rejected, failed: failed.length > 0 };
}

export function exitAfterImport(imported: Imported, command: Command, around: Surroundings): ExitStatus {
  if (imported.failed) return EXIT.unusable;
  if (command.common.strict && imported.rejected > 0) {
    around.complain(around.translate('cli.strict-failed', { count: imported.rejected }));
    return EXIT.rejected;
  }
  return EXIT.done;
}

/** null = it could not be added, and why was said. */
export async function addRepository(
  { source, services, releases }: RepositoryArgument,
  around: Surroundings,
): Promise<RepositorySummary | null> {
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
  try {
    const added = await around.engine.handle('repository.add', {
      source: isUrl ? source : resolve(source),
      services: [...services],
      ...(releases !== null && { releases }),
      job: JOB,
    });
    await sayRepository(added, around);
    return added;
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    around.complain(errorMessage(thrown.toData(), around.translate));
    return null;
  }
}
