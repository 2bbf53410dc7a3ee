import type { FailurePlan, ServicePlan } from './client.ts';

/** One successful deployment to production. Filled in step by step: scheduled, given commits, given a version. */
export interface Release {
  readonly service: ServicePlan;
  /** Index of the span it finishes in. */
  readonly span: number;
  startedAt: number;
  finishedAt: number;
  readonly kind: 'planned' | 'hotfix' | 'revert' | 'rollback';
  /** What goes wrong with it. */
  failure: FailurePlan | null;
  /** The one that it repairs. */
  readonly repairs: Release | null;
  /** The one whose commit a rollback deploys again. */
  readonly restores: Release | null;
  /** What came to the main branch since the deployment before it in the repository. */
  changes: Change[];
  /** The commit that it deploys. */
  head: Change | null;
  version: string | null;
}

/** One commit that is no merge. */
export interface Change {
  /** The release that brings it, of whichever service of the repository comes first. */
  readonly release: Release | null;
  readonly kind: 'change' | 'hotfix' | 'revert';
  authoredAt: number;
  /** When it came to the main branch. */
  mergedAt: number;
  /** The release whose head it takes back. */
  readonly reverts: Release | null;
  /** Known once the repository is written. */
  sha: string;
}

export function createRelease(
  service: ServicePlan,
  span: number,
  startedAt: number,
  finishedAt: number,
  rest: Partial<Pick<Release, 'kind' | 'failure' | 'repairs' | 'restores'>> = {},
): Release {
  return {
    service,
    span,
    startedAt: Math.round(startedAt / 1000) * 1000,
    finishedAt: Math.round(finishedAt / 1000) * 1000,
    kind: 'planned',
    failure: null,
    repairs: null,
    restores: null,
    changes: [],
    head: null,
    version: null,
    ...rest,
  };
}

export function createChange(
  release: Release | null,
  kind: Change['kind'] = 'change',
  reverts: Release | null = null,
): Change {
  return { release, kind, authoredAt: 0, mergedAt: 0, reverts, sha: '' };
}

export interface Incident {
  readonly services: readonly ServicePlan[];
  /** Names of services that are not in the plan. */
  readonly otherService: string | null;
  readonly environment: string;
  readonly startedAt: number;
  readonly resolvedAt: number | null;
  readonly severity: string;
  /** The release that caused it, where its report says so. */
  readonly names: Release | null;
  readonly title: string;
}
