/**
 * Deployment rework rate, DORA's fifth metric (2024): counted deployments that were not planned (rollback, hotfix, revert,
 * or told so by the data or the user; remediation.ts says which) ÷ counted deployments. Interval: Wilson.
 *
 * Where no deployment has a SHA, a version or a word of the data on it, rework could not be seen: there is no rate
 * (`no-commits`), not 0.
 *
 * Example: V1, V2, V3, V1 → one rollback in four deployments, 25 %.
 */
import { wilsonInterval } from '../intervals.ts';
import { REMEDIATIONS } from '../model.ts';
import type { Reason, ReworkRateFigure } from '../report.ts';
import { countCorrected } from './count-corrected.ts';
import type { MeasureInput } from './measure-input.ts';

export function measureReworkRate({ facts, resolution, rows }: MeasureInput): ReworkRateFigure {
  const { sha, version } = facts.deployments;
  const { deployments } = rows;
  const n = deployments.length;
  const counts = new Int32Array(REMEDIATIONS.length);
  let visible = false;
  for (let k = 0; k < n; k++) {
    const row = deployments[k] as number;
    const kind = resolution.remediation[row] as number;
    (counts[kind] as number)++;
    if (!visible) visible = kind !== 0 || sha[row] !== 0 || version[row] !== 0;
  }
  const of = (kind: (typeof REMEDIATIONS)[number]) => counts[REMEDIATIONS.indexOf(kind)] as number;
  const reworked = n - of(null);
  const reason: Reason | null = n === 0 ? 'no-deployments' : visible ? null : 'no-commits';
  return {
    n,
    ...countCorrected(resolution.corrected?.rework, deployments),
    reason,
    interval: reason === null ? wilsonInterval(reworked, n) : null,
    reworked,
    rate: reason === null ? reworked / n : null,
    rollbacks: of('rollback'),
    hotfixes: of('hotfix'),
    reverts: of('revert'),
  };
}
