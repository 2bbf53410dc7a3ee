/** What a metric's screen asks: the report with one breakdown, and what it alone shows. Both of the same view. */
import { useRef } from 'react';
import type { RequestInput, RequestOutput } from '../../../shared/api.ts';
import type { ErrorData } from '../../../shared/errors.ts';
import type { Report } from '../../../shared/report.ts';
import type { View } from '../../../shared/view.ts';
import { useAnswer } from '../../store/results.ts';
import type { MetricDimension } from './metric-breakdown.tsx';

/** Takes the view alone. */
export type MetricRequest = 'frequency' | 'failure-rate' | 'recovery' | 'rework';

export interface MetricAnswers<N extends MetricRequest> {
  readonly report: Report;
  readonly answer: RequestOutput[N];
}

interface Asked<N extends MetricRequest> {
  /** The last that belong together; null before the first. */
  readonly answers: MetricAnswers<N> | null;
  readonly error: ErrorData | null;
  readonly updating: boolean;
}

export function useMetricAnswers<N extends MetricRequest>(request: N, view: View, by: MetricDimension): Asked<N> {
  const overview = useAnswer('overview', { view, by: [by] });
  // Every one of these requests takes just this.
  const details = useAnswer(request, { view } as RequestInput<N>);
  const shown = useRef<MetricAnswers<N> | null>(null);
  const updating = overview.updating || details.updating;
  // One painted before the other would show two views at once.
  if (!updating && overview.value !== null && details.value !== null) {
    shown.current = { report: overview.value.report, answer: details.value };
  }
  const error = overview.error ?? details.error;
  return { answers: error === null ? shown.current : null, error, updating };
}
