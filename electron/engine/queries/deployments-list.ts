import type { DeploymentRow, Page } from '../../../shared/answers.ts';
import { membersOf } from '../../../shared/metrics/group-rows.ts';
import { COUNTED_REASONS } from '../../../shared/metrics/resolution.ts';
import { firstAtOrAfter } from '../../../shared/metrics/search-sorted.ts';
import { deploymentFilter } from '../../../shared/metrics/select-rows.ts';
import type { Database } from '../db/connect.ts';
import {
  commitsCharged,
  createDeploymentRows,
  createRepositoryOf,
  medianLeadSeconds,
  orNull,
} from './deployment-rows.ts';
import { type PageRequest, pageOf, type SortKey } from './list-page.ts';
import type { Question } from './question.ts';
import { codesContaining, ranksByText, rowsContaining } from './search.ts';

const ELSEWHERE = COUNTED_REASONS.indexOf('environment');

export interface DeploymentsRequest extends PageRequest {
  readonly search: string;
  readonly commits: boolean;
  /** Also deployments to environments that the view leaves out. */
  readonly elsewhere: boolean;
  /** Only those that name a commit that no repository has. */
  readonly missing: boolean;
}

/** Deployments of the period that the filters let through, those that did not succeed too: the row says why it doesn't count. */
export function listDeployments(db: Database, question: Question, request: DeploymentsRequest): Page<DeploymentRow> {
  const { facts, resolved, selection } = question;
  const { finishedAt, count } = facts.deployments;
  const counted = new Uint8Array(count).fill(1);
  const fits = deploymentFilter(facts, { ...resolved.resolution, counted }, selection);
  const found = searchFilter(db, question, request.search.trim());
  const { countedReason } = resolved.resolution;
  const isHere = (row: number) => request.elsewhere || countedReason[row] !== ELSEWHERE;
  const isMissing = (row: number) => !request.missing || facts.deployments.missing[row] !== 0;
  const at = (row: number) => finishedAt[row] ?? 0;
  const start = firstAtOrAfter(count, at, selection.from);
  const length = firstAtOrAfter(count, at, selection.to) - start;
  const rows = Int32Array.from({ length }, (_, i) => start + i).filter(
    (row) => fits(row) && isHere(row) && isMissing(row) && found(row),
  );
  const describe = createDeploymentRows(db, question, request.commits);
  return pageOf('deployments.list', rows, request, sortKeys(db, question), describe);
}

function searchFilter(db: Database, { facts, picture }: Question, text: string): (row: number) => boolean {
  if (text === '') return () => true;
  const { names, deployments } = facts;
  const services = codesContaining(names.services, text);
  const teams = codesContaining(names.teams, text);
  const environments = codesContaining(names.environments, text);
  const repositories = codesContaining(names.repositories, text);
  const repositoryOf = createRepositoryOf(facts);
  const texts = rowsContaining(db, 'deployment_row', ['version', 'sha', 'external_id'], text, picture.deploymentOf);
  return (row) =>
    texts.has(row) ||
    services.has(deployments.service[row] ?? 0) ||
    teams.has(deployments.team[row] ?? 0) ||
    environments.has(deployments.environment[row] ?? 0) ||
    repositories.has(repositoryOf(row));
}

function sortKeys(db: Database, { facts, picture, resolved }: Question): Record<string, () => SortKey> {
  const { deployments, names } = facts;
  const { resolution, incidentsOf } = resolved;
  const number = (column: ArrayLike<number>) => (): SortKey => (row) => {
    const value = column[row] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
  const name = (column: Int32Array, texts: readonly string[]) => (): SortKey => (row) =>
    texts[column[row] ?? 0] ?? null;
  const text = (column: string) => (): SortKey => ranksByText(db, 'deployment_row', column, picture.deploymentOf);
  const repositoryOf = createRepositoryOf(facts);
  return {
    id: number(deployments.id),
    externalId: text('external_id'),
    service: name(deployments.service, names.services),
    team: name(deployments.team, names.teams),
    env: name(deployments.environment, names.environments),
    repo: () => (row) => names.repositories[repositoryOf(row)] ?? null,
    sha: text('sha'),
    version: text('version'),
    startedAt: number(deployments.startedAt),
    finishedAt: number(deployments.finishedAt),
    /** From start to finish, as the list shows it. */
    durationSeconds: () => (row) => orNull((deployments.finishedAt[row] ?? 0) - (deployments.startedAt[row] ?? 0)),
    status: number(deployments.status),
    counted: number(resolution.counted),
    countedReason: number(resolution.countedReason),
    commits: () => (row) => commitsCharged(resolution, row),
    medianLeadSeconds: () => (row) => medianLeadSeconds(resolution, row),
    failed: () => (row) => resolution.failedBy[row] !== 0,
    failedBy: number(resolution.failedBy),
    outcomeUnknown: number(resolution.outcomeUnknown),
    incidentIds: () => (row) => membersOf(incidentsOf, row).length,
    remediation: number(resolution.remediation),
  };
}
