/** Repositories of a workspace: added, read anew, listed, their releases told. */
import { resolve } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { RepositorySummary } from '../../shared/model.ts';
import { addRepository, orComplain } from './bring-in.ts';
import { ownPaths } from './names.ts';
import { repositoryTable, sayRepository } from './say-repository.ts';
import { EXIT, type ExitStatus, JOB, type Of, openExisting, type Surroundings, wanted } from './surroundings.ts';
import { tokensFor, withToken } from './tokens.ts';
import { withWorkspace } from './with-workspace.ts';

export async function repositories(
  command: Of<'repo-add' | 'repo-refresh' | 'repo-list' | 'repo-releases'>,
  around: Surroundings,
): Promise<ExitStatus> {
  if (command.kind === 'repo-add') {
    return withWorkspace(command.workspace, around, async () => {
      const status = await addToWorkspace(command, around);
      return { usable: status === EXIT.done, status };
    });
  }
  await openExisting(command.workspace, around);
  const known = await around.engine.handle('repository.list', {});
  if (command.kind === 'repo-releases') return changeReleases(command, known, around);
  if (command.kind === 'repo-refresh') return refresh(command, known, around);
  if (wanted(command, around) === 'json') around.print(`${JSON.stringify(known, null, 2)}\n`);
  else if (known.length > 0) around.print(repositoryTable(known, around));
  return EXIT.done;
}

/** One that can't be reached does not keep the others from it. */
async function refresh(
  { followOutside }: Of<'repo-refresh'>,
  known: readonly RepositorySummary[],
  around: Surroundings,
): Promise<ExitStatus> {
  const tokenFor = tokensFor(
    known.map(({ source }) => source),
    around.tokens,
  );
  let status: ExitStatus = EXIT.done;
  for (const { id, source } of known) {
    const input = { repositoryId: id, confirmOutside: followOutside, job: JOB };
    const refreshed = await orComplain(around, () =>
      withToken(source, tokenFor(source), around.tokens, (token) =>
        around.engine.handle('repository.refresh', { ...input, ...token }),
      ),
    );
    if (refreshed === null) status = EXIT.unusable;
    else await sayRepository(refreshed, around);
  }
  return status;
}

async function addToWorkspace({ repository, paths }: Of<'repo-add'>, around: Surroundings): Promise<ExitStatus> {
  const [service] = repository.services;
  // With paths the repository has other services too: those that were said before stay.
  const token = tokensFor([repository.source], around.tokens)(repository.source);
  const added = await addRepository(paths.length === 0 ? repository : { ...repository, services: [] }, token, around);
  if (added === null) return EXIT.unusable;
  if (paths.length > 0 && service !== undefined) await ownPaths(around.engine, added.id, service, paths, JOB);
  if (repository.releases !== null) await sayReleases(added, around);
  return EXIT.done;
}

async function changeReleases(
  { repository: named, pattern }: Of<'repo-releases'>,
  known: readonly RepositorySummary[],
  around: Surroundings,
): Promise<ExitStatus> {
  const repository = findRepository(known, named);
  const changed = await around.engine.handle('repository.releases', { repositoryId: repository.id, pattern });
  await sayReleases(changed, around);
  return EXIT.done;
}

/** By its source, which is one repository's, or by its name where one alone has it. Throws 'not-found'. */
function findRepository(known: readonly RepositorySummary[], named: string): RepositorySummary {
  const bySource = known.find(({ source }) => source === named || source === resolve(named));
  const byName = known.filter(({ name }) => name === named);
  const found = bySource ?? (byName.length === 1 ? byName[0] : undefined);
  if (found === undefined) throw new AppError('not-found', { what: 'repository', id: named });
  return found;
}

async function sayReleases({ id, name, releases }: RepositorySummary, around: Surroundings): Promise<void> {
  if (releases === null) {
    around.say(around.translate('cli.releases-none', { name }));
    return;
  }
  const preview = await around.engine.handle('repository.releases-preview', { repositoryId: id, pattern: releases });
  const { matching, tags, deployments } = preview;
  around.say(around.translate('cli.releases-line', { name, pattern: releases, matching, tags, deployments }));
}
