/** Whole answers of interfaces: the records are in an array that the interface calls something, beside its paging. */
import { expect, test } from 'vitest';
import { workspacePerTest } from '../fixture.ts';
import { PRESET_SAMPLES } from './preset-samples.ts';

const { batchOf } = workspacePerTest();

const ANSWERS: readonly (readonly [preset: string, wrap: (records: readonly object[]) => object])[] = [
  ['github-run', (workflow_runs) => ({ total_count: workflow_runs.length, workflow_runs })],
  ['github-run-deployment', (workflow_runs) => ({ total_count: workflow_runs.length, workflow_runs })],
  ['github-job', (jobs) => ({ total_count: jobs.length, jobs })],
  ['github-issue', (items) => ({ total_count: items.length, incomplete_results: false, items })],
  ['jira-issues', (issues) => ({ expand: 'names', startAt: 0, maxResults: 50, total: issues.length, issues })],
  ['jira-issue', (issues) => ({ isLast: true, issues })],
  ['azure-devops-pull', (value) => ({ value, count: value.length })],
  ['azure-devops-build', (value) => ({ count: value.length, value })],
  ['bitbucket-pull', (values) => ({ values, pagelen: 10, size: values.length, page: 1 })],
  ['datadog-incident', (data) => ({ data, meta: { pagination: { offset: 0, next_offset: 3, size: 3 } } })],
  ['pagerduty-analytics', (data) => ({ first: 'a', last: 'b', limit: 20, more: false, order: 'desc', data })],
  [
    'github-pull-list',
    (nodes) => ({
      data: { repository: { pullRequests: { nodes, pageInfo: { hasNextPage: false, endCursor: 'x' } } } },
    }),
  ],
  ['github-pull-list', (nodes) => ({ data: { search: { issueCount: nodes.length, nodes } } })],
  ['github-graphql-release', (nodes) => ({ data: { repository: { releases: { totalCount: nodes.length, nodes } } } })],
  ['bamboo-build', (result) => ({ expand: 'results', results: { size: result.length, 'start-index': 0, result } })],
  ['azure-devops-timeline', (records) => ({ records, lastChangedBy: 'x', id: 'abc', changeId: 3, url: 'x' })],
  ['pagerduty-incident', (incidents) => ({ incidents, limit: 25, offset: 0, total: null, more: false })],
];

test.each(ANSWERS)('%s %#', async (preset, wrap) => {
  const sample = PRESET_SAMPLES.find((candidate) => candidate.preset === preset);
  if (sample === undefined || typeof sample.content === 'string') throw new Error(preset);
  const { constants, content } = sample;
  const batch = await batchOf(JSON.stringify(wrap(content)), constants === undefined ? {} : { constants });
  expect(batch).toMatchObject({ preset, read: content.length });
});
