/**
 * Change failure rate: counted deployments that failed ÷ counted deployments (resolve.ts says which failed, and by what; a
 * profile may take incidents alone for evidence). Several incidents of one deployment count once. Interval: Wilson.
 *
 * Profiles `deck-2024` and `gitlab` divide incidents that started in the period, `four-keys` incidents that are linked to
 * the period's deployments: either may exceed 1. Interval: Poisson over the deployments. What the user says of a deployment
 * changes what is linked to it, but not how many incidents began.
 *
 * While nothing tells of any of the deployments whether it failed (no incident anywhere, no word in the data, no rollback,
 * revert or hotfix) there is no rate (`no-outcomes`), not 0; nor is there one of no deployments. Profile `middleware` says
 * 0 to both, as that tool does.
 *
 * Example: 20 deployments, one with two incidents and one rolled back: 2 ÷ 20 = 10 %; incidents ÷ deployments also 10 %.
 */
import { poissonInterval, wilsonInterval } from '../intervals.ts';
import type { ChangeFailureRateFigure, Reason } from '../report.ts';
import { countCorrected } from './count-corrected.ts';
import type { MeasureInput } from './measure-input.ts';
import type { Profile } from './profiles.ts';
import type { SelectedRows } from './select-rows.ts';

type Input = Pick<MeasureInput, 'facts' | 'resolution' | 'profile'> & {
  readonly rows: Pick<SelectedRows, 'deployments' | 'started'>;
};

export function measureChangeFailureRate({ facts, resolution, profile, rows }: Input): ChangeFailureRateFigure {
  const { deployments } = rows;
  const n = deployments.length;
  let failed = 0;
  let unknownOutcome = 0;
  for (let k = 0; k < n; k++) {
    const row = deployments[k] as number;
    if (resolution.failedBy[row] !== 0) failed++;
    unknownOutcome += resolution.outcomeUnknown[row] as number;
  }
  const ofDeployments = profile.changeFailureRate.numerator === 'failed-deployments';
  const linked = countLinked(resolution.incidentsOf, deployments);
  const knowsIncidents = facts.incidents.count > 0 || linked > 0 || resolution.supposed?.knowsIncidents === true;
  const silent = ofDeployments ? unknownOutcome === n : !knowsIncidents;
  const corrected = countCorrected(resolution.corrected?.failures, deployments);
  const counts = { n, ...corrected, failed, incidents: rows.started.length, unknownOutcome };
  return failureRate(counts, linked, silent, profile);
}

function countLinked(incidentsOf: Int32Array | null, deployments: Int32Array): number {
  let linked = 0;
  if (incidentsOf !== null) for (const row of deployments) linked += incidentsOf[row] as number;
  return linked;
}

type Counts = Pick<ChangeFailureRateFigure, 'n' | 'corrected' | 'failed' | 'incidents' | 'unknownOutcome'>;

/** `linked`: incidents linked to the deployments; `silent`: nothing tells whether they failed. */
export function failureRate(
  counts: Counts,
  linked: number,
  silent: boolean,
  { changeFailureRate: rule }: Profile,
): ChangeFailureRateFigure {
  const { n, failed, incidents } = counts;
  const reason: Reason | null = n === 0 ? 'no-deployments' : silent ? 'no-outcomes' : null;
  if (rule.noneIsZero && n === 0) return { ...counts, reason: null, rate: 0, interval: null };
  if (reason !== null && !rule.noneIsZero) return { ...counts, reason, rate: null, interval: null };
  if (rule.numerator === 'failed-deployments') {
    return { ...counts, reason: null, rate: failed / n, interval: wilsonInterval(failed, n) };
  }
  const counted = rule.numerator === 'incidents' ? incidents : linked;
  const [low, high] = poissonInterval(counted);
  return { ...counts, reason: null, rate: counted / n, interval: [low / n, high / n] };
}
