import type { Resolution } from '../../../shared/metrics/resolution.ts';
import { median } from '../../../shared/stats.ts';
import type { VersionRow, VersionVerdict } from '../../../shared/version-answers.ts';
import type { JudgedVersion } from '../../../shared/versions/judge-version.ts';
import { parseVersionName } from '../../../shared/versions/version-name.ts';
import type { Database } from '../db/connect.ts';
import type { Picture } from '../facts/picture.ts';
import type { Question } from '../queries/question.ts';
import { commitRowSha } from '../queries/row-texts.ts';
import { incidentsDuring } from './incidents-during.ts';
import type { KnownVersion, ServiceHistory } from './service-history.ts';

/** A version of the service as a list shows it. */
export function createVersionRows(
  db: Database,
  question: Question,
  { service, places, verdicts }: ServiceHistory,
): (version: KnownVersion) => VersionRow {
  const { facts, resolved, picture } = question;
  const { finishedAt } = facts.deployments;
  const shaOf = commitRowSha(db, picture);
  const authors = createAuthors(picture);
  const incidentsOf = incidentsDuring(question, service.code);
  return (version) => {
    const { name, aliases, deployments, commits, shas, history } = version;
    const leads = leadsOf(resolved.resolution, deployments);
    const carried = leads.map(({ commit }) => commit).filter((commit) => commit >= 0);
    const [commit] = commits;
    const verdict = verdicts.of(version.index);
    const tags = commit === undefined ? [] : places.tagsAt(commit);
    const { key } = parseVersionName(name, service.names);
    return {
      version: name,
      sha: commit === undefined ? (shas[0] ?? null) : shaOf(commit),
      tag: tags.find((tag) => parseVersionName(tag, service.names).key === key) ?? tags[0] ?? null,
      aliases,
      firstSeenAt: history.firstSeenAt,
      lastSeenAt: history.lastSeenAt,
      active: history.active,
      firstDeployedAt: instantOf(finishedAt, deployments[0]),
      lastDeployedAt: instantOf(finishedAt, deployments.at(-1)),
      deployments: deployments.length,
      commits: leads.length,
      authors: new Set(carried.map(authors.nameOf)).size,
      authorGroups: countNames(carried.map(authors.groupOf)),
      medianLeadSeconds: median(Float64Array.from(leads, ({ seconds }) => seconds).filter((seconds) => seconds > 0)),
      incidents: incidentsOf(version).length,
      failed: deployments.some((row) => resolved.resolution.failedBy[row] !== 0),
      measured: history.measured,
      verdict: verdict && verdictOf(verdict),
    };
  };
}

function instantOf(finishedAt: Float64Array, row: number | undefined): number | null {
  return row === undefined ? null : (finishedAt[row] ?? null);
}

/** Other services are looked at for a comparison alone. */
export function verdictOf(
  verdict: JudgedVersion,
  services: VersionVerdict['affects']['services'] = [],
): VersionVerdict {
  return { ...verdict, affects: { ...verdict.affects, services } };
}

export function createAuthors(picture: Picture) {
  const authorOf = (commit: number) => picture.commitAuthor[commit] ?? 0;
  return {
    nameOf: (commit: number) => picture.people.nameOf.get(authorOf(commit)) ?? '',
    groupOf: (commit: number) => picture.people.groupOf.get(authorOf(commit)) ?? '',
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
