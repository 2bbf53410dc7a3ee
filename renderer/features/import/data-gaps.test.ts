import { describe, expect, test } from 'vitest';
import type { WorkspaceSummary } from '../../../shared/answers.ts';
import { DEFAULT_PRODUCTION_PATTERN, type RepositorySummary } from '../../../shared/model.ts';
import type { Coverage } from '../../../shared/report.ts';
import { dataGaps, type StoredData } from './data-gaps.ts';

const repository: RepositorySummary = {
  id: 1,
  name: 'shop',
  source: '/repositories/shop',
  cloned: false,
  defaultBranch: 'main',
  headSha: null,
  commits: 10,
  badCommits: 0,
  branches: 1,
  badRefs: 0,
  releases: null,
  tags: 0,
  firstCommitAt: 0,
  lastCommitAt: 1,
  incompleteSince: null,
  services: [],
  readAt: 1,
};

function summary(counts: Partial<WorkspaceSummary>): WorkspaceSummary {
  return {
    path: '/client.doradeck',
    settings: {
      clientName: 'Client',
      timeZone: 'UTC',
      weekStart: 1,
      profile: 'doradeck',
      levels: '2024',
      productionPattern: DEFAULT_PRODUCTION_PATTERN,
      linkWindowSeconds: 604_800,
    },
    readOnly: false,
    generation: 1,
    deployments: 20,
    incidents: 3,
    commits: 10,
    pulls: 4,
    runs: 0,
    versions: 0,
    errors: 0,
    issues: 0,
    imports: 2,
    repositories: 1,
    dataRange: { from: 0, to: 1 },
    ...counts,
  };
}

function coverage(deployments: Partial<Coverage['deployments']>, linked = 3): Coverage {
  return {
    deployments: {
      stored: 20,
      counted: 20,
      withSha: 20,
      withCommits: 20,
      missing: 0,
      partlyMissing: 0,
      unknownOutcome: 0,
      ...deployments,
    },
    incidents: { stored: 3, inPeriod: 3, linked, open: 0 },
    commits: { stored: 10, deployed: 10, nonPositive: 0, bad: 0 },
    pulls: { stored: 4, deployed: 2 },
  };
}

const whole: StoredData = {
  summary: summary({}),
  facets: {
    services: [{ name: 'shop', deployments: 20 }],
    teams: [{ name: 'web', deployments: 20 }],
    environments: [{ name: 'prod', deployments: 20 }],
    repositories: [],
  },
  repositories: [repository],
  coverage: coverage({}),
};

describe('dataGaps', () => {
  test('nothing is missing where everything is there', () => {
    expect(dataGaps(whole)).toEqual([]);
  });

  test('an empty workspace lacks deployments, incidents and a repository, in that order', () => {
    const empty = {
      ...whole,
      summary: summary({ deployments: 0, incidents: 0, repositories: 0, pulls: 0 }),
      coverage: null,
    };
    expect(dataGaps(empty)).toEqual([{ code: 'no-deployments' }, { code: 'no-incidents' }, { code: 'no-repository' }]);
  });

  test('deployments that name no commit, or one that no repository has', () => {
    expect(dataGaps({ ...whole, coverage: coverage({ withSha: 0, withCommits: 0 }) })).toEqual([
      { code: 'no-commit-on-deployments' },
    ]);
    // Found by a version as well as by a SHA; one of two commits of a deployment is enough to be in both.
    const found = { withSha: 14, withCommits: 13, missing: 4, partlyMissing: 2 };
    expect(dataGaps({ ...whole, coverage: coverage(found) })).toEqual([
      { code: 'commits-not-found', missing: 6, total: 17 },
    ]);
  });

  test('pull requests that are not there, or that belong to nothing that was deployed', () => {
    expect(dataGaps({ ...whole, summary: summary({ pulls: 0 }) })).toEqual([{ code: 'no-pulls' }]);
    const strangers = { ...coverage({}), pulls: { stored: 4, deployed: 0 } };
    expect(dataGaps({ ...whole, coverage: strangers })).toEqual([{ code: 'pulls-not-deployed', pulls: 4 }]);
    const leadless = { ...strangers, commits: { ...strangers.commits, deployed: 0 } };
    expect(dataGaps({ ...whole, coverage: leadless })).toEqual([]);
  });

  test('environments that are all outside the production pattern', () => {
    const environments = [{ name: 'staging', deployments: 20 }];
    expect(dataGaps({ ...whole, facets: { ...whole.facets, environments } })).toEqual([
      { code: 'not-production', pattern: DEFAULT_PRODUCTION_PATTERN },
    ]);
  });

  test('data without any environment is production', () => {
    const environments = [{ name: '', deployments: 20 }];
    expect(dataGaps({ ...whole, facets: { ...whole.facets, environments } })).toEqual([]);
  });

  test('incidents without a deployment, teams that are absent, history that is cut', () => {
    expect(
      dataGaps({
        ...whole,
        coverage: coverage({}, 1),
        facets: { ...whole.facets, teams: [] },
        repositories: [repository, { ...repository, name: 'cut', incompleteSince: 5 }],
      }),
    ).toEqual([
      { code: 'incidents-unlinked', unlinked: 2, total: 3 },
      { code: 'incomplete-history', names: ['cut'] },
      { code: 'no-teams' },
    ]);
  });
});
