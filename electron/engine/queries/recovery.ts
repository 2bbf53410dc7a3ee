import type { OpenFailure, RecoveryAnswer } from '../../../shared/metric-answers.ts';
import { type OpenFailureRow, recoveryDetails } from '../../../shared/metrics/recovery-details.ts';
import type { Database } from '../db/connect.ts';
import { servicesOf } from './incident-rows.ts';
import { dataRangeOf, type Question } from './question.ts';
import { deploymentTexts, incidentTexts } from './row-texts.ts';

const OPEN_SHOWN = 100;

/** Recovery times of the view: spread, phases, and what is still open. */
export function recovery(db: Database, question: Question): RecoveryAnswer {
  const { facts, resolved, selection } = question;
  const dataEnd = dataRangeOf(facts)?.to ?? selection.to;
  const { spread, phases, open } = recoveryDetails(facts, resolved.resolution, selection, {
    dataEnd,
    limit: OPEN_SHOWN,
  });
  return { spread, phases, open: open.map(createOpenFailures(db, question)) };
}

function createOpenFailures(db: Database, { facts }: Question): (open: OpenFailureRow) => OpenFailure {
  const { incidents, deployments, names } = facts;
  const textsOfIncident = incidentTexts(db);
  const textsOfDeployment = deploymentTexts(db);
  return ({ kind, row, ageSeconds }) => {
    if (kind === 'incident') {
      const id = incidents.id[row] ?? 0;
      return {
        kind,
        id,
        title: textsOfIncident(id).title,
        services: servicesOf(facts, row),
        severity: names.severities[incidents.severity[row] ?? 0] || null,
        startedAt: incidents.startedAt[row] ?? 0,
        ageSeconds,
      };
    }
    const id = deployments.id[row] ?? 0;
    const { version, sha } = textsOfDeployment(id);
    return {
      kind,
      id,
      title: version ?? sha,
      services: [names.services[deployments.service[row] ?? 0] ?? ''],
      severity: null,
      startedAt: deployments.finishedAt[row] ?? 0,
      ageSeconds,
    };
  };
}
