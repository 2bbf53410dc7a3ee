import type {
  ServiceVersions,
  ServiceVersionsAnswer,
  VersionRow,
  VersionSummary,
} from '../../../shared/version-answers.ts';
import { versionsPerWeek } from '../../../shared/versions/per-week.ts';
import { isSeenIn } from '../../../shared/versions/version-life.ts';
import type { Database } from '../db/connect.ts';
import type { Question } from '../queries/question.ts';
import { describeVersions, lifeOf } from './version-rows.ts';

/** A row a service that the view lets through. */
export function listServices(db: Database, question: Question): ServiceVersionsAnswer {
  const { facts, resolved, selection } = question;
  const { services: wanted, teams } = selection;
  const services: ServiceVersions[] = [];
  const lives = [];
  for (const [code, service] of facts.names.services.entries()) {
    const team = resolved.resolution.serviceTeam[code] ?? 0;
    if (code === 0 || (wanted !== null && !wanted.has(code)) || (teams !== null && !teams.has(team))) continue;
    const all = describeVersions(db, question, service);
    const seen = all.filter((one) => isSeenIn(lifeOf(one), selection)).map(({ row }) => row);
    lives.push(...all.map(lifeOf));
    services.push({ service, team: facts.names.teams[team] || null, ...summarize(seen) });
  }
  return { services, perWeek: versionsPerWeek(lives, selection, selection) };
}

/** `seen`: the newest first. */
function summarize(seen: readonly VersionRow[]): Omit<ServiceVersions, 'service' | 'team'> {
  const current = seen.find(({ active }) => active) ?? seen[0];
  const faulty = seen.filter(({ verdict }) => verdict?.kind === 'faulty');
  const lastFaulty = faulty.find((row) => row !== current);
  return {
    versions: seen.length,
    faulty: faulty.length,
    current: current ? summaryOf(current) : null,
    alsoActive: seen.filter((row) => row.active && row !== current).map(({ version }) => version),
    lastFaulty: lastFaulty ? summaryOf(lastFaulty) : null,
  };
}

function summaryOf({ version, active, firstSeenAt, lastSeenAt, measured, verdict }: VersionRow): VersionSummary {
  return {
    version,
    active,
    firstSeenAt,
    lastSeenAt,
    errorRate: measured?.errorRate ?? null,
    requests: measured?.requests ?? null,
    p95: measured?.latencies.p95?.milliseconds ?? null,
    verdict,
  };
}
