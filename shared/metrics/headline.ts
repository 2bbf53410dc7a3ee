import { assertNever } from '../errors.ts';
import type { MetricName } from '../model.ts';
import type { DeploymentFrequencyFigure, HeadlineUnit, MetricFigures } from '../report.ts';
import type { Profile } from './profiles.ts';

/** The one number a metric is known by under a profile, in `unit`: seconds, rates 0–1, and what the profile counts. */
export function headline(
  figures: MetricFigures,
  profile: Profile,
  metric: MetricName,
  unit: HeadlineUnit = headlineUnit(figures, profile, metric),
): number | null {
  switch (metric) {
    case 'deploymentFrequency':
      return frequencyIn(figures.deploymentFrequency, unit);
    case 'changeLeadTime':
      return profile.leadTime.statistic === 'mean'
        ? figures.changeLeadTime.meanSeconds
        : figures.changeLeadTime.medianSeconds;
    case 'changeFailureRate':
      return figures.changeFailureRate.rate;
    case 'recoveryTime':
      return profile.recoveryTime.statistic === 'mean'
        ? figures.recoveryTime.meanSeconds
        : figures.recoveryTime.medianSeconds;
    case 'reworkRate':
      return figures.reworkRate.rate;
    default:
      return assertNever(metric);
  }
}

/** What a headline is in. Two periods are compared in the unit of the later. */
export function headlineUnit(figures: MetricFigures, profile: Profile, metric: MetricName): HeadlineUnit {
  switch (metric) {
    case 'deploymentFrequency':
      return frequencyUnit(figures.deploymentFrequency, profile);
    case 'changeLeadTime':
    case 'recoveryTime':
      return 'seconds';
    case 'changeFailureRate':
    case 'reworkRate':
      return 'ratio';
    default:
      return assertNever(metric);
  }
}

function frequencyUnit({ perDay, perWeek }: DeploymentFrequencyFigure, profile: Profile): HeadlineUnit {
  switch (profile.deploymentFrequency.headline) {
    case 'deployments':
      return 'deployments-per-week';
    case 'deployment-days':
      return 'days-per-week';
    case 'whole-deployments':
      if ((perDay ?? 0) >= 1) return 'whole-deployments-per-day';
      return (perWeek ?? 0) >= 1 ? 'whole-deployments-per-week' : 'whole-deployments-per-month';
    default:
      return assertNever(profile.deploymentFrequency.headline);
  }
}

function frequencyIn(figure: DeploymentFrequencyFigure, unit: HeadlineUnit): number | null {
  switch (unit) {
    case 'whole-deployments-per-day':
      return figure.perDay;
    case 'whole-deployments-per-month':
      return figure.perMonth;
    case 'days-per-week':
      return figure.medianDeploymentDaysPerWeek;
    default:
      return figure.perWeek;
  }
}
