/**
 * Which commits a deployment deployed, from what its rows say: a SHA, whole or abbreviated, or a version that is the name
 * of a tag, a SHA, or what `git describe` says. Two candidates are none: a wrong commit would charge a deployment with somebody else's lead times.
 */
import { asSha, type CommitMatch } from './commit-index.ts';
import { comparableVersion } from './comparable-version.ts';
import type { ReadCommits, Tags } from './read-commits.ts';

/** What one row of an export says. */
export interface CommitClaim {
  readonly sha: string | null;
  readonly version: string | null;
  /** Code of the repository that it names, 0 = none. */
  readonly repository: number;
  /** Name of the service, '' = none. */
  readonly service: string;
}

export interface Resolved {
  /** The commit row, -1 = none. */
  readonly row: number;
  /** The claim's SHA: whole where one commit has it, as it was written (in lower case) where none does; null = it has none. */
  readonly sha: string | null;
}

export type CommitResolver = (claim: CommitClaim) => Resolved;

export interface ResolverSources {
  readonly commits: Pick<ReadCommits, 'index' | 'repositoryOf'>;
  readonly tags: Tags;
  /** Repositories that were read have the codes 1 … this. */
  readonly repositoriesRead: number;
  /** Repositories that the user says a service deploys from. */
  readonly repositoriesOf: (service: string) => readonly number[];
  /** Some service deploys from this repository, says the user. */
  readonly isMapped: (repository: number) => boolean;
}

export function createCommitResolver(sources: ResolverSources): CommitResolver {
  const { commits, tags, repositoriesRead, repositoriesOf } = sources;

  /** Repositories that a claim points to, else []. */
  function preferred(claim: CommitClaim): readonly number[] {
    if (claim.repository >= 1 && claim.repository <= repositoriesRead) return [claim.repository];
    return claim.repository === 0 ? repositoriesOf(claim.service) : [];
  }

  function bySha(sha: string, repositories: readonly number[]): CommitMatch | null {
    const matches = commits.index.find(sha);
    const near = matches.filter(({ row }) => repositories.includes(commits.repositoryOf(row)));
    return onlyOne(near) ?? onlyOne(matches);
  }

  function byTag(claim: CommitClaim, repositories: readonly number[], anywhere: boolean): number {
    for (const name of tagNames(claim)) {
      const tagged = tags.get(name) ?? [];
      const near = tagged.filter(({ repository }) => repositories.includes(repository));
      if (near.length === 1) return near[0]?.row ?? -1;
      if (near.length > 1 || !anywhere) continue;
      const free = tagged.filter(({ repository }) => !sources.isMapped(repository));
      if (free.length === 1) return free[0]?.row ?? -1;
    }
    return -1;
  }

  return (claim) => {
    const repositories = preferred(claim);
    const sha = asSha(claim.sha);
    const match = sha === null ? null : bySha(sha, repositories);
    if (match) return match;
    const text = claim.sha?.trim().toLowerCase() ?? null;
    // A repository that was never read, or a SHA that no repository has: the same tag elsewhere would be chance.
    const anywhere = repositories.length === 0 && claim.repository === 0 && text === null;
    const tagged = byTag(claim, repositories, anywhere);
    if (tagged >= 0 || text !== null) return { row: tagged, sha: text };
    const version = asSha(describedSha(claim.version) ?? claim.version);
    return { row: version === null ? -1 : (bySha(version, repositories)?.row ?? -1), sha: null };
  };
}

/** The short SHA in a version that `git describe` made: "v1.2.0-14-gabc1234", "v1.2.0-0-gabc1234-dirty". */
function describedSha(version: string | null): string | null {
  return /-\d+-g([0-9a-f]{7,40})(?:-dirty)?$/.exec(version ?? '')?.[1] ?? null;
}

/** The match, if all are of one SHA. */
export function onlyOne(matches: readonly CommitMatch[]): CommitMatch | null {
  const first = matches[0];
  return first && matches.every(({ sha }) => sha === first.sha) ? first : null;
}

/** "1.2.0" is tagged 1.2.0 or v1.2.0, in a repository of several services also cart@1.2.0, cart-v1.2.0, cart/v1.2.0. */
function tagNames({ version, service }: CommitClaim): string[] {
  if (version === null || version === '') return [];
  const bare = comparableVersion(version);
  const plain = [...new Set([version, bare, `v${bare}`])];
  if (service === '') return plain;
  return [...plain.flatMap((name) => ['@', '-', '/'].map((joint) => service + joint + name)), ...plain];
}
