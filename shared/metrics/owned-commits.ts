import type { CommitFacts, Said } from './facts.ts';

/** Whether a commit row of the repository touches what the service owns of it (Said.paths). */
export function ownCommits(
  { repositoryStart }: CommitFacts,
  { paths }: Said,
  { service, repository }: { readonly service: number; readonly repository: number },
): (row: number) => boolean {
  const owned = paths.find((one) => one.service === service && one.repository === repository);
  if (owned === undefined) return () => true;
  const start = repositoryStart[repository] as number;
  return (row) => owned.touches[row - start] === 1;
}
