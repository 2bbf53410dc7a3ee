import { AppError } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import { compileReleasePattern } from '../../../shared/release-pattern.ts';
import type { Database } from '../db/connect.ts';
import { summariseRepository } from '../git/list-repositories.ts';
import { renewReleases } from './store-releases.ts';

export interface ReleasesChange {
  readonly repositoryId: number;
  /** null = no tag is a deployment. */
  readonly pattern: string | null;
  readonly appVersion: string;
}

/** Says which tags of a repository are deployments. Throws 'not-found' and 'release-pattern-invalid'. */
export function changeReleases(db: Database, { repositoryId, pattern, appVersion }: ReleasesChange): RepositorySummary {
  const text = pattern === null ? null : checkReleasePattern(pattern);
  db.transaction(() => {
    const { changes } = db.prepare('UPDATE repository SET releases = ? WHERE id = ?').run(text, repositoryId);
    if (changes === 0) throw new AppError('not-found', { what: 'repository', id: repositoryId });
    renewReleases(db, repositoryId, appVersion);
  }).immediate();
  return summariseRepository(db, repositoryId);
}

/** The pattern as it is kept. Throws 'release-pattern-invalid'. */
export function checkReleasePattern(pattern: string): string {
  compileReleasePattern(pattern);
  return pattern.trim();
}
