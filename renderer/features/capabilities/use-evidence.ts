import type { ErrorData } from '../../../shared/errors.ts';
import type { Evidence } from '../../../shared/guidance/capability-result.ts';
import { useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';

export interface EvidenceAnswer {
  /** Null = no workspace is open, its answer isn't there yet, or nothing in it could be graded. */
  readonly evidence: Evidence | null;
  readonly error: ErrorData | null;
  readonly isLoading: boolean;
}

/** What the filters' data say: the metrics, and what the measured evidence calls for. */
export function useEvidence(): EvidenceAnswer {
  const view = useView();
  const overview = useAnswer('overview', view === null ? null : { view, by: [] });
  const advice = useAnswer('advice', view === null ? null : { view });
  const isLoading = overview.updating || advice.updating;
  const error = overview.error ?? advice.error;
  if (view === null || overview.value === null || advice.value === null) return { evidence: null, error, isLoading };
  const { metrics } = overview.value.report;
  const isGraded = Object.values(metrics).some(({ level }) => level !== null);
  return { evidence: isGraded ? { metrics, advice: advice.value.advice } : null, error, isLoading };
}
