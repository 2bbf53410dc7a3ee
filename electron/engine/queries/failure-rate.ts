import type { FailedDeployment, FailureRateAnswer } from '../../../shared/metric-answers.ts';
import { failureRateDetails } from '../../../shared/metrics/failure-rate-details.ts';
import { membersOf } from '../../../shared/metrics/group-rows.ts';
import { FAILURE_RULES } from '../../../shared/metrics/resolution.ts';
import { periodDays } from '../../../shared/time.ts';
import type { Database } from '../db/connect.ts';
import { bucketOf } from './build-report.ts';
import { createDeploymentNames } from './deployment-names.ts';
import { recoverySeconds } from './incident-rows.ts';
import type { Question } from './question.ts';
import { incidentTexts } from './row-texts.ts';

const FAILURES_SHOWN = 20;

/** Change failure rate of the view over time, by what the failures are known, and the latest of them. */
export function failureRate(db: Database, question: Question): FailureRateAnswer {
  const { facts, resolved, selection, previous } = question;
  const bucket = bucketOf(periodDays(selection, selection.timeZone));
  const { failed, ...answer } = failureRateDetails(facts, resolved.resolution, selection, previous, bucket);
  const latest = Array.from(failed.slice(-FAILURES_SHOWN)).reverse();
  return { ...answer, failures: latest.map(createFailures(db, question)) };
}

function createFailures(db: Database, { facts, resolved }: Question): (row: number) => FailedDeployment {
  const { incidents, names } = facts;
  const { resolution, incidentsOf } = resolved;
  const nameOf = createDeploymentNames(db, { facts, resolved });
  const textsOf = incidentTexts(db);
  return (row) => {
    const linked = Array.from(membersOf(incidentsOf, row));
    const seconds = linked.map((incident) => recoverySeconds(facts, incident));
    return {
      ...nameOf(row),
      rule: FAILURE_RULES[resolution.failedBy[row] ?? 0] ?? 'incident',
      incidents: linked.map((incident, i) => {
        const id = incidents.id[incident] ?? 0;
        return {
          id,
          title: textsOf(id).title,
          severity: names.severities[incidents.severity[incident] ?? 0] || null,
          isOpen: seconds[i] === null,
        };
      }),
      restoreSeconds: longestOf(seconds),
    };
  };
}

/** null where there is none, or one that nobody knows the length of. */
function longestOf(seconds: readonly (number | null)[]): number | null {
  const known = seconds.filter((value) => value !== null);
  return known.length === 0 || known.length < seconds.length ? null : Math.max(...known);
}
