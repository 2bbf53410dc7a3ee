import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localTime, MINUTE } from './calendar.ts';
import { repositoryUrl } from './client.ts';
import type { Pull } from './plan-pulls.ts';
import type { Random } from './random.ts';
import type { Incident, Release } from './release.ts';

interface Row {
  readonly service: string;
  readonly team: string;
  readonly environment: string;
  readonly status: string;
  readonly version: string;
  readonly sha: string;
  readonly repository: string;
  readonly startedAt: number;
  readonly finishedAt: number;
}

const COLUMNS = 'deployment_id,service,team,environment,status,version,commit_sha,repository,started_at,finished_at';
const STAGING = 0.4;
const DEV = 0.03;
const FAILED_ATTEMPTS = 0.04;

export interface Exported {
  readonly releases: readonly Release[];
  readonly incidents: readonly Incident[];
  readonly pulls: readonly Pull[];
}

/** The four exports of the shop: two teams' tools, one incident tool, and its code host. Returns their paths. */
export async function writeExports(
  folder: string,
  { releases, incidents, pulls }: Exported,
  random: Random,
): Promise<string[]> {
  const mobile = releases.filter((release) => release.service.team === 'mobile');
  const rest = releases.filter((release) => release.service.team !== 'mobile');
  const files = [
    ['deployments.csv', deploymentsCsv(rest, random)],
    ['mobile-deployments.ndjson', mobileNdjson(mobile, random)],
    ['incidents.json', incidentsJson(incidents)],
    ['pull-requests.csv', pullsCsv(pulls)],
  ] as const;
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  return files.map(([name]) => join(folder, name));
}

function deploymentsCsv(releases: readonly Release[], random: Random): string {
  const rows = releases.flatMap((release) => [...rowsBefore(release, random), rowOf(release, 'prod', 'success')]);
  rows.sort((a, b) => a.startedAt - b.startedAt);
  const lines = rows.map((row, index) => lineOf(row, `dep-${String(index + 1).padStart(6, '0')}`));
  soil(lines, rows);
  return `${COLUMNS}\n${lines.join('\n')}\n`;
}

/** What precedes some releases in the minutes between merge and deployment: a failed attempt, staging, dev. */
function rowsBefore(release: Release, random: Random): Row[] {
  const { head, startedAt, kind } = release;
  const from = (head?.mergedAt ?? 0) + 20_000;
  const until = startedAt - 30_000;
  if (kind !== 'planned' || until - from < MINUTE) return [];
  const row = (environment: string, status: string, part: number) => ({
    ...rowOf(release, environment, status),
    startedAt: Math.round((from + (until - from) * part * 0.3) / 1000) * 1000,
    finishedAt: Math.round((from + (until - from) * (0.4 + part * 0.5)) / 1000) * 1000,
  });
  const rows: Row[] = [];
  if (random.chance(STAGING)) rows.push(row('staging', random.chance(0.95) ? 'success' : 'failed', random.next()));
  if (random.chance(DEV)) rows.push(row('dev', 'success', random.next()));
  if (random.chance(FAILED_ATTEMPTS)) rows.push(row('prod', 'failed', random.next()));
  return rows;
}

function rowOf(release: Release, environment: string, status: string): Row {
  return {
    service: release.service.name,
    team: release.service.team,
    environment,
    status,
    version: release.version ?? '',
    sha: release.head?.sha ?? '',
    repository: repositoryUrl(release.service.repository),
    startedAt: release.startedAt,
    finishedAt: release.finishedAt,
  };
}

function lineOf(row: Row, id: string): string {
  const { service, team, environment, status, version, sha, repository } = row;
  return [
    id,
    service,
    team,
    environment,
    status,
    version,
    sha,
    repository,
    localTime(row.startedAt),
    localTime(row.finishedAt),
  ].join(',');
}

/** Three rows that no importer can use and two that come twice, all of staging: no figure depends on them. */
function soil(lines: string[], rows: readonly Row[]): void {
  const staging = rows.flatMap((row, index) => (row.environment === 'staging' ? [index] : []));
  const at = (part: number) => staging[Math.floor(staging.length * part)] ?? 0;
  const change = (part: number, replace: (cells: string[]) => void) => {
    const cells = (lines[at(part)] ?? '').split(',');
    replace(cells);
    lines[at(part)] = cells.join(',');
  };
  change(0.2, (cells) => {
    cells[9] = '2024-02-30T10:15:00+09:00';
  });
  change(0.5, (cells) => {
    cells[1] = '';
  });
  change(0.8, (cells) => {
    [cells[8], cells[9]] = [cells[9] ?? '', cells[8] ?? ''];
  });
  for (const part of [0.7, 0.4]) lines.splice(at(part) + 2, 0, lines[at(part)] ?? '');
}

/** One event a line, times in nanoseconds: written as text, since no JavaScript number holds them. */
function mobileNdjson(releases: readonly Release[], random: Random): string {
  const nanoseconds = (instant: number) => `${instant}${String(random.integer(0, 999_999)).padStart(6, '0')}`;
  return [...releases]
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((release) => {
      const { service, version, head, startedAt, finishedAt } = release;
      const rest = {
        service: service.name,
        team: service.team,
        env: 'prod',
        ...(version === null ? {} : { version }),
        git: { commit_sha: head?.sha ?? '', repository_url: repositoryUrl(service.repository) },
      };
      const times = `"started_at":${nanoseconds(startedAt)},"finished_at":${nanoseconds(finishedAt)}`;
      return `{"data":{"attributes":{${times},${JSON.stringify(rest).slice(1)}}}\n`;
    })
    .join('');
}

function incidentsJson(incidents: readonly Incident[]): string {
  const events = incidents.map((incident) => {
    const { names, services, otherService, startedAt, resolvedAt } = incident;
    const attributes = {
      services: [...services.map((service) => service.name), ...(otherService === null ? [] : [otherService])],
      team: services[0]?.team ?? 'checkout',
      started_at: startedAt,
      ...(resolvedAt === null ? {} : { finished_at: resolvedAt }),
      ...(names === null
        ? {}
        : { git: { commit_sha: names.head?.sha ?? '', repository_url: repositoryUrl(names.service.repository) } }),
      env: incident.environment,
      name: incident.title,
      severity: incident.severity,
    };
    return { data: { attributes } };
  });
  return `${JSON.stringify(events, null, 1)}\n`;
}

const PULL_COLUMNS =
  'number,repository,title,author,state,draft,created_at,ready_for_review_at,first_review_at,approved_at,merged_at,closed_at,base_branch,head_branch,merge_commit_sha,commits,labels,url';

function pullsCsv(pulls: readonly Pull[]): string {
  const time = (instant: number | null) => (instant === null ? '' : localTime(instant));
  const lines = [...pulls]
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((pull) =>
      [
        ...[String(pull.number), repositoryUrl(pull.repository), pull.title, pull.author, pull.state],
        ...[String(pull.isDraft), time(pull.createdAt), time(pull.readyAt), time(pull.reviewedAt)],
        ...[time(pull.approvedAt), time(pull.mergedAt), time(pull.closedAt), 'main', pull.head, pull.mergeSha],
        ...[pull.commits.join(';'), pull.labels.join(';'), pull.url],
      ]
        .map(quoted)
        .join(','),
    );
  return `${PULL_COLUMNS}\n${lines.join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
