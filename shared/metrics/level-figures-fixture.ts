import type { MetricFigures } from '../report.ts';
import { NOT_APPLICABLE } from './not-applicable.ts';

const DAY = 86_400;

/** For tests: figures with the values that levels go by. */
export interface FigureValues {
  /** Deployments in a period of so many days. */
  readonly deployments?: readonly [count: number, days: number];
  readonly daysPerWeek?: number;
  readonly daysPerMonth?: number;
  readonly lead?: number;
  readonly failureRate?: number;
  readonly recovery?: number;
  readonly n?: number;
}

export function levelFigures({ deployments = [100, 10], n = 100, ...values }: FigureValues): MetricFigures {
  const [count, days] = deployments;
  const common = { n, reason: null } as const;
  return {
    deploymentFrequency: {
      ...NOT_APPLICABLE.deploymentFrequency,
      ...common,
      n: count,
      perDay: count / days,
      perWeek: (count * 7) / days,
      perMonth: (count * 365.2425) / 12 / days,
      deploymentDays: Math.min(count, days),
      medianDeploymentDaysPerWeek: values.daysPerWeek ?? null,
      medianDeploymentDaysPerMonth: values.daysPerMonth ?? null,
    },
    changeLeadTime: { ...NOT_APPLICABLE.changeLeadTime, ...common, medianSeconds: values.lead ?? DAY },
    changeFailureRate: { ...NOT_APPLICABLE.changeFailureRate, ...common, rate: values.failureRate ?? 0 },
    recoveryTime: { ...NOT_APPLICABLE.recoveryTime, ...common, medianSeconds: values.recovery ?? DAY },
    reworkRate: { ...NOT_APPLICABLE.reworkRate, ...common, rate: 0.1 },
  };
}
