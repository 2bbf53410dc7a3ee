import type { CommitFacts, Said } from './facts.ts';

/** As a question that has an answer only where not all of it is the service's: null = it owns the whole repository. */
export function ownedPart(
  { repositoryStart }: CommitFacts,
  { paths }: Said,
  { service, repository }: { readonly service: number; readonly repository: number },
): ((row: number) => boolean) | null {
  const owned = paths.find((one) => one.service === service && one.repository === repository);
  if (owned === undefined) return null;
  const start = repositoryStart[repository] as number;
  return (row) => owned.touches[row - start] === 1;
}

/** Whether a commit row of the repository touches what the service owns of it (Said.paths). */
export function ownCommits(
  commits: CommitFacts,
  said: Said,
  stream: { readonly service: number; readonly repository: number },
): (row: number) => boolean {
  return ownedPart(commits, said, stream) ?? (() => true);
}
