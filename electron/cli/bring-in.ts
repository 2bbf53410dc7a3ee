/** Files and repositories brought into the open workspace, each told of as it comes. */
import { resolve } from 'node:path';
import type { FileOutcome } from '../../shared/answers.ts';
import { AppError } from '../../shared/errors.ts';
import type { RepositorySummary } from '../../shared/model.ts';
import { isUrl } from '../engine/git/parse-clone-url.ts';
import type { Command, RepositoryArgument } from './command.ts';
import { errorMessage } from './error-message.ts';
import { sayRepository } from './say-repository.ts';
import { EXIT, type ExitStatus, JOB, type Of, type Surroundings } from './surroundings.ts';
import { withToken } from './tokens.ts';

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

/** null = it could not be added, and why was said. `token` is for its host. */
export async function addRepository(
  { source, services, releases, followOutside }: RepositoryArgument,
  token: string | null,
  around: Surroundings,
): Promise<RepositorySummary | null> {
  const input = {
    source: isUrl(source) ? source : resolve(source),
    services: [...services],
    ...(releases !== null && { releases }),
    confirmOutside: followOutside,
    job: JOB,
  };
  return orComplain(around, async () => {
    const added = await withToken(source, token, around.tokens, (reached) =>
      around.engine.handle('repository.add', { ...input, ...reached }),
    );
    await sayRepository(added, around);
    return added;
  });
}

/** null = it failed, and why was said, with what to do on a command line. Throws 'cancelled'. */
export async function orComplain<T>(around: Surroundings, action: () => Promise<T>): Promise<T | null> {
  const { translate, complain } = around;
  try {
    return await action();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code === 'cancelled') throw thrown;
    complain(errorMessage(thrown.toData(), translate));
    if (thrown.code === 'clone-unauthorised') complain(translate('cli.token-hint'));
    if (thrown.code === 'repository-outside') complain(translate('cli.outside-hint'));
    return null;
  }
}
