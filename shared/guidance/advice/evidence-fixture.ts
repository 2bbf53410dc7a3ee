/** Evidence made by hand, for tests: a sound client, and whatever is to be otherwise. */
import type { Level, MetricName } from '../../model.ts';
import type { Metrics } from '../../report.ts';
import type { ChangeTimes, DeployedRow, Evidence, PullTimes, Recovery } from './evidence.ts';

const HOUR = 3600;

/** The `i`-th of many: one a weekday, of the services a, b, c in turn, in working hours. */
export function deployed(i: number, changed: Partial<DeployedRow> = {}): DeployedRow {
  return {
    service: 'abc'[i % 3] ?? 'a',
    team: i % 2 === 0 ? 'red' : 'blue',
    day: Math.floor(i / 5) * 7 + (i % 5),
    weekday: (i % 5) + 1,
    hour: 10 + (i % 6),
    seconds: 600,
    size: 1 + (i % 4),
    failed: false,
    failedBy: null,
    reworked: false,
    ...changed,
  };
}

export function pulled(i: number, stages: PullTimes['stages'] = {}): PullTimes {
  const all = { time_to_pr_ready: 10, review: 4, merge: 1, time_to_deploy: 9, deploy: 0.2 };
  const hours = Object.fromEntries(
    Object.entries(all).map(([stage, usual]) => [stage, usual * HOUR * (0.8 + (i % 5) / 10)]),
  );
  const own: PullTimes['stages'] = { ...hours, ...stages };
  return {
    service: 'abc'[i % 3] ?? 'a',
    team: i % 2 === 0 ? 'red' : 'blue',
    leadSeconds: Object.values(own).reduce((sum, seconds) => sum + seconds, 0),
    stages: own,
  };
}

export function recovered(changed: Partial<Recovery> = {}): Recovery {
  const parts = { detection: 300, reaction: 300, repair: 3600, ...changed };
  const seconds = (parts.detection ?? 0) + (parts.reaction ?? 0) + (parts.repair ?? 0);
  return { services: ['a'], by: null, seconds, ...parts };
}

export function many<Value>(count: number, make: (i: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

export function evidenceOf(
  changed: Partial<Omit<Evidence, 'metrics'>> = {},
  levels: Partial<Record<MetricName, Level | null>> = {},
  figures: Partial<Record<MetricName, Record<string, unknown>>> = {},
): Evidence {
  const pulls = changed.pulls ?? many(60, (i) => pulled(i));
  return {
    days: 84,
    deployments: many(60, (i) => deployed(i)),
    changes: changesOf(pulls),
    hasOutcomes: true,
    recoveries: many(10, () => recovered()),
    versions: { count: 40, faulty: [] },
    runs: many(30, () => ({ pipeline: 'build', seconds: 480, failed: false })),
    ...changed,
    pulls,
    metrics: metricsOf(levels, figures),
  };
}

/** One of each pull request, deployed on its own. */
function changesOf(pulls: readonly PullTimes[]): ChangeTimes {
  const namesOf = (kind: 'service' | 'team') => [...new Set(['', ...pulls.map((pull) => pull[kind])])];
  const names = { service: namesOf('service'), team: namesOf('team') };
  return {
    count: pulls.length,
    seconds: Float64Array.from(pulls, ({ leadSeconds }) => leadSeconds),
    deployment: Int32Array.from(pulls.keys()),
    service: Int32Array.from(pulls, ({ service }) => names.service.indexOf(service)),
    team: Int32Array.from(pulls, ({ team }) => names.team.indexOf(team)),
    names,
  };
}

/** Of each metric what rules and ranking read. */
function metricsOf(
  levels: Partial<Record<MetricName, Level | null>>,
  figures: Partial<Record<MetricName, Record<string, unknown>>>,
): Metrics {
  const of = (metric: MetricName, headline: number, unit: string) => ({
    headline,
    headlineUnit: unit,
    level: levels[metric] === undefined ? 'high' : levels[metric],
    ...figures[metric],
  });
  const metrics = {
    deploymentFrequency: of('deploymentFrequency', 5, 'deployments-per-week'),
    changeLeadTime: { medianSeconds: 90_000, ...of('changeLeadTime', 90_000, 'seconds') },
    changeFailureRate: of('changeFailureRate', 0.08, 'ratio'),
    recoveryTime: of('recoveryTime', 4200, 'seconds'),
    reworkRate: { rate: 0.02, rollbacks: 1, hotfixes: 0, reverts: 0, ...of('reworkRate', 0.02, 'ratio') },
  };
  return metrics as unknown as Metrics;
}
