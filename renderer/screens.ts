/** The screens in the order of the sidebar: where each is and whether it shows the filter bar. */
import type { CommandId } from '../shared/commands.ts';
import type { MetricName } from '../shared/model.ts';

export type ScreenId =
  | 'overview'
  | 'dashboard'
  | 'deployments'
  | 'compare'
  | 'anomalies'
  | 'frequency'
  | 'lead-time'
  | 'failure-rate'
  | 'recovery'
  | 'rework'
  | 'failures'
  | 'versions'
  | 'levels'
  | 'quick-check'
  | 'capabilities'
  | 'advice'
  | 'what-if'
  | 'summary'
  | 'quiz'
  | 'present'
  | 'data'
  | 'names'
  | 'corrections'
  | 'settings';

export interface Screen {
  readonly id: ScreenId;
  readonly path: string;
  readonly section: 'analyse' | 'metrics' | 'records' | 'guide' | 'show' | 'manage';
  /** Shows figures of a period, so it has the filter bar. */
  readonly filtered: boolean;
  /** Has something to show without a workspace. */
  readonly standsAlone: boolean;
  readonly command: CommandId | null;
}

function screen(
  id: ScreenId,
  section: Screen['section'],
  options: Partial<Pick<Screen, 'filtered' | 'standsAlone' | 'command'>>,
): Screen {
  return { id, path: `/${id}`, section, filtered: false, standsAlone: false, command: null, ...options };
}

export const SCREENS: readonly Screen[] = [
  screen('overview', 'analyse', { filtered: true, command: 'go-overview' }),
  screen('dashboard', 'analyse', { filtered: true, command: 'go-dashboard' }),
  screen('compare', 'analyse', { filtered: true, command: 'go-compare' }),
  screen('anomalies', 'analyse', { filtered: true, command: 'go-anomalies' }),
  screen('frequency', 'metrics', { filtered: true, command: 'go-frequency' }),
  screen('lead-time', 'metrics', { filtered: true, command: 'go-lead-time' }),
  screen('failure-rate', 'metrics', { filtered: true, command: 'go-failure-rate' }),
  screen('recovery', 'metrics', { filtered: true, command: 'go-recovery' }),
  screen('rework', 'metrics', { filtered: true, command: 'go-rework' }),
  screen('deployments', 'records', { filtered: true, command: 'go-deployments' }),
  screen('failures', 'records', { filtered: true, command: 'go-failures' }),
  screen('versions', 'records', { filtered: true, command: 'go-versions' }),
  screen('levels', 'guide', { filtered: true, command: 'go-levels' }),
  screen('quick-check', 'guide', { standsAlone: true, command: 'go-quick-check' }),
  screen('capabilities', 'guide', { standsAlone: true, command: 'go-capabilities' }),
  screen('advice', 'guide', { filtered: true, command: 'go-advice' }),
  screen('what-if', 'guide', { filtered: true, command: 'go-what-if' }),
  screen('summary', 'show', { filtered: true, command: 'go-summary' }),
  screen('quiz', 'show', { standsAlone: true, command: 'go-quiz' }),
  screen('present', 'show', { filtered: true, command: 'go-present' }),
  screen('data', 'manage', { command: 'go-data' }),
  screen('names', 'manage', { command: 'go-names' }),
  screen('corrections', 'manage', { command: 'go-corrections' }),
  screen('settings', 'manage', { standsAlone: true, command: 'go-settings' }),
];

/** Where each metric is shown alone. */
export const METRIC_SCREENS: Readonly<Record<MetricName, ScreenId>> = {
  deploymentFrequency: 'frequency',
  changeLeadTime: 'lead-time',
  changeFailureRate: 'failure-rate',
  recoveryTime: 'recovery',
  reworkRate: 'rework',
};

export function screenAt(path: string): Screen | null {
  return SCREENS.find((known) => known.path === path) ?? null;
}
