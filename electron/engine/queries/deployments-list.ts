import type { DeploymentRow } from '../../../shared/answers.ts';
import { isWithinHours } from '../../../shared/hours-of-week.ts';
import { createHourOf } from '../../../shared/metrics/frequency-details.ts';
import { COUNTED_REASONS, type Resolution } from '../../../shared/metrics/resolution.ts';
import { firstAtOrAfter } from '../../../shared/metrics/search-sorted.ts';
import { deploymentFilter } from '../../../shared/metrics/select-rows.ts';
import type { Selection } from '../../../shared/metrics/selection.ts';
import type { OnlyDeployments } from '../../../shared/model.ts';
import type { HoursOfWeek, LocalHour } from '../../../shared/view.ts';
import type { Database } from '../db/connect.ts';
import { commitsCharged, createDeploymentRows, createRepositoryOf, medianLeadSeconds } from './deployment-rows.ts';
import { type OrderedList, orderedList, type Sort, type SortKeys, selectionText } from './list-page.ts';
import type { Question } from './question.ts';
import { codesContaining, rowsContaining, textRanks } from './search.ts';
import { nameKey, numberKey } from './sort-keys.ts';

const ELSEWHERE = COUNTED_REASONS.indexOf('environment');

export interface DeploymentsRequest {
  readonly search: string;
  readonly sort: Sort;
  readonly commits: boolean;
  /** Also deployments to environments that the view leaves out. */
  readonly elsewhere: boolean;
  /** Only those that name a commit that no repository has. */
  readonly missing: boolean;
  /** Only those that finished in this hour of the week. */
  readonly hour: LocalHour | null;
  /** Only those that finished in these hours of the week. */
  readonly hours: HoursOfWeek | null;
  /** Only counted ones that failed, that were not planned, or of which the start is known. */
  readonly only: OnlyDeployments | null;
}

/** Deployments of the period that the filters let through, those that did not succeed too: the row says why it doesn't count. */
export function listDeployments(
  db: Database,
  question: Question,
  request: DeploymentsRequest,
): OrderedList<DeploymentRow> {
  const { elsewhere, missing, hour, hours, only, commits } = request;
  const search = request.search.trim();
  const describe = createDeploymentRows(db, question, commits);
  return orderedList(
    question.resolved,
    {
      name: 'deployments.list',
      asked: JSON.stringify([selectionText(question.selection), search, elsewhere, missing, hour, hours, only]),
      select: () => selectDeployments(db, question, { search, elsewhere, missing, hour, hours, only }),
      keys: sortKeys(db, question),
      describe: (rows) => Array.from(rows, describe),
    },
    request.sort,
  );
}

function selectDeployments(
  db: Database,
  question: Question,
  { search, elsewhere, missing, hour, hours, only }: Omit<DeploymentsRequest, 'sort' | 'commits'>,
): Int32Array {
  const { facts, resolved, selection } = question;
  const { finishedAt, count, missing: missingOf } = facts.deployments;
  const counted = new Uint8Array(count).fill(1);
  const fits = deploymentFilter(facts, { ...resolved.resolution, counted }, selection);
  const found = search === '' ? null : searchFilter(db, question, search);
  const { countedReason, counted: isCounted } = resolved.resolution;
  const wanted = only === null ? null : flagsOf(question, only);
  const isThen = hour === null && hours === null ? null : hourFilter(selection, hour, hours);
  const at = (row: number) => finishedAt[row] ?? 0;
  const end = firstAtOrAfter(count, at, selection.to);
  const rows = new Int32Array(end);
  let length = 0;
  for (let row = firstAtOrAfter(count, at, selection.from); row < end; row++) {
    if (!elsewhere && countedReason[row] === ELSEWHERE) continue;
    if (missing && missingOf[row] === 0) continue;
    if (wanted !== null && (wanted[row] === 0 || isCounted[row] === 0)) continue;
    if (isThen !== null && !isThen(at(row))) continue;
    if (fits(row) && (found === null || found(row))) rows[length++] = row;
  }
  return rows.slice(0, length);
}

/** Per deployment: not 0 = it is one of them, where it counts. */
function flagsOf({ facts, resolved }: Question, only: OnlyDeployments): Uint8Array {
  const { failedBy, remediation } = resolved.resolution;
  switch (only) {
    case 'failed':
      return failedBy;
    case 'unplanned':
      return remediation;
    case 'timed':
      return Uint8Array.from(facts.deployments.startedAt, (startedAt) => Number(!Number.isNaN(startedAt)));
  }
}

function hourFilter(
  selection: Selection,
  hour: LocalHour | null,
  hours: HoursOfWeek | null,
): (instant: number) => boolean {
  const hourOf = createHourOf(selection);
  return (instant) => {
    const then = hourOf(instant);
    if (hour !== null && (then.weekday !== hour.weekday || then.hour !== hour.hour)) return false;
    return hours === null || isWithinHours(hours, then);
  };
}

function searchFilter(db: Database, { facts, picture }: Question, text: string): (row: number) => boolean {
  const { names, deployments } = facts;
  const services = codesContaining(names.services, text);
  const teams = codesContaining(names.teams, text);
  const environments = codesContaining(names.environments, text);
  const repositories = codesContaining(names.repositories, text);
  const repositoryOf = createRepositoryOf(facts);
  const searched = { columns: ['version', 'sha', 'external_id'], text, count: deployments.count };
  const texts = rowsContaining(db, 'deployment_row', searched, picture.deploymentOf);
  return (row) =>
    texts[row] === 1 ||
    services.has(deployments.service[row] ?? 0) ||
    teams.has(deployments.team[row] ?? 0) ||
    environments.has(deployments.environment[row] ?? 0) ||
    (repositories.size > 0 && repositories.has(repositoryOf(row)));
}

/** As the list words it: what failed, what nobody knows, what went well, and what doesn't count. */
function outcomeRank({ counted, failedBy, outcomeUnknown }: Resolution, row: number): number {
  if (counted[row] !== 1) return 0;
  if (failedBy[row] !== 0) return 3;
  return outcomeUnknown[row] === 1 ? 2 : 1;
}

function sortKeys(db: Database, { facts, picture, resolved }: Question): SortKeys {
  const { deployments, names } = facts;
  const { resolution, incidentsOf } = resolved;
  const number = (column: ArrayLike<number>) => () => numberKey(column);
  const name = (codes: ArrayLike<number>, texts: readonly string[]) => () => nameKey(codes, texts);
  const text = (column: string) => () =>
    textRanks(db, 'deployment_row', column, { count: deployments.count, rowOf: picture.deploymentOf });
  return {
    id: number(deployments.id),
    externalId: text('external_id'),
    service: name(deployments.service, names.services),
    team: name(deployments.team, names.teams),
    env: name(deployments.environment, names.environments),
    repo() {
      const repositoryOf = createRepositoryOf(facts);
      const rank = nameKey([...names.repositories.keys()], names.repositories);
      return (row) => rank(repositoryOf(row));
    },
    sha: text('sha'),
    version: text('version'),
    startedAt: number(deployments.startedAt),
    finishedAt: number(deployments.finishedAt),
    /** From start to finish, as the list shows it. */
    durationSeconds: () => (row) => (deployments.finishedAt[row] ?? 0) - (deployments.startedAt[row] ?? 0),
    status: number(deployments.status),
    outcome: () => (row) => outcomeRank(resolution, row),
    counted: number(resolution.counted),
    countedReason: number(resolution.countedReason),
    commits: () => (row) => commitsCharged(resolution, row),
    medianLeadSeconds: () => (row) => medianLeadSeconds(resolution, row) ?? Number.NaN,
    failed: () => (row) => (resolution.failedBy[row] === 0 ? 0 : 1),
    failedBy: number(resolution.failedBy),
    outcomeUnknown: number(resolution.outcomeUnknown),
    incidentIds: () => (row) => (incidentsOf.offset[row + 1] ?? 0) - (incidentsOf.offset[row] ?? 0),
    remediation: number(resolution.remediation),
  };
}
