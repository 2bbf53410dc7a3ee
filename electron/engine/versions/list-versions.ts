import type { VersionsAnswer, VersionTimeline } from '../../../shared/version-answers.ts';
import { agesOfVersions } from '../../../shared/versions/ages.ts';
import { versionsPerWeek } from '../../../shared/versions/per-week.ts';
import { buildTimeline } from '../../../shared/versions/timeline.ts';
import { isSeenIn } from '../../../shared/versions/version-life.ts';
import type { Database } from '../db/connect.ts';
import { createIncidentRows } from '../queries/incident-rows.ts';
import type { Question } from '../queries/question.ts';
import { describeVersions, lifeOf } from './version-rows.ts';

/** Versions that ran in the period, the newest first. What is said of each is of all its time. */
export function listVersions(db: Database, question: Question, service: string, now: number): VersionsAnswer {
  const { selection } = question;
  const all = describeVersions(db, question, service);
  const lives = all.map(lifeOf);
  const rows = all.filter((one) => isSeenIn(lifeOf(one), selection)).map(({ row }) => row);
  const head = rows.find(({ active }) => active) ?? rows[0];
  const base = head && all[all.findIndex(({ row }) => row === head) + 1]?.row;
  return {
    service,
    rows,
    pair: head && base ? { base: base.version, head: head.version } : null,
    timeline: buildTimeline(lives, selection, incidentsOf(db, question, service), now),
    perWeek: versionsPerWeek(lives, selection, selection),
    ages: agesOfVersions(lives, selection, { ...selection, now }),
  };
}

/** Of the service, as far as they went on in the period. */
function incidentsOf(db: Database, question: Question, service: string): VersionTimeline['incidents'] {
  const { facts, picture, selection, resolved } = question;
  const { incidents } = facts;
  const code = facts.names.services.indexOf(picture.serviceOf(service));
  const rows: number[] = [];
  for (let row = 0; row < incidents.count && (incidents.startedAt[row] ?? 0) < selection.to; row++) {
    if (resolved.resolution.incidentCounted[row] !== 1 || (incidents.resolvedAt[row] ?? 0) < selection.from) continue;
    const services = incidents.serviceRef.subarray(incidents.serviceOffset[row], incidents.serviceOffset[row + 1]);
    if (services.includes(code)) rows.push(row);
  }
  return rows.map(createIncidentRows(db, question)).map(({ id, title, severity, startedAt, resolvedAt }) => ({
    id,
    title,
    severity,
    from: startedAt,
    to: resolvedAt,
  }));
}
