/** Where the rows behind a shift are: the records of those days, and the metric's own screen from then on. */
import type { Anomaly } from '../../../shared/anomaly-answers.ts';
import { addDays } from '../../../shared/local-date.ts';
import type { MetricName } from '../../../shared/model.ts';
import { METRIC_SCREENS } from '../../screens.ts';
import { type Filters, filtersToQuery } from '../../store/filters.ts';

/** Days on either side of a shift that its metric is looked at on. */
const AROUND = 42;

function narrowed(filters: Filters, service: string, from: string, to: string): string {
  const services = service === '' ? filters.services : [service];
  return filtersToQuery({ ...filters, services, range: { kind: 'custom', from, to } });
}

/** The row itself where there is one only. */
function listPlace(path: string, query: string, count: number, ids: readonly number[]): string {
  return count === 1 && ids[0] !== undefined ? `${path}?${query}&open=${ids[0]}` : `${path}?${query}`;
}

export function deploymentsPlace({ service, context }: Anomaly, filters: Filters): string {
  const query = narrowed(filters, service, context.from, context.to);
  return listPlace('/deployments', query, context.deployments, context.deploymentIds);
}

export function incidentsPlace({ service, context }: Anomaly, filters: Filters): string {
  const query = narrowed(filters, service, context.from, context.to);
  return listPlace('/failures', query, context.incidents, context.incidentIds);
}

export function versionsPlace(service: string, filters: Filters): string {
  return `/versions?${filtersToQuery({ ...filters, services: [] })}&of=${encodeURIComponent(service)}`;
}

/** The metric of it before and after. */
export function metricPlace(metric: MetricName, service: string, day: string, filters: Filters): string {
  return `/${METRIC_SCREENS[metric]}?${narrowed(filters, service, addDays(day, -AROUND), addDays(day, AROUND))}`;
}

/** What to look at next: the rows of the weeks from the shift on. */
export function stepPlace({ metric, service, day, context, tone }: Anomaly, filters: Filters): string {
  const since = narrowed(filters, service, day, addDays(day, AROUND));
  switch (metric) {
    case 'changeLeadTime': {
      const [stage] = context.stages;
      const slowest = stage === undefined ? 'sort=-leadSeconds' : `stage=${stage.stage}&sort=-${stage.stage}`;
      return `/lead-time?${since}&chart=stages${tone === 'bad' ? `&${slowest}` : ''}`;
    }
    case 'changeFailureRate':
    case 'recoveryTime':
      return `/failures?${since}`;
    case 'deploymentFrequency':
    case 'reworkRate':
      return metricPlace(metric, service, day, filters);
  }
}
