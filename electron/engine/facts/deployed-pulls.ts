import type { DeploymentFacts, PullFacts } from '../../../shared/metrics/facts.ts';
import type { PullFinder } from './find-pull.ts';
import type { StoredListedCommit } from './read-listed-commits.ts';
import type { RepositoryCodes } from './repository-codes.ts';
import { endsAlike, repositoryKey } from './repository-names.ts';
import { createShaFinder } from './short-shas.ts';
import type { TextCodes } from './text-codes.ts';

export interface DeployedPullSources {
  readonly deployments: DeploymentFacts;
  /** By row id: what a deployment's rows name. */
  readonly named: ReadonlyMap<number, readonly string[]>;
  /** SHAs that were deployed. */
  readonly shas: TextCodes;
  readonly pulls: PullFacts;
  /** Of each of PullFacts.commitAt. */
  readonly commitShas: readonly string[];
  readonly find: PullFinder;
  readonly listed: readonly StoredListedCommit[];
  /** Name of a service by its code, and the repositories that the user says it deploys from. */
  readonly services: readonly string[];
  readonly repositoriesOf: (service: string) => readonly number[];
  readonly repositories: Pick<RepositoryCodes, 'texts' | 'read'>;
}

/**
 * What is known of deployments whose commits no repository has: the pull requests that they name; else those that a commit
 * of theirs became, or the one that lists it; else the one that an export of commits gives it, or at least its time.
 */
export function deployedPulls(
  sources: DeployedPullSources,
): Pick<DeploymentFacts, 'pullOffset' | 'pullRef' | 'committedAt'> {
  const { deployments, named, pulls, find, services, repositoriesOf } = sources;
  const { count, commitOffset } = deployments;
  const pullOffset = new Int32Array(count + 1);
  if (pulls.count === 0 && sources.listed.length === 0)
    return { pullOffset, pullRef: new Int32Array(0), committedAt: deployments.committedAt };
  const bySha = createPullsBySha(sources);
  const listedBySha = createListedBySha(sources);
  const committedAt = deployments.committedAt.slice();
  const refs: number[] = [];
  for (let i = 0; i < count; i++) {
    if (commitOffset[i] === commitOffset[i + 1]) {
      const service = services[deployments.service[i] ?? 0] ?? '';
      const place = { repository: deployments.repository[i] ?? 0, mapped: repositoriesOf(service), service };
      const all = (named.get(deployments.id[i] ?? 0) ?? []).map((name) => find(name, place));
      const own = [...new Set(all.filter((pull) => pull >= 0))].sort((a, b) => a - b);
      const commit = listedBySha(i);
      const listedIn = commit?.pull == null ? -1 : find(commit.pull, { ...place, repository: commit.repository });
      const found = [own, bySha(i), listedIn < 0 ? [] : [listedIn]].find((list) => list.length > 0) ?? [];
      if (found.length === 0 && commit !== undefined) committedAt[i] = commit.at;
      refs.push(...found);
    }
    pullOffset[i + 1] = refs.length;
  }
  return { pullOffset, pullRef: Int32Array.from(refs), committedAt };
}

/** Pull requests by the SHA that a deployment names: all that became it, else the one merged first that lists it. */
function createPullsBySha({
  deployments,
  shas,
  pulls,
  commitShas,
  repositories,
}: DeployedPullSources): (deployment: number) => readonly number[] {
  const findSha = createShaFinder(shas);
  const became = new Map<number, number[]>();
  const lists = new Map<number, number[]>();
  for (let pull = 0; pull < pulls.count; pull++) {
    add(became, pulls.mergeSha[pull] ?? 0, pull);
    for (let k = pulls.commitOffset[pull] ?? 0; k < (pulls.commitOffset[pull + 1] ?? 0); k++)
      add(lists, findSha(commitShas[k] ?? ''), pull);
  }
  return (deployment) => {
    const sha = deployments.sha[deployment] ?? 0;
    const repository = deployments.repository[deployment] ?? 0;
    const agrees = (pull: number) => mayBeOne(repositories, repository, pulls.repository[pull] ?? 0);
    const own = (became.get(sha) ?? []).filter(agrees);
    return own.length > 0 ? own : (lists.get(sha) ?? []).filter(agrees).slice(0, 1);
  };
}

function add(index: Map<number, number[]>, sha: number, pull: number): void {
  if (sha <= 0) return;
  const known = index.get(sha);
  if (known === undefined) index.set(sha, [pull]);
  else known.push(pull);
}

function createListedBySha({
  deployments,
  shas,
  listed,
  repositories,
}: DeployedPullSources): (deployment: number) => StoredListedCommit | undefined {
  const findSha = createShaFinder(shas);
  const bySha = new Map<number, StoredListedCommit[]>();
  for (const commit of listed) {
    const sha = findSha(commit.sha);
    if (sha > 0) bySha.set(sha, [...(bySha.get(sha) ?? []), commit]);
  }
  return (deployment) => {
    const repository = deployments.repository[deployment] ?? 0;
    return bySha
      .get(deployments.sha[deployment] ?? 0)
      ?.find((commit) => mayBeOne(repositories, repository, commit.repository));
  };
}

/** Whether two rows that have a SHA in common may speak of one repository: one of them names none, or both do alike. */
function mayBeOne({ texts, read }: Pick<RepositoryCodes, 'texts' | 'read'>, one: number, other: number): boolean {
  if (one === other || one === 0 || other === 0) return true;
  return one > read && other > read && endsAlike(repositoryKey(texts[one] ?? ''), repositoryKey(texts[other] ?? ''));
}
