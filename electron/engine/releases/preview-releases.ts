import { AppError } from '../../../shared/errors.ts';
import type { ReleasesPreview } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import { releasesOf } from './release-tags.ts';

const NEWEST = 5;

/** Throws 'not-found' and 'release-pattern-invalid'. */
export function previewReleases(db: Database, repositoryId: number, pattern: string): ReleasesPreview {
  const known = db.prepare('SELECT 1 FROM repository WHERE id = ?').pluck().get(repositoryId);
  if (known === undefined) throw new AppError('not-found', { what: 'repository', id: repositoryId });
  const { releases, matching } = releasesOf(db, repositoryId, pattern);
  const tags = db
    .prepare<[number], number>('SELECT count(*) FROM git_tag WHERE repository_id = ?')
    .pluck()
    .get(repositoryId);
  return {
    tags: tags ?? 0,
    matching,
    deployments: releases.length,
    newest: releases
      .slice(-NEWEST)
      .reverse()
      .map(({ tag, service, version, at }) => ({ tag, service, version, at })),
  };
}
