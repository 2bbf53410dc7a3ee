/**
 * Bodies that real tools' interfaces gave, imported without a mapping and compared with the rows that another program
 * made of them, field by field as its table has them. Where that program is wrong, or keeps less, the difference is
 * listed with its reason. The corpus is not part of the project: where it is absent, these tests are skipped and say so.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workspacePerTest } from '../fixture.ts';
import {
  byId,
  CORPUS,
  expectedOf,
  importPayload as importInto,
  instant,
  isCorpusThere,
  PAYLOADS,
  payloadOf,
} from './corpus-fixture.ts';

const workspace = workspacePerTest();

function importPayload(path: string) {
  return importInto(workspace.db(), path);
}

interface Found {
  readonly id: string;
  readonly service: string;
  readonly env: string | null;
  readonly sha: string | null;
  readonly repo: string | null;
  readonly startedAt: number | null;
  readonly finishedAt: number;
  readonly status: number;
}

const [UNKNOWN, SUCCESS, FAILURE, CANCELLED, RUNNING] = [0, 1, 2, 3, 4];

describe.skipIf(!isCorpusThere)('payloads', () => {
  test('every file is in the table of what is compared, and so is every table that is compared with', () => {
    const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.json')).sort()).toEqual(PAYLOADS.map(({ file }) => file));
    const tables = PAYLOADS.flatMap(({ table }) => table.match(/\S+\.csv/g) ?? []);
    expect(tables.filter((table) => !existsSync(join(CORPUS, table)))).toEqual([]);
  });

  test.each(PAYLOADS.map((payload) => [payload.file, payload] as const))(
    '%s: recognised without a word, nothing rejected',
    async (file, { preset, stored, duplicate = 0 }) => {
      const { batch } = await importPayload(file);
      expect(batch).toMatchObject({ preset, stored, duplicate, rejected: 0 });
    },
  );
});

describe.skipIf(!isCorpusThere)('payloads/github_graphql', () => {
  test('deployments: id, commit, environment, repository, start, end, status', async () => {
    const { batch } = await importPayload('github_graphql/_raw_github_graphql_deployment.json');
    expect([batch.preset, batch.stored, batch.rejected]).toEqual(['github-graphql-deployment', 7, 0]);
    const found = byId(workspace.deployments() as Found[]);
    const rows = expectedOf('github_graphql/expected_cicd_deployment_commits.csv');
    expect(rows).toHaveLength(found.size);
    for (const row of rows) {
      const actual = found.get(row.cicd_deployment_id?.split(':').at(-1) ?? '');
      expect(actual).toMatchObject({
        sha: row.commit_sha,
        env: row.environment,
        repo: row.repo_url,
        startedAt: instant(row.started_date),
        status: row.result === 'SUCCESS' ? SUCCESS : UNKNOWN,
      });
      // A superseded deployment's last change is when the next one took its place: there the table is wrong.
      if (row.original_status !== 'INACTIVE') expect(actual?.finishedAt).toBe(instant(row.finished_date));
    }
  });

  test('superseded deployments ended when they succeeded, or when they were created', async () => {
    const path = 'github_graphql/_raw_github_graphql_deployment.json';
    await importPayload(path);
    const found = byId(workspace.deployments() as Found[]);
    const records =
      payloadOf<
        readonly {
          readonly Id: string;
          readonly State: string;
          readonly CreatedAt: string;
          readonly Statuses?: { readonly nodes: readonly { readonly state: string; readonly updatedAt: string }[] };
        }[]
      >(path);
    const inactive = records.filter(({ State }) => State === 'INACTIVE');
    expect(inactive.length).toBeGreaterThan(0);
    for (const { Id, CreatedAt, Statuses } of inactive) {
      const success = Statuses?.nodes.find(({ state }) => state === 'SUCCESS');
      expect(found.get(Id)?.finishedAt).toBe(Date.parse(success?.updatedAt ?? CreatedAt));
    }
  });
});

describe.skipIf(!isCorpusThere)('payloads/gitlab', () => {
  const STATUSES: Readonly<Record<string, number | undefined>> = {
    success: SUCCESS,
    completed: SUCCESS,
    failed: FAILURE,
    // The table has FAILURE: it knows no other end.
    canceled: CANCELLED,
    // The table has no result for these.
    created: RUNNING,
    running: RUNNING,
    blocked: RUNNING,
    undeployed: UNKNOWN,
  };

  test('deployments: id, commit, environment, start, end, status', async () => {
    const { batch } = await importPayload('gitlab/_raw_gitlab_api_deployments.json');
    expect([batch.preset, batch.stored, batch.rejected]).toEqual(['gitlab-deployment', 8, 0]);
    const found = byId(workspace.deployments() as Found[]);
    const rows = expectedOf('gitlab/expected_cicd_deployment_commits.csv');
    expect(rows).toHaveLength(found.size);
    for (const row of rows) {
      const actual = found.get(row.cicd_deployment_id?.split(':').at(-1) ?? '');
      expect(actual).toMatchObject({
        sha: row.commit_sha,
        env: row.environment,
        service: 'merico-dev/ee/vdev.co',
        status: STATUSES[row.original_status ?? ''],
      });
      // Without a job that ran, the table leaves the times empty; here, when it was created is the start.
      const startedAt = instant(row.started_date);
      if (startedAt !== null) expect(actual?.startedAt).toBe(startedAt);
      const finishedAt = instant(row.finished_date);
      if (finishedAt !== null) expect(actual?.finishedAt).toBe(finishedAt);
    }
  });
});

describe.skipIf(!isCorpusThere)('payloads/pagerduty', () => {
  test('incidents: number, service, urgency, title, creation, resolution', async () => {
    const path = 'pagerduty/_raw_pagerduty_incidents.json';
    const { batch } = await importPayload(path);
    expect([batch.preset, batch.stored, batch.rejected]).toEqual(['pagerduty-incident', 3, 0]);
    const records =
      payloadOf<
        readonly {
          readonly id: string;
          readonly incident_number: number;
        }[]
      >(path);
    const numbers = new Map(records.map(({ id, incident_number }) => [id, String(incident_number)]));
    const found = workspace.incidents() as readonly Resolved[];
    const resolutions = expectedOf('pagerduty/expected_issues.csv');
    const others = expectedOf('pagerduty/expected__tool_pagerduty_incidents.csv');
    expect(found).toMatchObject(
      others.map((row, index) => ({
        services: '["DevService"]',
        severity: row.urgency,
        title: row.summary?.replace(/^\[#\d+\] /, ''),
        startedAt: instant(row.created_date),
        resolvedAt: instant(resolutions[index]?.resolution_date),
      })),
    );
    expect(found.map(({ id }) => numbers.get(id))).toEqual(others.map(({ number }) => number));
  });
});

interface Resolved {
  readonly id: string;
  readonly startedAt: number;
  readonly resolvedAt: number | null;
}

describe.skipIf(!isCorpusThere)('payloads/jenkins', () => {
  const STATUSES: Readonly<Record<string, number | undefined>> = {
    SUCCESS,
    FAILURE,
    // The table has FAILURE for what somebody stopped, and no result for what never ran.
    ABORTED: CANCELLED,
    NOT_BUILD: CANCELLED,
    // The table has no result either.
    UNSTABLE: UNKNOWN,
  };

  test('builds: id, job, start, end, status, commit, repository', async () => {
    const { batch } = await importPayload('jenkins/_raw_jenkins_api_builds.json');
    expect([batch.preset, batch.stored, batch.rejected]).toEqual(['jenkins-build', 14, 0]);
    const found = byId(workspace.deployments() as Found[]);
    const rows = expectedOf('jenkins/expected_cicd_pipelines.csv');
    // The table leaves out a build of another job.
    expect(found.has('pipeline-test2#1')).toBe(true);
    expect(rows).toHaveLength(found.size - 1);
    const commits = new Map(
      expectedOf('jenkins/expected_cicd_pipeline_commits.csv').map((row) => [row.pipeline_id, row]),
    );
    for (const row of rows) {
      const actual = found.get(row.name ?? '');
      const started = actual?.startedAt ?? 0;
      expect(actual).toMatchObject({
        service: row.name?.replace(/#\d+$/, ''),
        sha: commits.get(row.id)?.commit_sha ?? null,
        repo: commits.get(row.id)?.repo_url ?? null,
        status: row.original_status === 'true' ? RUNNING : STATUSES[row.original_result ?? ''],
      });
      // The table keeps whole seconds of the start, and counts the duration from there.
      expect(started - (started % 1000)).toBe(instant(row.created_date));
      const finishedAt = instant(row.finished_date);
      if (finishedAt !== null) expect((actual?.finishedAt ?? 0) - (started % 1000)).toBe(finishedAt);
    }
  });

  test('builds of a multibranch job', async () => {
    const { batch } = await importPayload('jenkins/_raw_jenkins_api_builds_multibranch.json');
    expect(batch).toMatchObject({ preset: 'jenkins-build', rejected: 0 });
    const records = payloadOf<
      readonly { readonly number: number; readonly timestamp: number; readonly duration: number }[]
    >('jenkins/_raw_jenkins_api_builds_multibranch.json');
    const found = workspace.deployments() as readonly Found[];
    expect(new Set(found.map(({ startedAt, finishedAt }) => `${startedAt} ${finishedAt}`))).toEqual(
      new Set(records.map(({ timestamp, duration }) => `${timestamp} ${timestamp + duration}`)),
    );
    expect(found.find(({ id }) => id === 'my-org/devlake-jenkins/main#4')).toMatchObject({
      sha: 'c83ae02076382670e286ac2474b7a7327fc28cde',
      repo: 'git@github.com:gustavobini/devlake-jenkins.git',
      service: 'my-org/devlake-jenkins/main',
    });
  });
});
