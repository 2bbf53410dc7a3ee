import type { MeasuredSlice, SliceDifference } from '../../../shared/compare-answers.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { Metrics, SeriesPoint } from '../../../shared/report.ts';

interface Figure {
  readonly headline: number | null;
  readonly n: number;
  readonly interval?: readonly [number, number];
  readonly difference?: Partial<SliceDifference>;
}

const NOTHING: SliceDifference = { difference: null, relative: null, interval: null, verdict: null, tooFew: false };

/** A slice as far as the screen looks at it: figures by metric, one point for each value of deployments a day. */
export function measuredSlice(
  figures: Partial<Record<MetricName, Figure>>,
  deployments: readonly number[] = [],
): MeasuredSlice {
  const unit = {
    deploymentFrequency: 'deployments-per-week',
    changeFailureRate: 'ratio',
    reworkRate: 'ratio',
  } as const;
  const entries = METRIC_NAMES.map((metric) => {
    const { headline = null, n = 0, interval = null } = figures[metric] ?? {};
    const headlineUnit = metric in unit ? unit[metric as keyof typeof unit] : 'seconds';
    return [metric, { headline, headlineUnit, n, interval, reason: headline === null ? 'no-deployments' : null }];
  });
  const differences = METRIC_NAMES.map((metric) => [metric, { ...NOTHING, ...figures[metric]?.difference }]);
  return {
    kind: 'measured',
    label: '',
    client: 'Client',
    period: {
      from: '2024-03-04T00:00:00Z',
      to: '2024-03-07T00:00:00Z',
      timeZone: 'UTC',
      previous: { from: '', to: '' },
      comparedWith: 'previous',
    },
    filters: { env: null, service: [], team: [], repo: [] },
    profile: 'doradeck',
    levels: '2024',
    // The tests ask for no more than what a comparison shows.
    metrics: Object.fromEntries(entries) as unknown as Metrics,
    points: deployments.map((count, index) => point(`2024-03-0${4 + index}`, count)),
    historyIncompleteSince: null,
    differences: Object.fromEntries(differences) as unknown as MeasuredSlice['differences'],
  };
}

function point(day: string, deployments: number): SeriesPoint {
  return {
    start: `${day}T00:00:00Z`,
    day,
    deployments,
    failed: 0,
    reworked: 0,
    incidents: 0,
    leadTimes: 0,
    medianLeadSeconds: null,
    meanLeadSeconds: null,
    resolved: 0,
    medianRecoverySeconds: null,
    meanRecoverySeconds: null,
  };
}
