/** The commits of versions that no deployment leads to: by SHA, and by the tags of the service's repositories. */
import { oncePer } from '../../../shared/metrics/once-per.ts';
import type { VersionClaim } from '../../../shared/versions/join-versions.ts';
import { couldBeSha, parseVersionName } from '../../../shared/versions/version-name.ts';
import type { Database } from '../db/connect.ts';
import { prepared } from '../db/prepared.ts';
import type { Picture } from '../facts/picture.ts';
import { commitRowOf } from '../queries/commit-texts.ts';
import { commitRowSha } from '../queries/row-texts.ts';

export interface CommitPlaces {
  /** Commit row of a SHA, whole or short, that one commit alone has; -1 = none. */
  bySha(sha: string): number;
  /** Tags at a commit row. */
  tagsAt(commit: number): readonly string[];
  /** What tags say of these commits and names. `known`: rows of commits by SHA. */
  tagClaims(
    shas: ReadonlySet<string>,
    names: ReadonlySet<string>,
    known: ReadonlyMap<string, number>,
  ): readonly VersionClaim[];
}

/** `services`: names of the service. `repositories`: codes of those that it deploys from; none known = any. */
export function createCommitPlaces(
  db: Database,
  picture: Picture,
  services: readonly string[],
  repositories: ReadonlySet<number>,
): CommitPlaces {
  const { keys, byCommit } = tagsOf(picture);
  const shaOf = commitRowSha(db, picture);
  const rowOf = commitRowOf(picture);
  const find = prepared<[Buffer, Buffer], [number, number]>(
    db,
    'SELECT repository_id, position FROM git_commit WHERE sha >= ? AND sha <= ? LIMIT 3',
  ).raw();
  const isOwn = (row: number) => repositories.size === 0 || repositories.has(picture.repositoryOf(row));
  const bySha = (sha: string) => {
    if (!couldBeSha(sha) || picture.facts.commits.count === 0) return -1;
    const rows = find.all(...rangeOf(sha)).map(([id, position]) => rowOf(id, position));
    const own = rows.filter((row) => row >= 0 && isOwn(row));
    return own.length === 1 ? (own[0] ?? -1) : -1;
  };
  return {
    bySha,
    tagsAt: (commit) => byCommit.get(commit) ?? [],
    tagClaims(shas, names, known) {
      const claims: VersionClaim[] = [];
      if (byCommit.size === 0) return claims;
      for (const sha of shas) {
        for (const name of byCommit.get(known.get(sha) ?? bySha(sha)) ?? [])
          claims.push({ source: 'tags', name, sha, at: null });
      }
      for (const name of names) {
        const { key } = parseVersionName(name, services);
        const tagged = [key, ...services.map((service) => `${service.toLowerCase()} ${key}`)];
        const rows = new Set(tagged.flatMap((one) => keys.get(one) ?? []).filter(isOwn));
        const [row, ...others] = rows;
        if (row !== undefined && others.length === 0) claims.push({ source: 'tags', name, sha: shaOf(row), at: null });
      }
      return claims;
    },
  };
}

interface TagIndex {
  /** Key of a tag's name -> commit rows; of "cart-v1.2.0" also "cart 1.2.0". */
  readonly keys: ReadonlyMap<string, readonly number[]>;
  readonly byCommit: ReadonlyMap<number, readonly string[]>;
}

const SERVICE_AND_VERSION = /^(.+?)[-_/@:]v?(\d.*)$/;

const tagsOf = oncePer(({ tags }: Picture): TagIndex => {
  const keys = new Map<string, number[]>();
  const byCommit = new Map<number, string[]>();
  const push = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) => {
    const known = map.get(key);
    if (known) known.push(value);
    else map.set(key, [value]);
  };
  for (const [name, places] of tags) {
    const [, service, version] = SERVICE_AND_VERSION.exec(name.toLowerCase()) ?? [];
    for (const { row } of places) {
      push(byCommit, row, name);
      push(keys, parseVersionName(name, []).key, row);
      if (service !== undefined) push(keys, `${service} ${version}`, row);
    }
  }
  return { keys, byCommit };
});

/** First and last SHA that begin so. */
function rangeOf(sha: string): [Buffer, Buffer] {
  const first = sha.length % 2 === 0 ? sha : `${sha}0`;
  return [Buffer.from(first, 'hex'), Buffer.from(sha.padEnd(64, 'f'), 'hex')];
}
