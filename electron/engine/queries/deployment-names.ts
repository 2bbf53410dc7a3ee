import type { NamedDeployment } from '../../../shared/metric-answers.ts';
import type { Database } from '../db/connect.ts';
import type { Question } from './question.ts';
import { deploymentTexts } from './row-texts.ts';

/** A deployment (row of the facts) as the lists under a chart name it. */
export function createDeploymentNames(
  db: Database,
  { facts, resolved }: Pick<Question, 'facts' | 'resolved'>,
): (row: number) => NamedDeployment {
  const { deployments, names } = facts;
  const { serviceTeam } = resolved.resolution;
  const textsOf = deploymentTexts(db);
  return (row) => {
    const id = deployments.id[row] ?? 0;
    const service = deployments.service[row] ?? 0;
    const team = deployments.team[row] || serviceTeam[service] || 0;
    const { version, sha } = textsOf(id);
    return {
      id,
      service: names.services[service] ?? '',
      team: names.teams[team] || null,
      env: names.environments[deployments.environment[row] ?? 0] || null,
      version,
      sha,
      finishedAt: deployments.finishedAt[row] ?? 0,
    };
  };
}
