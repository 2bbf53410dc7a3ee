import type { MetricFigures, Metrics } from '../../../shared/report.ts';

/** The five figures of the period before, or null where there is none. */
export function previousFigures(metrics: Metrics): MetricFigures | null {
  const deploymentFrequency = metrics.deploymentFrequency.previous;
  const changeLeadTime = metrics.changeLeadTime.previous;
  const changeFailureRate = metrics.changeFailureRate.previous;
  const recoveryTime = metrics.recoveryTime.previous;
  const reworkRate = metrics.reworkRate.previous;
  if (!deploymentFrequency || !changeLeadTime || !changeFailureRate || !recoveryTime || !reworkRate) return null;
  return { deploymentFrequency, changeLeadTime, changeFailureRate, recoveryTime, reworkRate };
}
