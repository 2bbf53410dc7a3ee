import type { Period } from '../../../shared/time.ts';
import type { ServiceVersions, ServiceVersionsAnswer } from '../../../shared/version-answers.ts';
import { versionsPerWeek } from '../../../shared/versions/per-week.ts';
import type { Database } from '../db/connect.ts';
import type { Question } from '../queries/question.ts';
import { inSlices, untilCancelled, type Work } from '../work.ts';
import type { KnownService } from './known-services.ts';
import { repositoriesDeployed } from './repositories-deployed.ts';
import { FAULTY, livesIn, type ServiceSummary, shownVersion, summaryIn, wasSeen } from './service-summary.ts';
import { type VersionMemory, versionMemory } from './version-memory.ts';
import { versionPeriod } from './version-period.ts';

/**
 * A row a service that the view lets through, those in trouble first. What isn't known yet is computed in slices. Throws
 * 'cancelled'.
 */
export async function listServices(db: Database, question: Question, work: Work): Promise<ServiceVersionsAnswer> {
  const memory = versionMemory(db, question);
  await inSlices(untilCancelled(memory.summarise(), work));
  return listSummarised(question, memory);
}

/** Of the services whose summaries are there. */
export function listSummarised(question: Question, memory: VersionMemory): ServiceVersionsAnswer {
  const summaries = [...memory.services.values()]
    .filter((service) => isAsked(question, service))
    .map((service) => memory.summaries.get(service.name))
    .filter((summary) => summary !== undefined && summary.firstSeenAt.length > 0) as ServiceSummary[];
  const period = versionPeriod(question, summaries.flatMap(spanOf));
  return {
    services: summaries.map((summary) => describe(memory, summary, period)).sort(byTrouble),
    perWeek: versionsPerWeek(livesOfAll(summaries), period, question.selection),
  };
}

function* livesOfAll(summaries: readonly ServiceSummary[]) {
  for (const summary of summaries) yield* livesIn(summary);
}

/** The first and the last that is known of a service. */
function spanOf({ firstSeenAt, lastSeenAt }: ServiceSummary) {
  const first = firstSeenAt.reduce((least, at) => (at < least ? at : least), Number.POSITIVE_INFINITY);
  const last = lastSeenAt.reduce((most, at) => (at > most ? at : most), Number.NEGATIVE_INFINITY);
  const orNull = (instant: number) => (Number.isFinite(instant) ? instant : null);
  return [{ firstSeenAt: orNull(first), lastSeenAt: orNull(last) }];
}

export function isAsked(question: Question, { name, code, team }: KnownService): boolean {
  const { view, selection, picture } = question;
  if (view.services.length > 0 && !view.services.some((service) => picture.serviceOf(service) === name)) return false;
  if (view.teams.length > 0 && !view.teams.includes(team ?? '')) return false;
  const wanted = selection.repositories;
  return wanted === null || [...repositoriesDeployed(question, code)].some((repository) => wanted.has(repository));
}

function describe(memory: VersionMemory, summary: ServiceSummary, period: Period): ServiceVersions {
  const { service, current, alsoActive } = summary;
  let [versions, faulty, lastFaulty] = [0, 0, -1];
  for (let index = 0; index < summary.active.length; index++) {
    if (!wasSeen(summary, index, period)) continue;
    versions++;
    if (summary.verdict[index] !== FAULTY) continue;
    faulty++;
    if (index !== current?.index) lastFaulty = index;
  }
  return {
    service,
    team: memory.services.get(service)?.team ?? null,
    versions,
    faulty,
    current: current && summaryIn(current),
    alsoActive,
    lastFaulty: lastFaulty < 0 ? null : faultyVersion(memory, summary, lastFaulty),
  };
}

function faultyVersion(memory: VersionMemory, summary: ServiceSummary, index: number) {
  const kept = summary.faulty.find((version) => version.index === index);
  return summaryIn(kept ?? shownVersion(memory.historyOf(summary.service), index));
}

const TROUBLE = ['faulty', 'suspect'];

/** Of what runs, then of the period. */
function byTrouble(a: ServiceVersions, b: ServiceVersions): number {
  return rankOf(a) - rankOf(b) || b.faulty - a.faulty || (a.service < b.service ? -1 : 1);
}

function rankOf({ current }: ServiceVersions): number {
  const rank = TROUBLE.indexOf(current?.verdict?.kind ?? '');
  return rank < 0 ? TROUBLE.length : rank;
}
