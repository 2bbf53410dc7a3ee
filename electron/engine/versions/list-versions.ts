import type { Period } from '../../../shared/time.ts';
import type { VersionsAnswer, VersionTimeline } from '../../../shared/version-answers.ts';
import { agesOfVersions } from '../../../shared/versions/ages.ts';
import { versionsPerWeek } from '../../../shared/versions/per-week.ts';
import { buildTimeline } from '../../../shared/versions/timeline.ts';
import { isSeenIn } from '../../../shared/versions/version-life.ts';
import type { Database } from '../db/connect.ts';
import { createIncidentRows } from '../queries/incident-rows.ts';
import type { Question } from '../queries/question.ts';
import { readVersionAliases } from './change-alias.ts';
import { incidentsOfService } from './incidents-during.ts';
import type { KnownVersion, ServiceHistory } from './service-history.ts';
import { versionMemory } from './version-memory.ts';
import { versionPeriod } from './version-period.ts';
import { createVersionRows } from './version-rows.ts';

/** Versions that were seen in the period, the newest first. What is said of each is of all its time. */
export function listVersions(db: Database, question: Question, service: string, now: number): VersionsAnswer {
  const { timeZone, weekStart } = question.selection;
  const history = versionMemory(db, question).historyOf(service);
  const lives = history.versions.map(({ life }) => life);
  const period = versionPeriod(question, lives);
  const shown = history.versions.filter(({ life }) => isSeenIn(life, period)).reverse();
  return {
    service: history.service.name,
    rows: shown.map(createVersionRows(db, question, history)),
    saidNames: [...readVersionAliases(db, history.service.names).keys()].sort(),
    pair: usualPair(history, shown),
    timeline: buildTimeline(lives, period, incidentsIn(db, question, history, period), now),
    perWeek: versionsPerWeek(lives, period, { timeZone, weekStart }),
    ages: agesOfVersions(lives, period, { timeZone, weekStart, now }),
  };
}

/** `shown`: the newest first. */
function usualPair({ versions, against }: ServiceHistory, shown: readonly KnownVersion[]): VersionsAnswer['pair'] {
  const head = shown.find(({ life }) => life.active) ?? shown[0];
  if (head === undefined) return null;
  const base = versions[against(head.index)];
  return base === undefined ? null : { base: base.name, head: head.name };
}

/** Of the service, as far as they went on in the period. */
function incidentsIn(
  db: Database,
  question: Question,
  { service }: ServiceHistory,
  period: Period,
): VersionTimeline['incidents'] {
  const { facts, resolved } = question;
  const { startedAt, resolvedAt } = facts.incidents;
  const rows = incidentsOfService(question, service.code).filter(
    (row) =>
      resolved.resolution.incidentCounted[row] === 1 &&
      (startedAt[row] as number) < period.to &&
      !((resolvedAt[row] as number) < period.from),
  );
  const describe = createIncidentRows(db, question);
  return Array.from(rows, describe).map((incident) => ({
    id: incident.id,
    title: incident.title,
    severity: incident.severity,
    from: incident.startedAt,
    to: incident.resolvedAt,
  }));
}
