/** What is missing for which metric, found in what is stored: each gap is one sentence that says what would bring it. */
import type { Facets, WorkspaceSummary } from '../../../shared/answers.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import type { Coverage } from '../../../shared/report.ts';
import { checkPattern } from '../settings/check-pattern.ts';

export type DataGap =
  | {
      readonly code:
        | 'no-deployments'
        | 'no-incidents'
        | 'no-repository'
        | 'no-commit-on-deployments'
        | 'no-pulls'
        | 'no-teams';
    }
  | { readonly code: 'commits-not-found'; readonly missing: number; readonly total: number }
  | { readonly code: 'pulls-not-deployed'; readonly pulls: number }
  | { readonly code: 'not-production'; readonly pattern: string }
  | { readonly code: 'incidents-unlinked'; readonly unlinked: number; readonly total: number }
  | { readonly code: 'incomplete-history'; readonly names: readonly string[] };

export interface StoredData {
  readonly summary: WorkspaceSummary;
  readonly facets: Facets;
  readonly repositories: readonly RepositorySummary[];
  /** Over all stored data, in every environment; null while it is being asked for. */
  readonly coverage: Coverage | null;
}

/** In the order in which they matter. */
export function dataGaps(data: StoredData): readonly DataGap[] {
  const { summary, facets } = data;
  if (summary.deployments === 0) return [{ code: 'no-deployments' }, ...incidentGaps(data), ...repositoryGaps(data)];
  return [
    ...productionGaps(data),
    ...incidentGaps(data),
    ...repositoryGaps(data),
    ...pullGaps(data),
    ...(facets.teams.some((team) => team.name !== '') ? [] : [{ code: 'no-teams' } as const]),
  ];
}

function productionGaps({ summary, facets }: StoredData): readonly DataGap[] {
  const pattern = summary.settings.productionPattern;
  const check = checkPattern(pattern, facets.environments);
  return check.kind === 'checked' && check.counted === 0 ? [{ code: 'not-production', pattern }] : [];
}

function incidentGaps({ summary, coverage }: StoredData): readonly DataGap[] {
  if (summary.incidents === 0) return [{ code: 'no-incidents' }];
  if (coverage === null || summary.deployments === 0) return [];
  const { linked, stored } = coverage.incidents;
  return linked < stored ? [{ code: 'incidents-unlinked', unlinked: stored - linked, total: stored }] : [];
}

function repositoryGaps({ summary, repositories, coverage }: StoredData): readonly DataGap[] {
  if (summary.repositories === 0) return [{ code: 'no-repository' }];
  const shallow = repositories.filter((repository) => repository.incompleteSince !== null);
  return [
    ...(coverage === null || summary.deployments === 0 ? [] : commitGaps(coverage.deployments)),
    ...(shallow.length === 0
      ? []
      : [{ code: 'incomplete-history', names: shallow.map((repository) => repository.name) } as const]),
  ];
}

function commitGaps(deployments: Coverage['deployments']): readonly DataGap[] {
  if (deployments.withSha === 0 && deployments.withCommits === 0) return [{ code: 'no-commit-on-deployments' }];
  const missing = deployments.missing + deployments.partlyMissing;
  return missing > 0
    ? [{ code: 'commits-not-found', missing, total: deployments.withCommits + deployments.missing }]
    : [];
}

/** Pull requests tell the stages of a lead time. */
function pullGaps({ summary, coverage }: StoredData): readonly DataGap[] {
  if (summary.pulls === 0) return [{ code: 'no-pulls' }];
  // Without a lead time there is nothing to match, and another gap says why.
  if (coverage === null || coverage.commits.deployed === 0 || coverage.pulls.deployed > 0) return [];
  return [{ code: 'pulls-not-deployed', pulls: summary.pulls }];
}
