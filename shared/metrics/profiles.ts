/**
 * Calculation profiles: every tool computes "the four keys" differently, so a definition is named data, chosen per
 * workspace and printed on every report. A profile says which deployments count, which commits a deployment is charged
 * with and what one number stands for the many; the code that measures is the same for all of them.
 */
import { assertNever } from '../errors.ts';
import type { DeploymentStatus, MetricName, ProfileId } from '../model.ts';
import type { MetricFigures } from '../report.ts';

export type Statistic = 'median' | 'mean';

export interface Profile {
  readonly id: ProfileId;
  /** Deployments that count have one of these and a counted environment. */
  readonly statuses: readonly DeploymentStatus[];
  readonly leadTime: {
    /** newly-contained: every commit that a deployment is the first of its service to contain, merges left out.
     * deployed: the one commit that was deployed, whether new or not. */
    readonly changes: 'newly-contained' | 'deployed';
    readonly statistic: Statistic;
  };
  readonly changeFailureRate: {
    /** What is divided by the counted deployments: those that failed (several incidents count once), or incidents. */
    readonly numerator: 'failed-deployments' | 'incidents';
  };
  readonly recoveryTime: { readonly statistic: Statistic };
}

export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
  doradeck: {
    id: 'doradeck',
    statuses: ['success'],
    leadTime: { changes: 'newly-contained', statistic: 'median' },
    changeFailureRate: { numerator: 'failed-deployments' },
    recoveryTime: { statistic: 'median' },
  },
  'deck-2024': {
    id: 'deck-2024',
    statuses: ['success'],
    leadTime: { changes: 'deployed', statistic: 'mean' },
    changeFailureRate: { numerator: 'incidents' },
    recoveryTime: { statistic: 'mean' },
  },
};

/** The one number a metric is known by under a profile. Frequency: deployments a week; durations: seconds; rates: 0–1. */
export function headline(figures: MetricFigures, profile: Profile, metric: MetricName): number | null {
  switch (metric) {
    case 'deploymentFrequency':
      return figures.deploymentFrequency.perWeek;
    case 'changeLeadTime':
      return profile.leadTime.statistic === 'median'
        ? figures.changeLeadTime.medianSeconds
        : figures.changeLeadTime.meanSeconds;
    case 'changeFailureRate':
      return figures.changeFailureRate.rate;
    case 'recoveryTime':
      return profile.recoveryTime.statistic === 'median'
        ? figures.recoveryTime.medianSeconds
        : figures.recoveryTime.meanSeconds;
    case 'reworkRate':
      return figures.reworkRate.rate;
    default:
      return assertNever(metric);
  }
}
