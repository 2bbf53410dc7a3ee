import type { IncidentRow } from '../../../shared/answers.ts';
import type { Facts } from '../../../shared/metrics/facts.ts';
import { LINK_RULES } from '../../../shared/metrics/resolution.ts';
import type { Database } from '../db/connect.ts';
import { orNull } from './deployment-rows.ts';
import type { Question } from './question.ts';
import { deploymentTexts, incidentTexts } from './row-texts.ts';

/** An incident (row of the facts) as a list shows it. */
export function createIncidentRows(db: Database, { facts, resolved }: Question): (row: number) => IncidentRow {
  const { incidents, deployments, names } = facts;
  const { linkOffset, linkDeployment, incidentRule, incidentCounted } = resolved.resolution;
  const textsOf = incidentTexts(db);
  const textsOfDeployment = deploymentTexts(db);
  return (row) => {
    const id = incidents.id[row] ?? 0;
    const services = servicesOf(facts, row);
    const deploymentIds = Array.from(
      linkDeployment.subarray(linkOffset[row], linkOffset[row + 1]),
      (deployment) => deployments.id[deployment] ?? 0,
    );
    return {
      id,
      ...textsOf(id),
      service: services[0] ?? null,
      services,
      team: names.teams[incidents.team[row] ?? 0] || null,
      env: names.environments[incidents.environment[row] ?? 0] || null,
      severity: names.severities[incidents.severity[row] ?? 0] || null,
      startedAt: incidents.startedAt[row] ?? 0,
      detectedAt: orNull(incidents.detectedAt[row]),
      acknowledgedAt: orNull(incidents.acknowledgedAt[row]),
      resolvedAt: orNull(incidents.resolvedAt[row]),
      recoverySeconds: recoverySeconds(facts, row),
      counted: incidentCounted[row] === 1,
      deploymentId: deploymentIds[0] ?? null,
      deploymentIds,
      deploymentExternalIds: deploymentIds.map((one) => textsOfDeployment(one).externalId),
      linkRule: LINK_RULES[incidentRule[row] ?? 0] ?? null,
    };
  };
}

export function servicesOf({ incidents, names }: Facts, row: number): string[] {
  const codes = incidents.serviceRef.subarray(incidents.serviceOffset[row], incidents.serviceOffset[row + 1]);
  return Array.from(codes, (code) => names.services[code] ?? '');
}

export function recoverySeconds({ incidents }: Facts, row: number): number | null {
  const resolvedAt = orNull(incidents.resolvedAt[row]);
  return resolvedAt === null ? null : (resolvedAt - (incidents.startedAt[row] ?? 0)) / 1000;
}
