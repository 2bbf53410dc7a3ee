/**
 * Versions as JSON: a public contract, in which a field is added freely and renamed never. Times are ISO 8601 in UTC,
 * durations seconds, latencies milliseconds (their names say so), rates 0–1, absent is null.
 *
 * - `doradeck.versions/1`: `services` with `current` and `lastFaulty` (summaries with `verdict`), `newVersionsByWeek`; of one
 *   service `service`, `pair`, `versions` (rows with `verdict`, the newest first) and `newVersionsByWeek`.
 * - `doradeck.version-comparison/1`: `service`, `base`, `head` (rows), what was compared, `verdict`, `canary`, `files` where
 *   they were asked for.
 */
import type { IncidentRow } from '../../../shared/answers.ts';
import { formatInstant } from '../../../shared/time.ts';
import type {
  CanaryReading,
  ServiceVersionsAnswer,
  VersionComparison,
  VersionEvidence,
  VersionFilesAnswer,
  VersionRow,
  VersionStep,
  VersionSummary,
  VersionsAnswer,
  VersionVerdict,
} from '../../../shared/version-answers.ts';

export function servicesJson({ services, perWeek }: ServiceVersionsAnswer, appVersion: string): object {
  return {
    schema: 'doradeck.versions/1',
    app: { version: appVersion },
    services: services.map(({ current, lastFaulty, ...service }) => ({
      ...service,
      current: current && summaryJson(current),
      lastFaulty: lastFaulty && summaryJson(lastFaulty),
    })),
    newVersionsByWeek: weeksJson(perWeek),
  };
}

export function versionsJson({ service, rows, pair, perWeek }: VersionsAnswer, appVersion: string): object {
  return {
    schema: 'doradeck.versions/1',
    app: { version: appVersion },
    service,
    pair,
    versions: rows.map(rowJson),
    newVersionsByWeek: weeksJson(perWeek),
  };
}

export function comparisonJson(
  comparison: VersionComparison,
  files: VersionFilesAnswer | null,
  appVersion: string,
): object {
  const {
    base,
    head,
    verdict,
    canary,
    commits,
    pulls,
    incidentsAfterBase,
    incidentsAfterHead,
    headDeployments,
    ...rest
  } = comparison;
  return {
    schema: 'doradeck.version-comparison/1',
    app: { version: appVersion },
    ...rest,
    base: rowJson(base),
    head: rowJson(head),
    verdict: verdict && verdictJson(verdict),
    canary: canary && canaryJson(canary),
    commits: commits.map(({ sha, repo, author, subject, authoredAt, leadSeconds }) => ({
      ...{ sha, repo, author, subject },
      authoredAt: iso(authoredAt),
      leadSeconds,
    })),
    pulls: pulls.map((pull) => ({ ...pull, mergedAt: iso(pull.mergedAt) })),
    incidentsAfterBase: incidentsAfterBase.map(incidentJson),
    incidentsAfterHead: incidentsAfterHead.map(incidentJson),
    headDeployments: headDeployments.map(({ key, failed }) => ({ key, failed })),
    ...(files !== null && { files }),
  };
}

export function iso(instant: number | null): string | null {
  return instant === null ? null : formatInstant(instant);
}

function weeksJson(weeks: VersionsAnswer['perWeek']): object[] {
  return weeks.map(({ start, day, versions, faulty }) => ({ start: iso(start), day, versions, faulty }));
}

function summaryJson({ firstSeenAt, lastSeenAt, p95, verdict, ...summary }: VersionSummary): object {
  return {
    ...summary,
    firstSeenAt: iso(firstSeenAt),
    lastSeenAt: iso(lastSeenAt),
    p95Milliseconds: p95,
    verdict: verdict && verdictJson(verdict),
  };
}

function rowJson({ verdict, ...row }: VersionRow): object {
  return {
    ...row,
    firstSeenAt: iso(row.firstSeenAt),
    lastSeenAt: iso(row.lastSeenAt),
    firstDeployedAt: iso(row.firstDeployedAt),
    lastDeployedAt: iso(row.lastDeployedAt),
    verdict: verdict && verdictJson(verdict),
  };
}

function verdictJson({ since, evidence, nextStep, ...verdict }: VersionVerdict): object {
  return { ...verdict, since: iso(since), evidence: evidence.map(evidenceJson), nextStep: stepJson(nextStep) };
}

function evidenceJson(evidence: VersionEvidence): object {
  return 'at' in evidence ? { ...evidence, at: iso(evidence.at) } : evidence;
}

function stepJson(step: VersionStep): object {
  return step.code === 'replaced' ? { ...step, at: iso(step.at) } : step;
}

function canaryJson({ from, to, knownAt, points, ...canary }: CanaryReading): object {
  return {
    ...canary,
    from: iso(from),
    to: iso(to),
    knownAt: iso(knownAt),
    points: points.map((point) => ({ ...point, at: iso(point.at) })),
  };
}

function incidentJson({ externalId, title, severity, startedAt, resolvedAt, recoverySeconds }: IncidentRow): object {
  return { id: externalId, title, severity, startedAt: iso(startedAt), resolvedAt: iso(resolvedAt), recoverySeconds };
}
