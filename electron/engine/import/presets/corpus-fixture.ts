/**
 * Bodies that real tools' interfaces gave, and the rows that another program made of them. The corpus is not part of the
 * project: where it is absent, the tests that use it are skipped and say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import type { ImportBatch, RejectedRow } from '../../../../shared/import-batch.ts';
import { importInto } from '../fixture.ts';

export const CORPUS = resolve(import.meta.dirname, '../../../../../shared/corpus/payloads');
/** A stream of messages of webhooks, with what four keys makes of it. */
export const FOUR_KEYS = resolve(CORPUS, '../four-keys');
export const isCorpusThere = existsSync(CORPUS);

export type Line = Readonly<Record<string, string>>;

export function expectedOf(path: string): readonly Line[] {
  return parse(readFileSync(join(CORPUS, path)), { columns: true }) as Line[];
}

export function payloadOf<Records>(path: string): Records {
  return JSON.parse(readFileSync(join(CORPUS, path), 'utf8')) as Records;
}

/** Epoch ms; null = the table has nothing there. */
export function instant(text: string | null | undefined): number | null {
  return text === undefined || text === null || text === '' ? null : Date.parse(text);
}

export function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Imports it without a word about what it is. */
export async function importPayload(
  db: Database,
  path: string,
): Promise<{ readonly batch: ImportBatch; readonly rejects: readonly RejectedRow[] }> {
  const outcome = await importInto(db, join(CORPUS, path));
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  const { read, stored, duplicate, rejected, blank } = outcome.batch;
  expect(read).toBe(stored + duplicate + rejected + blank);
  return outcome;
}

interface Payload {
  readonly file: string;
  readonly preset: string;
  /** Rows stored. Duplicates are said where there are any; none is rejected. */
  readonly stored: number;
  readonly duplicate?: number;
  /** What its rows are compared with, and in which fields. */
  readonly table: string;
  readonly compared: string;
}

/** Every payload, and what is compared. Where the table is wrong or has less, the tests say so at the field. */
export const PAYLOADS: readonly Payload[] = [
  {
    file: 'github/_raw_github_api_pull_requests.json',
    preset: 'github-pull',
    stored: 30,
    table: 'itself: the corpus has no table of them',
    compared: 'number, repository, author, state, creation, merge, close, branches, merge and head commit, address',
  },
  {
    file: 'github/_raw_github_api_pull_requests_bot_filter.json',
    preset: 'github-pull',
    stored: 2,
    table: 'itself: the corpus has no table of them',
    compared: 'as above',
  },
  {
    file: 'github/_raw_github_api_runs.json',
    preset: 'github-run',
    stored: 35,
    table: 'github/expected_cicd_pipelines.csv, github/expected_cicd_pipeline_commits.csv',
    compared: 'id, workflow, status, creation, start, end; commit, branch, repository',
  },
  {
    file: 'github_graphql/_raw_github_graphql_deployment.json',
    preset: 'github-graphql-deployment',
    stored: 7,
    table: 'github_graphql/expected_cicd_deployment_commits.csv',
    compared: 'id, commit, environment, repository, start, end, status',
  },
  {
    file: 'gitlab/_raw_gitlab_api_deployments.json',
    preset: 'gitlab-deployment',
    stored: 8,
    table: 'gitlab/expected_cicd_deployment_commits.csv',
    compared: 'id, commit, environment, service, start, end, status',
  },
  {
    file: 'gitlab/_raw_gitlab_api_merge_request_commits.json',
    preset: 'gitlab-commit',
    stored: 37,
    table: 'itself: the corpus has no table of them',
    compared: 'commit, repository, author, title, authored, committed',
  },
  {
    file: 'gitlab/_raw_gitlab_api_merge_requests.json',
    preset: 'gitlab-merge-request',
    stored: 18,
    table: 'gitlab/expected_pull_requests.csv',
    compared: 'number, title, author, state, draft, creation, merge, close, branches, merge commit, address',
  },
  {
    file: 'gitlab/_raw_gitlab_api_pipeline.json',
    preset: 'gitlab-pipeline',
    stored: 29,
    table: 'itself: gitlab/expected_cicd_pipelines.csv is of other pipelines',
    compared: 'id, project, status, creation, end, commit, branch',
  },
  {
    file: 'jenkins/_raw_jenkins_api_builds.json',
    preset: 'jenkins-build',
    stored: 14,
    table: 'jenkins/expected_cicd_pipelines.csv, jenkins/expected_cicd_pipeline_commits.csv',
    compared: 'id, job, start, end, status; commit, repository',
  },
  {
    file: 'jenkins/_raw_jenkins_api_builds_multibranch.json',
    preset: 'jenkins-build',
    stored: 15,
    table: 'itself: the corpus has no table of them',
    compared: 'start, end; job, commit, repository of one',
  },
  {
    file: 'jira/_raw_jira_api_issues.json',
    preset: 'jira-issues',
    stored: 15,
    table: 'jira/expected_issues.csv',
    compared: 'key, title, type, status, priority, version, creation, resolution, address',
  },
  {
    file: 'jira/_raw_jira_api_issues_for_due_date.json',
    preset: 'jira-issues',
    stored: 1,
    table: 'jira/expected_issues_for_due_date.csv',
    compared: 'as above',
  },
  {
    file: 'pagerduty/_raw_pagerduty_incidents.json',
    preset: 'pagerduty-incident',
    stored: 3,
    table: 'pagerduty/expected_issues.csv, pagerduty/expected__tool_pagerduty_incidents.csv',
    compared: 'number, service, urgency, title, creation, resolution',
  },
];
