/**
 * Calculation profiles: every tool computes "the four keys" differently, so a definition is named data, chosen per
 * workspace and printed on every report. A profile says which deployments count, what a deployment is charged with, how an
 * incident finds its deployment and what one number stands for the many; each variant is implemented once, in the metric
 * that it belongs to. Beside `doradeck` they are there so that a client's old numbers can be reproduced: as the tool's own
 * documentation or source says it (Datadog DORA Metrics 2025, Apache DevLake v1, Google four keys, Middleware, GitLab).
 */
import type { DeploymentStatus, LevelSetId, ProfileId } from '../model.ts';
import type { FailureRule } from './resolution.ts';

/** lower-median: the largest value whose percent rank is ≤ 0.5, the lower of the two in the middle. */
export type Statistic = 'median' | 'lower-median' | 'mean';

export interface FrequencyRule {
  /** deployments: how many a week. deployment-days: the middle of days with a deployment a week. whole-deployments: how many
   * a day, week or month, whichever is the first that comes to one, rounded down. */
  readonly headline: 'deployments' | 'deployment-days' | 'whole-deployments';
  /** Which weeks and months are counted days of: those that lie in the period as a whole, or also those it cuts. */
  readonly weeks: 'whole' | 'touched';
  readonly statistic: Exclude<Statistic, 'mean'>;
  /** What lies between two of the mean time between: deployments, or each service's newest deployment of a version and the
   * newest of the different version before it. */
  readonly between: 'deployments' | 'versions';
  /** Whether the median week is also put into one word: daily, weekly … */
  readonly cadence: boolean;
}

/** Which pull requests a deployment is charged with, and from when on. */
export interface PullRule {
  /** first-since-previous: the earliest deployment of all that has one before it and contains the merge commit where that
   * one does not. every-stream: of each service and environment the first that contains it, the first of all included.
   * after-merge: the earliest of the repository at or after the merge. */
  readonly deployment: 'first-since-previous' | 'every-stream' | 'after-merge';
  /** stages-in-minutes: coding + pickup + review + deploy, each in whole minutes rounded up and left out where negative.
   * first-commit: from the first commit, or the creation where that was earlier. merge: from the merge. */
  readonly span: 'stages-in-minutes' | 'first-commit' | 'merge';
}

export interface LeadTimeRule {
  /** newly-contained: every commit that a deployment is the first of its service to contain. since-previous: the commits of
   * `previous..deployed` in each service and environment. deployed: the one commit that was deployed, whether new or not.
   * pulls: pull requests. */
  readonly changes: 'newly-contained' | 'since-previous' | 'deployed' | 'pulls';
  readonly pulls: PullRule | null;
  /** Merge commits are charged as well. */
  readonly merges: boolean;
  /** A squash merge takes the times of the original commits, where pull requests tell them. */
  readonly splitSquashes: boolean;
  /** Nothing is charged where the deployment before is older than this. */
  readonly longestGapSeconds: number | null;
  /** Values are rounded down to so many seconds, and set aside where nothing is left. */
  readonly wholeSeconds: number | null;
  /** One value a change, or one a deployment: the mean of its changes. */
  readonly over: 'changes' | 'deployments';
  readonly statistic: Statistic;
  /** What puts a value into a period: the deployment's finish, or the merge of its pull request. */
  readonly placedBy: 'finish' | 'merge';
}

/** How an incident finds its deployment (incident-links.ts). */
export interface LinkScheme {
  /** What the incident itself names: anything, its SHA alone, or nothing. */
  readonly named: 'anything' | 'sha' | 'nothing';
  readonly remediation: boolean;
  /** Otherwise the latest deployment before it: of the same service within the window, of the team, of all; or none. */
  readonly latest: 'of-service' | 'of-team' | 'of-all' | null;
  /** A deployment that finished in the very instant the incident began can have caused it. */
  readonly sameInstant: boolean;
}

export interface FailureRateRule {
  /** What is divided by the counted deployments: those that failed (several incidents count once), incidents that began in
   * the period, or incidents that are linked to those deployments. */
  readonly numerator: 'failed-deployments' | 'incidents' | 'linked-incidents';
  /** What shows that a deployment failed. */
  readonly evidence: readonly FailureRule[];
  /** Whether nothing known is a rate of 0 instead of none. */
  readonly noneIsZero: boolean;
}

export interface RecoveryRule {
  /** Incidents from their start; from the finish of the deployment linked to them; from whichever is earlier; or failed
   * deployments, from their finish to that of the deployment that repaired them. */
  readonly from: 'incident' | 'deployment' | 'earlier' | 'failed-deployment';
  readonly statistic: Statistic;
  /** What puts an incident into a period. A failed deployment is put there by its own finish. */
  readonly placedBy: 'resolved' | 'started';
  /** Values are rounded down to so many seconds. */
  readonly wholeSeconds: number | null;
}

export interface Profile {
  readonly id: ProfileId;
  /** Deployments that count have one of these and a counted environment. */
  readonly statuses: readonly DeploymentStatus[];
  /** The level set that goes with it; null = whichever the workspace has. */
  readonly levels: LevelSetId | null;
  readonly deploymentFrequency: FrequencyRule;
  readonly leadTime: LeadTimeRule;
  readonly links: LinkScheme;
  readonly changeFailureRate: FailureRateRule;
  readonly recoveryTime: RecoveryRule;
}

const ALL_EVIDENCE: readonly FailureRule[] = ['incident', 'data', 'rollback', 'revert', 'hotfix'];

const DORADECK: Profile = {
  id: 'doradeck',
  statuses: ['success'],
  levels: null,
  deploymentFrequency: {
    headline: 'deployments',
    weeks: 'whole',
    statistic: 'median',
    between: 'deployments',
    cadence: false,
  },
  leadTime: {
    changes: 'newly-contained',
    pulls: null,
    merges: false,
    splitSquashes: true,
    longestGapSeconds: null,
    wholeSeconds: null,
    over: 'changes',
    statistic: 'median',
    placedBy: 'finish',
  },
  links: { named: 'anything', remediation: true, latest: 'of-service', sameInstant: false },
  changeFailureRate: { numerator: 'failed-deployments', evidence: ALL_EVIDENCE, noneIsZero: false },
  recoveryTime: { from: 'incident', statistic: 'median', placedBy: 'resolved', wholeSeconds: null },
};

/** DevLake divides one project after another: here all services together are the project. */
const DEVLAKE_2023: Profile = {
  ...DORADECK,
  id: 'devlake-2023',
  levels: '2023',
  deploymentFrequency: {
    ...DORADECK.deploymentFrequency,
    headline: 'deployment-days',
    weeks: 'touched',
    statistic: 'lower-median',
  },
  leadTime: {
    ...DORADECK.leadTime,
    changes: 'pulls',
    pulls: { deployment: 'first-since-previous', span: 'stages-in-minutes' },
    statistic: 'lower-median',
  },
  links: { named: 'nothing', remediation: false, latest: 'of-all', sameInstant: false },
  changeFailureRate: { numerator: 'failed-deployments', evidence: ['incident'], noneIsZero: false },
  recoveryTime: { ...DORADECK.recoveryTime, from: 'deployment', statistic: 'lower-median' },
};

export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
  doradeck: DORADECK,
  'deck-2024': {
    ...DORADECK,
    id: 'deck-2024',
    leadTime: { ...DORADECK.leadTime, changes: 'deployed', splitSquashes: false, statistic: 'mean' },
    changeFailureRate: { ...DORADECK.changeFailureRate, numerator: 'incidents' },
    recoveryTime: { ...DORADECK.recoveryTime, statistic: 'mean' },
  },
  datadog: {
    ...DORADECK,
    id: 'datadog',
    deploymentFrequency: { ...DORADECK.deploymentFrequency, between: 'versions' },
    leadTime: {
      ...DORADECK.leadTime,
      changes: 'since-previous',
      splitSquashes: false,
      longestGapSeconds: 60 * 86_400,
      over: 'deployments',
    },
    recoveryTime: { ...DORADECK.recoveryTime, from: 'failed-deployment' },
  },
  'devlake-2023': DEVLAKE_2023,
  'devlake-2021': {
    ...DEVLAKE_2023,
    id: 'devlake-2021',
    levels: '2021',
    recoveryTime: { ...DEVLAKE_2023.recoveryTime, from: 'incident', placedBy: 'started' },
  },
  'four-keys': {
    ...DORADECK,
    id: 'four-keys',
    levels: 'four-keys',
    deploymentFrequency: {
      ...DORADECK.deploymentFrequency,
      headline: 'deployment-days',
      weeks: 'touched',
      cadence: true,
    },
    leadTime: { ...DORADECK.leadTime, merges: true, splitSquashes: false, wholeSeconds: 60 },
    links: { named: 'sha', remediation: false, latest: null, sameInstant: false },
    changeFailureRate: { numerator: 'linked-incidents', evidence: ['incident'], noneIsZero: false },
    recoveryTime: { ...DORADECK.recoveryTime, from: 'earlier', placedBy: 'started', wholeSeconds: 3600 },
  },
  middleware: {
    ...DORADECK,
    id: 'middleware',
    deploymentFrequency: { ...DORADECK.deploymentFrequency, headline: 'whole-deployments', weeks: 'touched' },
    leadTime: {
      ...DORADECK.leadTime,
      changes: 'pulls',
      pulls: { deployment: 'after-merge', span: 'first-commit' },
      statistic: 'mean',
      placedBy: 'merge',
    },
    links: { named: 'nothing', remediation: false, latest: 'of-team', sameInstant: true },
    changeFailureRate: { numerator: 'failed-deployments', evidence: ['incident'], noneIsZero: true },
    recoveryTime: { ...DORADECK.recoveryTime, statistic: 'mean' },
  },
  gitlab: {
    ...DORADECK,
    id: 'gitlab',
    leadTime: { ...DORADECK.leadTime, changes: 'pulls', pulls: { deployment: 'every-stream', span: 'merge' } },
    changeFailureRate: { ...DORADECK.changeFailureRate, numerator: 'incidents' },
  },
};

/** What a profile's lead time is one of. */
export function leadTimeUnit({ leadTime }: Profile): 'commits' | 'pulls' | 'deployments' {
  if (leadTime.over === 'deployments') return 'deployments';
  return leadTime.pulls === null ? 'commits' : 'pulls';
}

/** What grades a profile's figures where the user asks for no level set: the workspace's own, unless another profile is
 * looked at that has one of its own. */
export function levelSetOf(
  profile: ProfileId,
  workspace: { readonly profile: ProfileId; readonly levels: LevelSetId },
): LevelSetId {
  return profile === workspace.profile ? workspace.levels : (PROFILES[profile].levels ?? workspace.levels);
}
