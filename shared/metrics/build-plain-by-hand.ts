import { REMEDIATIONS } from '../model.ts';
import type { PlainFacts } from './build-facts.ts';
import type { ByHand, DeploymentFacts, IncidentFacts } from './facts.ts';

/** What the user says of plain records, by their rows; null = nothing. */
export function buildPlainByHand(
  { deployments = [], incidents = [] }: PlainFacts,
  deploymentFacts: Pick<DeploymentFacts, 'id'>,
  incidentFacts: Pick<IncidentFacts, 'id'>,
): ByHand | null {
  // Ids count from 1 in the order given.
  const deploymentRow = (position: number) => deploymentFacts.id.indexOf(position + 1);
  const failed = new Map<number, boolean>();
  const remediation = new Map<number, number>();
  for (const [position, { saidFailed, saidRework }] of deployments.entries()) {
    if (saidFailed !== undefined) failed.set(deploymentRow(position), saidFailed);
    if (saidRework === undefined) continue;
    remediation.set(deploymentRow(position), REMEDIATIONS.indexOf(saidRework === 'planned' ? null : saidRework));
  }
  const attached = new Map<number, readonly number[]>();
  const detached = new Map<number, ReadonlySet<number>>();
  for (const [position, incident] of incidents.entries()) {
    const row = incidentFacts.id.indexOf(position + 1);
    if (incident.attached)
      attached.set(
        row,
        incident.attached.map(deploymentRow).sort((a, b) => a - b),
      );
    if (incident.detached) detached.set(row, new Set(incident.detached.map(deploymentRow)));
  }
  const any = failed.size + remediation.size + attached.size + detached.size > 0;
  return any ? { failed, remediation, attached, detached } : null;
}
