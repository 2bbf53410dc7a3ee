import { describe, expect, test } from 'vitest';
import type { ImportKind } from '../../../../shared/import-batch.ts';
import { jsonForm } from './json-form.ts';

/** The way to the records as "data.nodes.[]"; "+" in front: several values one after another. */
function formOf(text: string, kind: ImportKind | null = null, whole = true): string {
  const form = jsonForm(Buffer.from(text), whole, kind);
  if (form.kind === 'lines') return 'lines';
  const path = form.path.map((step) => (step.kind === 'elements' ? '[]' : (step.key ?? '*')));
  return (form.several ? '+' : '') + path.join('.');
}

const RUN = { id: 1, name: 'deploy', run_started_at: '2025-01-01T00:00:00Z', head_sha: 'a', conclusion: 'success' };
const ISSUE = { key: 'A-1', fields: { created: '2025-01-01T00:00:00Z', labels: [], components: [{ name: 'x' }] } };
const PULL = { number: 1, createdAt: '2025-01-01', mergedAt: null, commits: [{ oid: 'a' }], reviews: [{ state: 'x' }] };
const NODE = { createdAt: '2025-01-01', state: 'ACTIVE', environment: 'prod', commitOid: 'a' };
const GRAPH = { data: { repository: { name: 'x', deployments: { nodes: [NODE], pageInfo: { hasNextPage: true } } } } };

describe('lists and answers', () => {
  test.each<[string, unknown, string]>([
    ['a list', [RUN, RUN], '[]'],
    ['a list of records with lists', [PULL, PULL], '[]'],
    ['of workflow runs', { total_count: 1, workflow_runs: [RUN] }, 'workflow_runs.[]'],
    ['of jobs', { total_count: 1, jobs: [{ id: 1, run_id: 2, steps: [{ name: 'a' }] }] }, 'jobs.[]'],
    ['of issues', { expand: 'names', startAt: 0, maxResults: 50, total: 1, issues: [ISSUE] }, 'issues.[]'],
    ['of incidents', { incidents: [{ id: 'P1', teams: [{ id: 't' }] }], limit: 25, more: false }, 'incidents.[]'],
    ['with links', { data: [{ id: 'x' }], links: { next: null } }, 'data.[]'],
    ['with values', { pagelen: 10, values: [{ uuid: 'x' }], page: 1 }, 'values.[]'],
    ['with counted values', { count: 1, value: [{ id: 1, definition: { name: 'x' } }] }, 'value.[]'],
    ['with results inside', { start: 0, results: { size: 1, result: [{ id: 1 }] } }, 'results.result.[]'],
    ['empty', { total_count: 0, workflow_runs: [] }, 'workflow_runs.[]'],
    ['under any name', { whatever: [{ id: 1 }] }, 'whatever.[]'],
    [
      'nodes that no format has',
      { data: { viewer: { things: { nodes: [{ id: 1 }] } } } },
      'data.viewer.things.nodes.[]',
    ],
    ['edges', { data: { things: { edges: [{ node: { id: 1 } }] } } }, 'data.things.edges.[].node'],
    ['nodes of a format that knows its answers', GRAPH, ''],
  ])('%s', (_, content, expected) => {
    expect(formOf(JSON.stringify(content, null, 1))).toBe(expected);
  });

  test('one after another, in a list, and a line each', () => {
    const page = { total_count: 2, workflow_runs: [RUN] };
    const text = JSON.stringify(page);
    expect(formOf(text + text)).toBe('+workflow_runs.[]');
    expect(formOf(`${text}\n${text}\n`)).toBe('+workflow_runs.[]');
    expect(formOf(JSON.stringify([page, page]))).toBe('[].workflow_runs.[]');
    expect(formOf(JSON.stringify([[RUN], [RUN]]))).toBe('[].[]');
    expect(formOf(`${JSON.stringify([RUN])}${JSON.stringify([RUN])}`)).toBe('+[]');
    expect(formOf(`[]${JSON.stringify([[RUN]])}`)).toBe('+[]');
    expect(formOf(JSON.stringify([GRAPH, GRAPH]))).toBe('[]');
    expect(formOf(`${JSON.stringify(RUN)}\n{"broken\n${JSON.stringify(RUN)}`)).toBe('lines');
    expect(formOf(`{"broken\n${JSON.stringify(RUN)}\n`)).toBe('lines');
    expect(formOf(`${JSON.stringify(RUN)}${JSON.stringify(RUN)}\n${JSON.stringify(RUN)}`)).toBe('+');
  });

  test('lists of another kind are left where one was asked for', () => {
    const both = JSON.stringify({ incidents: [{ id: 1 }], deployments: [{ id: 2 }] });
    expect([formOf(both), formOf(both, 'deployments'), formOf(both, 'incidents')]).toEqual([
      'incidents.[]',
      'deployments.[]',
      'incidents.[]',
    ]);
  });

  test('a beginning is enough', () => {
    const list = JSON.stringify({ total: 1, data: { items: [{ id: 1 }, { id: 2 }] } });
    expect(formOf(list.slice(0, -12), null, false)).toBe('data.items.[]');
    expect(formOf('{"note": "xxx', null, false)).toBe('*.[]');
    expect(formOf(`${JSON.stringify([RUN])}[{"id"`, null, false)).toBe('+[]');
  });
});

describe('what is one record stays one', () => {
  const deployment = { id: 1, service: 'a', environment: 'prod', started_at: '2025-01-01', status: 'success' };

  test.each<[string, unknown]>([
    ['a deployment with commits', { ...deployment, commits: [{ sha: 'a' }] }],
    ['a deployment in a message', { event: 'deploy', deployment: { ...deployment, commits: [{ sha: 'a' }] } }],
    [
      'a message of a deployment status',
      {
        action: 'created',
        deployment_status: { state: 'success', created_at: '2025-01-01T00:00:00Z' },
        deployment: { id: 1, sha: 'a', environment: 'prod', created_at: '2025-01-01T00:00:00Z' },
        repository: { full_name: 'a/b', topics: [] },
      },
    ],
    [
      'a message of an incident',
      {
        event: {
          id: '1',
          event_type: 'incident.triggered',
          occurred_at: '2025-01-01T00:00:00Z',
          data: { id: 'P', teams: [{ id: 't' }] },
        },
      },
    ],
    [
      'a status page’s message',
      {
        page: { id: 'x' },
        incident: {
          id: 'i',
          name: 'n',
          status: 'resolved',
          created_at: '2025-01-01T00:00:00Z',
          incident_updates: [{ body: 'b' }],
        },
      },
    ],
    [
      'what an interface takes',
      { data: { attributes: { service: 'a', started_at: 1, finished_at: 2, tags: ['a:b'] } } },
    ],
    [
      'a webhook with commits',
      {
        id: 1,
        startedDate: '2025-01-01',
        finishedDate: '2025-01-01',
        result: 'SUCCESS',
        deploymentCommits: [{ repoUrl: 'r' }],
      },
    ],
  ])('%s', (_, content) => {
    expect(formOf(JSON.stringify(content, null, 1))).toBe('');
    expect(formOf(JSON.stringify([content, content]))).toBe('[]');
  });
});
