import type { Resolution } from '../../../shared/metrics/resolution.ts';
import { incidentsDuring, type ServiceVersion, versionsOf } from '../../../shared/metrics/versions.ts';
import { median } from '../../../shared/stats.ts';
import type { VersionRow } from '../../../shared/version-answers.ts';
import type { VersionLife } from '../../../shared/versions/version-life.ts';
import type { Database } from '../db/connect.ts';
import { comparableVersion } from '../facts/comparable-version.ts';
import type { Picture } from '../facts/picture.ts';
import type { Question } from '../queries/question.ts';
import { commitAuthor, commitSha, deploymentTexts } from '../queries/row-texts.ts';

const SHORT_SHA = 8;

export interface DescribedVersion {
  readonly version: ServiceVersion;
  readonly row: VersionRow;
}

/** Every version of a service that was ever deployed and counts, the newest first; [] for a service that nothing has. */
export function describeVersions(db: Database, question: Question, service: string): DescribedVersion[] {
  const { facts, resolved, picture } = question;
  const code = facts.names.services.indexOf(picture.serviceOf(service));
  if (code <= 0) return [];
  const describe = createDescribe(db, picture, resolved.resolution, code);
  const versions = versionsOf(facts, resolved.resolution, code).map((version) => ({ version, row: describe(version) }));
  return versions.sort((a, b) => (b.row.firstSeenAt ?? 0) - (a.row.firstSeenAt ?? 0));
}

function createDescribe(db: Database, picture: Picture, resolution: Resolution, service: number) {
  const { facts } = picture;
  const textsOf = deploymentTexts(db);
  const shaOf = commitSha(db);
  const authorOf = commitAuthor(db, picture.people);
  const groupOf = (commit: number) => picture.people.groupOf.get(picture.commitAuthor[commit] ?? 0) ?? '';
  const place = (commit: number): [number, number] => [
    picture.repositoryIds[picture.repositoryOf(commit)] ?? 0,
    picture.commitPosition[commit] ?? -1,
  ];
  const tagsOf = createTagsOf(picture);

  return (version: ServiceVersion): VersionRow => {
    const { deployments, commits, runs } = version;
    const texts = deployments.map((row) => textsOf(facts.deployments.id[row] ?? 0));
    const text = texts.findLast((one) => one.version !== null)?.version ?? null;
    const [commit] = commits;
    const sha =
      commit === undefined ? (texts.findLast((one) => one.sha !== null)?.sha ?? null) : shaOf(...place(commit));
    const tags = commit === undefined ? [] : tagsOf(commit);
    const leads = leadsOf(resolution, deployments);
    const carried = leads.map(({ commit: row }) => row).filter((row) => row >= 0);
    const firstDeployedAt = facts.deployments.finishedAt[deployments[0] ?? 0] ?? 0;
    const lastDeployedAt = facts.deployments.finishedAt[deployments.at(-1) ?? 0] ?? 0;
    const lastRun = runs.at(-1)?.to ?? lastDeployedAt;
    return {
      version: text ?? sha?.slice(0, SHORT_SHA) ?? '',
      sha,
      tag: tags.find((tag) => text !== null && tag.endsWith(comparableVersion(text))) ?? tags[0] ?? null,
      aliases: [],
      firstSeenAt: firstDeployedAt,
      lastSeenAt: Number.isFinite(lastRun) ? lastRun : lastDeployedAt,
      firstDeployedAt,
      lastDeployedAt,
      active: runs.at(-1)?.to === Number.POSITIVE_INFINITY,
      deployments: deployments.length,
      commits: leads.length,
      authors: new Set(carried.map((row) => authorOf(...place(row)))).size,
      authorGroups: countNames(carried.map(groupOf)),
      medianLeadSeconds: median(Float64Array.from(leads, ({ seconds }) => seconds).filter((seconds) => seconds > 0)),
      incidents: incidentsDuring(facts, service, version).length,
      failed: deployments.some((row) => resolution.failedBy[row] !== 0),
      measured: null,
      verdict: null,
    };
  };
}

/** Most commits first. */
export function countNames(names: readonly string[]): { name: string; commits: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, commits]) => ({ name, commits }))
    .sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1));
}

export function lifeOf({ version, row }: DescribedVersion): VersionLife {
  return {
    version: row.version,
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
    active: row.active,
    verdict: row.verdict?.kind ?? null,
    deployed: version.runs,
    points: null,
  };
}

interface Lead {
  readonly commit: number;
  readonly seconds: number;
}

export function leadsOf({ leadOffset, leadCommit, leadSeconds }: Resolution, deployments: readonly number[]): Lead[] {
  const leads: Lead[] = [];
  for (const row of deployments) {
    for (let k = leadOffset[row] ?? 0; k < (leadOffset[row + 1] ?? 0); k++) {
      leads.push({ commit: leadCommit[k] ?? -1, seconds: leadSeconds[k] ?? 0 });
    }
  }
  return leads;
}

function createTagsOf(picture: Picture): (commit: number) => readonly string[] {
  const tags = new Map<number, string[]>();
  for (const [name, places] of picture.tags) {
    for (const { row } of places) tags.set(row, [...(tags.get(row) ?? []), name]);
  }
  return (commit) => tags.get(commit) ?? [];
}
