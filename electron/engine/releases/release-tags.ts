/** Which deployments the tags of a repository are. */
import type { Instant } from '../../../shared/model.ts';
import { compileReleasePattern, type ReleaseTag } from '../../../shared/release-pattern.ts';
import type { Database } from '../db/connect.ts';
import { withoutAliases } from './without-aliases.ts';

export interface Release {
  readonly tag: string;
  readonly service: string;
  readonly version: string;
  /** Of the commit, in full. */
  readonly sha: string;
  readonly at: Instant;
}

export interface Releases {
  /** In order of time, then of history, then of names. */
  readonly releases: readonly Release[];
  /** Tags and services that are another name of a release: v1 beside v1.2.0. */
  readonly aliases: number;
  /** Tags without a time: their commits were not read, and they say none themselves. */
  readonly timeless: readonly string[];
  /** Matching tags, whatever became of them. */
  readonly matching: number;
}

interface TagRow {
  readonly name: string;
  readonly sha: string;
  readonly at: Instant | null;
  /** Parents before children; null = the commit was not read. */
  readonly position: number | null;
}

interface Named extends ReleaseTag {
  readonly row: TagRow & { readonly at: Instant };
}

/**
 * One release a tag and service: the service that the pattern finds in the tag's name, else each that deploys from the
 * repository, else the repository itself. An annotated tag has its own time, another one its commit's (committer's).
 * Throws 'release-pattern-invalid'.
 */
export function releasesOf(db: Database, repositoryId: number, pattern: string): Releases {
  const match = compileReleasePattern(pattern);
  const named: Named[] = [];
  const timeless: string[] = [];
  for (const row of readTags(db, repositoryId)) {
    const tag = match(row.name);
    if (tag === null) continue;
    const { at } = row;
    if (at === null || at <= 0) timeless.push(row.name);
    else named.push({ ...tag, row: { ...row, at } });
  }
  const own = servicesOf(db, repositoryId);
  const kept = withoutAliases(named, ({ row, service }) => `${row.sha} ${service ?? ''}`);
  const rowsOf = (tags: readonly Named[]) =>
    tags.reduce((sum, { service }) => sum + (service === null ? own.length : 1), 0);
  return {
    releases: kept.toSorted(byTime).flatMap(({ row, service, version }) =>
      (service === null ? own : [service]).map((one) => ({
        tag: row.name,
        service: one,
        version,
        sha: row.sha,
        at: row.at,
      })),
    ),
    aliases: rowsOf(named) - rowsOf(kept),
    timeless,
    matching: named.length + timeless.length,
  };
}

/** Tags of one moment (a script's) in the order of their commits. */
function byTime({ row: a }: Named, { row: b }: Named): number {
  return a.at - b.at || (a.position ?? -1) - (b.position ?? -1) || (a.name < b.name ? -1 : 1);
}

function readTags(db: Database, repositoryId: number): readonly TagRow[] {
  return db
    .prepare<[number], TagRow>(
      `SELECT name, lower(hex(tag.sha)) AS sha, coalesce(tagged_at, committer_at) AS at, position
       FROM git_tag AS tag
         LEFT JOIN git_commit ON git_commit.sha = tag.sha AND git_commit.repository_id = tag.repository_id
       WHERE tag.repository_id = ? ORDER BY name`,
    )
    .all(repositoryId);
}

function servicesOf(db: Database, repositoryId: number): readonly string[] {
  const said = db
    .prepare<[number], string>(
      `SELECT DISTINCT name FROM repository_service JOIN service ON service.id = service_id
       WHERE repository_id = ? ORDER BY name`,
    )
    .pluck()
    .all(repositoryId);
  if (said.length > 0) return said;
  return db.prepare<[number], string>('SELECT name FROM repository WHERE id = ?').pluck().all(repositoryId);
}
