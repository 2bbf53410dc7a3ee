import type { OverviewAnswer } from '../../../shared/api.ts';
import { explainChanges } from '../../../shared/metrics/explain-changes.ts';
import { buildReport, type ReportRequest } from './build-report.ts';

/** What the sentences need, even where nobody asked for it. */
const EXPLAINED = ['service', 'severity'] as const;

/** The report, and what changed in it. */
export function overview(request: ReportRequest): OverviewAnswer {
  const full = buildReport({ ...request, by: [...request.by, ...EXPLAINED] });
  const asked = Object.entries(full.breakdown).filter(([by]) => request.by.some((wanted) => wanted === by));
  return { report: { ...full, breakdown: Object.fromEntries(asked) }, sentences: explainChanges(full) };
}
