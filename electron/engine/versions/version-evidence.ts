/** What deployments and incidents say for or against a version. */
import { membersOf } from '../../../shared/metrics/group-rows.ts';
import { FAILURE_RULES } from '../../../shared/metrics/resolution.ts';
import { REMEDIATIONS } from '../../../shared/model.ts';
import type { Reign } from '../../../shared/versions/reigns.ts';
import type { VersionHistory } from '../../../shared/versions/version-data.ts';
import { worstSeverity } from '../../../shared/versions/worst-severity.ts';
import type { Question } from '../queries/question.ts';

const SAID = [FAILURE_RULES.indexOf('data'), FAILURE_RULES.indexOf('by-hand')];

/** Its data or the user says that one of the deployments failed. */
export function saidFailed({ facts, resolved }: Question, deployments: readonly number[]): boolean {
  const { failedBy } = resolved.resolution;
  const { outcome } = facts.deployments;
  const byHand = facts.said.byHand?.failed;
  return deployments.some((row) => {
    const said = byHand?.get(row);
    return said ?? (SAID.includes(failedBy[row] ?? 0) || outcome[row] === 2);
  });
}

const NO_INCIDENTS = { count: 0, severity: null };

/** Linked to one of the deployments. */
export function linkedIncidents(
  { facts, resolved }: Question,
  deployments: readonly number[],
): VersionHistory['incidents'] {
  const { offset } = resolved.incidentsOf;
  // Most have none.
  if (deployments.every((row) => offset[row] === offset[row + 1])) return NO_INCIDENTS;
  const { incidentCounted } = resolved.resolution;
  const rows = new Set(deployments.flatMap((row) => [...membersOf(resolved.incidentsOf, row)]));
  const counted = [...rows].filter((row) => incidentCounted[row] === 1);
  const severities = counted.map((row) => facts.names.severities[facts.incidents.severity[row] ?? 0] ?? '');
  return { count: counted.length, severity: worstSeverity(severities.filter((name) => name !== '')) };
}

const KINDS = { rollback: 'rolled-back', hotfix: 'hotfix', revert: 'reverted' } as const;

/** Of the first of its reigns that ended with a remedy: by a deployment that is one, or by a version from before it. */
export function remedyOf(
  { resolved }: Question,
  version: { readonly index: number; readonly reigns: readonly Reign[] },
  nameOf: (version: number) => string,
): VersionHistory['remedied'] {
  for (const { endedBy } of version.reigns) {
    if (endedBy === null) continue;
    const { deployment, at } = endedBy;
    const remediation = deployment < 0 ? null : REMEDIATIONS[resolved.resolution.remediation[deployment] ?? 0];
    const said = remediation && remediation !== 'rework' ? KINDS[remediation] : null;
    const kind = said ?? (endedBy.version < version.index ? 'rolled-back' : null);
    if (kind !== null) return { kind, by: nameOf(endedBy.version), at };
  }
  return null;
}
