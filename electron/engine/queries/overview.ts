import type { OverviewAnswer } from '../../../shared/api.ts';
import { explainChanges } from '../../../shared/metrics/explain-changes.ts';
import type { Report } from '../../../shared/report.ts';
import { buildReport, type ReportRequest } from './build-report.ts';

/** The report, and what changed in it: the sentences need the services even where nobody asked for them. */
export function overview(request: ReportRequest): OverviewAnswer {
  const full = buildReport({ ...request, by: [...request.by, 'service'] });
  const { service: _, ...asked } = full.breakdown;
  const report: Report = request.by.includes('service') ? full : { ...full, breakdown: asked };
  return { report, sentences: explainChanges(full) };
}
