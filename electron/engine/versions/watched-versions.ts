/** Faulty versions of the services that a view lets through, by what is kept of them: what advice is made of. */
import type { FaultyVersion, WatchedVersions } from '../../../shared/guidance/advice/evidence.ts';
import type { Period } from '../../../shared/time.ts';
import type { Database } from '../db/connect.ts';
import { prepared } from '../db/prepared.ts';
import type { Question } from '../queries/question.ts';
import type { KnownService } from './known-services.ts';
import { isAsked } from './list-services.ts';
import { ofEnvironments, ofServices } from './read-in-turn.ts';
import { type ServiceSummary, summaryIn, wasSeen } from './service-summary.ts';
import { type VersionMemory, versionMemory } from './version-memory.ts';

/** In steps: what isn't summarised yet is summarised first. null = no series of theirs has any of the period. */
export function* watchVersions(db: Database, question: Question): Generator<void, WatchedVersions | null> {
  if (prepared<[], number>(db, 'SELECT EXISTS (SELECT 1 FROM version_row)').pluck().get() !== 1) return null;
  const memory = versionMemory(db, question);
  yield* memory.summarise();
  const measured = [...memory.services.values()].flatMap((service) => {
    const summary = memory.summaries.get(service.name);
    const isWanted = summary !== undefined && isAsked(question, service);
    return isWanted && hasSeries(db, service, summary, memory, question.selection) ? [{ service, summary }] : [];
  });
  if (measured.length === 0) return null;
  return {
    count: measured.reduce((sum, { summary }) => sum + seenIn(summary, question.selection), 0),
    faulty: measured.flatMap(({ service, summary }) => faultyOf(service, summary, question.selection)),
  };
}

function hasSeries(
  db: Database,
  { ids }: KnownService,
  { environments }: ServiceSummary,
  { isCounted }: VersionMemory,
  { from, to }: Period,
): boolean {
  if (environments.length === 0) return false;
  const { sql, values } = ofEnvironments(environments, isCounted);
  const query = `SELECT EXISTS (SELECT 1 FROM version_row WHERE ${ofServices(ids)} AND at >= ? AND at < ? AND ${sql})`;
  return (
    prepared<(string | number)[], number>(db, query)
      .pluck()
      .get(...ids, from, to, ...values) === 1
  );
}

function seenIn(summary: ServiceSummary, period: Period): number {
  let count = 0;
  for (let index = 0; index < summary.active.length; index++) if (wasSeen(summary, index, period)) count++;
  return count;
}

function faultyOf({ name, team }: KnownService, summary: ServiceSummary, period: Period): readonly FaultyVersion[] {
  return summary.faulty.flatMap((shown): readonly FaultyVersion[] => {
    const { version, verdict } = summaryIn(shown);
    if (verdict === null || !wasSeen(summary, shown.index, period)) return [];
    const { against, affects } = verdict;
    return [
      { service: name, team: team ?? '', version, against, extraErrors: affects.extraErrors, canary: shown.canary },
    ];
  });
}
