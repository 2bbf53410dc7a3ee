/**
 * Pull requests, runs, commits and issues as real tools' interfaces gave them, imported without a mapping and compared
 * with the rows that another program made of them; see corpus-fixture.ts for which and in what.
 */
import { describe, expect, test } from 'vitest';
import { workspacePerTest } from '../fixture.ts';
import { byId, expectedOf, importPayload, instant, isCorpusThere, payloadOf } from './corpus-fixture.ts';

const workspace = workspacePerTest();

/** Every row of one table that isn't said by an earlier one, names for ids. */
function stored<Row>(table: string, names = ''): readonly Row[] {
  const sql = `
    SELECT ${table}.*, external_id AS id, repository_name.name AS repo ${names}
    FROM ${table} LEFT JOIN repository_name ON repository_name.id = repository_name_id
    WHERE repeats = 0 ORDER BY ${table}.id`;
  return workspace.db().prepare(sql).all() as Row[];
}

const [UNKNOWN, SUCCESS, FAILURE, CANCELLED, RUNNING] = [0, 1, 2, 3, 4];
const [OPEN, MERGED, CLOSED] = [0, 1, 2];

interface GithubPull {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly title: string;
  readonly created_at: string;
  readonly closed_at: string | null;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string;
  readonly user: { readonly login: string };
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string; readonly repo: { readonly full_name?: string } };
}

const SHA = /^[0-9a-f]{40}$/;

describe.skipIf(!isCorpusThere)('payloads/github', () => {
  test.each(['github/_raw_github_api_pull_requests.json', 'github/_raw_github_api_pull_requests_bot_filter.json'])(
    '%s',
    async (path) => {
      await importPayload(workspace.db(), path);
      // One is given twice, with two titles: the later one is looked at.
      const pulls = [...new Map(payloadOf<readonly GithubPull[]>(path).map((pull) => [pull.number, pull])).values()];
      const found = byId(stored<{ readonly id: string }>('pull_row'));
      expect(found.size).toBe(pulls.length);
      for (const pull of pulls) {
        expect(found.get(String(pull.number))).toMatchObject({
          repo: pull.base.repo.full_name ?? 'test/repo',
          title: pull.title,
          author: pull.user.login,
          state: pull.merged_at !== null ? MERGED : pull.state === 'open' ? OPEN : CLOSED,
          is_draft: 0,
          created_at: instant(pull.created_at),
          merged_at: instant(pull.merged_at),
          closed_at: instant(pull.closed_at),
          base_ref: pull.base.ref,
          head_ref: pull.head.ref,
          // What nobody merged has the commit of a tried merge there; some of the file's are no commits at all.
          merge_sha: pull.merged_at === null || !SHA.test(pull.merge_commit_sha) ? null : pull.merge_commit_sha,
          head_sha: SHA.test(pull.head.sha) ? pull.head.sha : null,
          url: pull.html_url,
        });
      }
    },
  );

  test('runs', async () => {
    await importPayload(workspace.db(), 'github/_raw_github_api_runs.json');
    const found = byId(stored<{ readonly id: string }>('run_row'));
    const rows = expectedOf('github/expected_cicd_pipelines.csv');
    const commits = new Map(
      expectedOf('github/expected_cicd_pipeline_commits.csv').map((row) => [row.pipeline_id, row]),
    );
    expect(rows).toHaveLength(found.size);
    for (const row of rows) {
      const commit = commits.get(row.id);
      const isOver = row.original_result !== '';
      expect(found.get(row.id?.split(':').at(-1) ?? '')).toMatchObject({
        pipeline: row.name,
        status: isOver ? CONCLUSIONS[row.original_result ?? ''] : RUNNING,
        created_at: instant(row.created_date),
        started_at: instant(row.started_date),
        // The table takes the last change for the end of those that still run.
        finished_at: isOver ? instant(row.finished_date) : null,
        sha: commit?.commit_sha,
        branch: commit?.branch,
        repo: commit?.repo_url?.replace('https://github.com/', ''),
      });
    }
  });

  /** The table has FAILURE for what was cancelled, and no result for what neither succeeded nor failed. */
  const CONCLUSIONS: Readonly<Record<string, number | undefined>> = {
    success: SUCCESS,
    failure: FAILURE,
    timed_out: FAILURE,
    startup_failure: FAILURE,
    cancelled: CANCELLED,
    skipped: CANCELLED,
    neutral: CANCELLED,
    stale: CANCELLED,
    action_required: RUNNING,
  };
});

describe.skipIf(!isCorpusThere)('payloads/gitlab', () => {
  test('merge requests', async () => {
    const path = 'gitlab/_raw_gitlab_api_merge_requests.json';
    await importPayload(workspace.db(), path);
    const records = payloadOf<readonly { readonly iid: number; readonly draft: boolean }[]>(path);
    const drafts = new Map(records.map(({ iid, draft }) => [String(iid), draft]));
    const found = byId(stored<{ readonly id: string }>('pull_row'));
    const rows = expectedOf('gitlab/expected_pull_requests.csv');
    expect(rows).toHaveLength(found.size);
    for (const row of rows) {
      const isMerged = row.status === 'MERGED';
      expect(found.get(row.pull_request_key ?? '')).toMatchObject({
        repo: 'https://gitlab.com/gitlab-data/snowflake_spend',
        title: row.title,
        author: row.author_name,
        state: { OPEN, MERGED, CLOSED }[row.status ?? ''],
        // The table has none, whatever the payload says.
        is_draft: drafts.get(row.pull_request_key ?? '') ? 1 : 0,
        created_at: instant(row.created_date),
        merged_at: instant(row.merged_date),
        closed_at: instant(row.closed_date),
        base_ref: row.base_ref,
        head_ref: row.head_ref,
        // The table has the last commit of its own for those that nobody merged.
        merge_sha: isMerged ? row.merge_commit_sha : null,
        url: row.url,
      });
    }
  });

  interface Pipeline {
    readonly id: number;
    readonly status: string;
    readonly sha: string;
    readonly ref: string;
    readonly source: string;
    readonly created_at: string;
    readonly updated_at: string | null;
  }

  const STATUSES: Readonly<Record<string, number | undefined>> = {
    success: SUCCESS,
    failed: FAILURE,
    canceled: CANCELLED,
    skipped: CANCELLED,
  };

  test('pipelines', async () => {
    const path = 'gitlab/_raw_gitlab_api_pipeline.json';
    await importPayload(workspace.db(), path);
    const found = byId(stored<{ readonly id: string }>('run_row'));
    for (const pipeline of payloadOf<readonly Pipeline[]>(path)) {
      const status = STATUSES[pipeline.status] ?? RUNNING;
      expect(found.get(String(pipeline.id))).toMatchObject({
        pipeline: 'merico-dev/ee/charts',
        repo: 'https://gitlab.com/merico-dev/ee/charts',
        status,
        created_at: instant(pipeline.created_at),
        finished_at: status === RUNNING ? null : instant(pipeline.updated_at),
        sha: pipeline.sha,
        branch: pipeline.ref,
        event: pipeline.source,
      });
    }
    expect([...found.values()]).not.toContainEqual(expect.objectContaining({ status: UNKNOWN }));
  });

  interface Commit {
    readonly id: string;
    readonly title: string;
    readonly author_name: string;
    readonly authored_date: string;
    readonly committed_date: string;
  }

  test('commits of merge requests', async () => {
    const path = 'gitlab/_raw_gitlab_api_merge_request_commits.json';
    await importPayload(workspace.db(), path);
    const sql = `
      SELECT sha, repository_name.name AS repo, authored_at, committed_at, author, title, pull
      FROM listed_commit_row JOIN repository_name ON repository_name.id = repository_name_id ORDER BY line,
        listed_commit_row.id`;
    expect(workspace.db().prepare(sql).all()).toEqual(
      payloadOf<readonly Commit[]>(path).map((commit) => ({
        sha: commit.id,
        repo: 'https://gitlab.com/gitlab-data/snowflake_spend',
        authored_at: instant(commit.authored_date),
        committed_at: instant(commit.committed_date),
        author: commit.author_name,
        title: commit.title,
        pull: null,
      })),
    );
  });
});

interface JiraIssue {
  readonly fields: { issuetype: object };
}

describe.skipIf(!isCorpusThere)('payloads/jira', () => {
  const FILES = [
    ['_raw_jira_api_issues.json', 'expected_issues.csv'],
    ['_raw_jira_api_issues_for_due_date.json', 'expected_issues_for_due_date.csv'],
  ] as const;

  test.each(FILES)('%s', async (payload, expected) => {
    await importPayload(workspace.db(), `jira/${payload}`);
    const found = workspace.db().prepare('SELECT *, external_id AS id FROM issue_row').all() as { id: string }[];
    // The table has more issues than the payload.
    const rows = new Map(expectedOf(`jira/${expected}`).map((row) => [row.issue_key, row]));
    for (const issue of found) {
      const row = rows.get(issue.id);
      expect(issue).toMatchObject({
        type: row?.original_type,
        title: row?.title,
        status: row?.original_status,
        priority: row?.priority,
        version: row?.fix_versions || null,
        created_at: instant(row?.created_date),
        resolved_at: instant(row?.resolution_date),
        url: row?.url,
      });
      // Elsewhere the table shows words that its tests' own settings gave.
      if (row?.status === 'DONE' || row?.status === 'TODO')
        expect(issue).toMatchObject({ is_done: row.status === 'DONE' ? 1 : 0 });
    }
  });

  test.each(FILES)('%s, were they incidents: key, title, priority, creation, resolution', async (payload, expected) => {
    const issues = payloadOf<JiraIssue[]>(`jira/${payload}`);
    for (const { fields } of issues) fields.issuetype = { ...fields.issuetype, name: 'Incident' };
    expect(await workspace.batchOf(JSON.stringify(issues))).toMatchObject({ preset: 'jira-issue' });
    const found = workspace.incidents() as readonly {
      readonly id: string;
      readonly startedAt: number;
      readonly resolvedAt: number | null;
    }[];
    expect(found).toHaveLength(issues.length);
    const rows = new Map(expectedOf(`jira/${expected}`).map((row) => [row.issue_key, row]));
    for (const incident of found) {
      const row = rows.get(incident.id);
      expect(incident).toMatchObject({
        title: row?.title,
        severity: row?.priority,
        startedAt: instant(row?.created_date),
        resolvedAt: instant(row?.resolution_date),
      });
    }
  });
});
