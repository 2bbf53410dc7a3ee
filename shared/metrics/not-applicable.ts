import type { MetricFigures } from '../report.ts';

const absent = { n: 0, reason: 'not-applicable', interval: null } as const;

/** Figures that don't exist for a dimension: an incident's severity has no lead time. */
export const NOT_APPLICABLE: MetricFigures = {
  deploymentFrequency: {
    ...absent,
    perDay: null,
    perWeek: null,
    perMonth: null,
    deploymentDays: 0,
    medianDeploymentDaysPerWeek: null,
    medianDeploymentDaysPerMonth: null,
    meanSecondsBetween: null,
  },
  changeLeadTime: {
    ...absent,
    medianSeconds: null,
    meanSeconds: null,
    p75Seconds: null,
    p90Seconds: null,
    medianPerDeploymentSeconds: null,
    deployments: 0,
    nonPositive: 0,
    stages: [],
  },
  changeFailureRate: { ...absent, failed: 0, incidents: 0, rate: null, unknownOutcome: 0 },
  recoveryTime: { ...absent, open: 0, medianSeconds: null, meanSeconds: null },
  reworkRate: { ...absent, reworked: 0, rate: null, rollbacks: 0, hotfixes: 0, reverts: 0 },
};
