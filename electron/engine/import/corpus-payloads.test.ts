/**
 * Bodies that real tools' interfaces gave, imported without a mapping and compared with the rows that another program
 * made of them, field by field as its table has them. Where that program is wrong, or keeps less, the difference is
 * listed with its reason. The corpus is not part of the project: where it is absent, these tests are skipped and say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { importInto, workspacePerTest } from './fixture.ts';

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus/payloads');
const isThere = existsSync(CORPUS);

const workspace = workspacePerTest();

type Line = Readonly<Record<string, string>>;

function expectedOf(path: string): readonly Line[] {
  return parse(readFileSync(join(CORPUS, path)), { columns: true }) as Line[];
}

/** Epoch ms; null = the table has nothing there. */
function instant(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Date.parse(text);
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

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

async function importPayload(path: string) {
  const outcome = await importInto(workspace.db(), join(CORPUS, path));
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  const { read, stored, duplicate, rejected, blank } = outcome.batch;
  expect(read).toBe(stored + duplicate + rejected + blank);
  return outcome;
}

const [UNKNOWN, SUCCESS, FAILURE, CANCELLED, RUNNING] = [0, 1, 2, 3, 4];

describe.skipIf(!isThere)('payloads/github_graphql', () => {
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
    const records = JSON.parse(readFileSync(join(CORPUS, path), 'utf8')) as readonly {
      readonly Id: string;
      readonly State: string;
      readonly CreatedAt: string;
      readonly Statuses?: { readonly nodes: readonly { readonly state: string; readonly updatedAt: string }[] };
    }[];
    const inactive = records.filter(({ State }) => State === 'INACTIVE');
    expect(inactive.length).toBeGreaterThan(0);
    for (const { Id, CreatedAt, Statuses } of inactive) {
      const success = Statuses?.nodes.find(({ state }) => state === 'SUCCESS');
      expect(found.get(Id)?.finishedAt).toBe(Date.parse(success?.updatedAt ?? CreatedAt));
    }
  });
});

describe.skipIf(!isThere)('payloads/gitlab', () => {
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
