import { AppError } from '../../../shared/errors.ts';
import type { VersionComparison, VersionVerdict } from '../../../shared/version-answers.ts';
import { compareErrorTypes } from '../../../shared/versions/compare-error-types.ts';
import { compareLatencies } from '../../../shared/versions/compare-latencies.ts';
import { compareRates } from '../../../shared/versions/compare-rates.ts';
import type { JudgedVersion } from '../../../shared/versions/judge-version.ts';
import { readCanary } from '../../../shared/versions/read-canary.ts';
import type { Database } from '../db/connect.ts';
import { createIncidentRows } from '../queries/incident-rows.ts';
import type { Question } from '../queries/question.ts';
import { deploymentTexts } from '../queries/row-texts.ts';
import { affectedServices } from './affected-services.ts';
import { compareCommits } from './compare-commits.ts';
import { compareEndpoints } from './compare-endpoints.ts';
import { compareStages } from './compare-stages.ts';
import { incidentsDuring } from './incidents-during.ts';
import type { KnownVersion, ServiceHistory } from './service-history.ts';
import { type VersionMemory, versionMemory } from './version-memory.ts';
import { createVersionRows, verdictOf } from './version-rows.ts';

/** What `head` has that `base` has not, and what was measured and happened while each ran. Throws 'not-found'. */
export function compareVersions(
  db: Database,
  question: Question,
  service: string,
  names: { readonly base: string; readonly head: string },
): VersionComparison {
  const memory = versionMemory(db, question);
  const history = memory.historyOf(service);
  const [baseIndex, headIndex] = [findVersion(history, names.base), findVersion(history, names.head)];
  const base = history.versions[baseIndex] as KnownVersion;
  const head = history.versions[headIndex] as KnownVersion;
  const [from, to] = [base.history, head.history];
  const describe = createVersionRows(db, question, history);
  const incidentsOf = incidentsDuring(question, history.service.code);
  const describeIncident = createIncidentRows(db, question);
  const judged = headIndex === baseIndex ? null : history.verdicts.judge(baseIndex, headIndex);
  return {
    service: history.service.name,
    base: describe(base),
    head: describe(head),
    rates: compareRates(from.measured, to.measured, history.dispersion),
    latencies: compareLatencies(from.measured, to.measured),
    errorTypes: compareErrorTypes(from, to),
    errorTypesKnown: from.errorGroups !== null || to.errorGroups !== null,
    endpoints: compareEndpoints(db, memory.isCounted, history, [base, head]),
    ...compareCommits(db, question, base, head),
    stages: compareStages(question, base, head),
    incidentsAfterBase: incidentsOf(base).map(describeIncident),
    incidentsAfterHead: incidentsOf(head).map(describeIncident),
    verdict: judged && withAffected(db, memory, history, head, judged),
    canary: from.points && to.points && headIndex !== baseIndex ? readCanary(from.points, to.points) : null,
    headDeployments: deploymentsOf(db, question, head),
  };
}

/** By its name, else by another one of it, what its SHA begins with, or its tag. */
function findVersion(history: ServiceHistory, name: string): number {
  const index = history.find(name);
  if (index < 0) throw new AppError('not-found', { what: 'version', id: name });
  return index;
}

/** Of a version that nothing speaks against, nobody asks what it affects. */
function withAffected(
  db: Database,
  { services, isCounted }: VersionMemory,
  { service, step }: ServiceHistory,
  head: KnownVersion,
  judged: JudgedVersion,
): VersionVerdict {
  if (judged.kind !== 'faulty' && judged.kind !== 'suspect') return verdictOf(judged);
  const others = [...services.values()].filter(({ name }) => name !== service.name);
  return verdictOf(judged, affectedServices({ db, isCounted, others, step }, head, judged.since));
}

function deploymentsOf(
  db: Database,
  { facts, resolved }: Question,
  { deployments }: KnownVersion,
): VersionComparison['headDeployments'] {
  const textsOf = deploymentTexts(db);
  return deployments.map((row) => {
    const id = facts.deployments.id[row] ?? 0;
    return { id, key: textsOf(id).key, failed: resolved.resolution.failedBy[row] !== 0 };
  });
}
