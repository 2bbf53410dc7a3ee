/** The way of a commit to one deployment: its moments in order of time, and the stage that ends at each. */
import type { CommitDetail } from '../../shared/lead-time-answers.ts';
import type { StageName } from '../../shared/report.ts';

export type MomentName =
  | 'first-commit'
  | 'committed'
  | 'created'
  | 'ready'
  | 'approved'
  | 'merged'
  | 'started'
  | 'finished';

export interface Moment {
  readonly name: MomentName;
  /** Epoch ms. */
  readonly at: number;
  /** From the moment before to this one; null for the first. `stage` null = no stage says what it was. */
  readonly wait: { readonly stage: StageName | null; readonly seconds: number } | null;
}

const STAGE_ENDING: Readonly<Partial<Record<MomentName, StageName>>> = {
  created: 'time_to_pr_ready',
  ready: 'time_to_pr_ready',
  approved: 'review',
  merged: 'merge',
  started: 'time_to_deploy',
  finished: 'deploy',
};

type Way = CommitDetail['deployments'][number];

/** What happened to the pull request before the change was made is no part of its way. */
export function momentsOf({ commit, pull }: CommitDetail, { deployment, leadSeconds, stages }: Way): readonly Moment[] {
  const { startedAt, finishedAt } = deployment;
  const begin = leadSeconds === null ? commit.authoredAt : finishedAt - leadSeconds * 1000;
  // A squash takes the times of the commits that it was made of.
  const isOlder = begin < commit.authoredAt - 1000;
  const later: readonly (readonly [MomentName, number | null | undefined])[] = [
    pull?.readyAt === null ? ['created', pull.createdAt] : ['ready', pull?.readyAt],
    ['approved', pull?.approvedAt],
    ['merged', pull?.mergedAt],
    ['started', startedAt],
    ['finished', finishedAt],
  ];
  const known = later.flatMap(([name, at]) => (at == null || at < begin ? [] : [{ name, at }]));
  // Sorting is stable: what happened at the same time stays in the order of the stages.
  const moments = [
    { name: isOlder ? 'first-commit' : 'committed', at: begin } as const,
    ...known.sort((a, b) => a.at - b.at),
  ];
  return moments.map(({ name, at }, index): Moment => {
    const before = moments[index - 1];
    if (before === undefined) return { name, at, wait: null };
    const stage = STAGE_ENDING[name];
    const seconds = stage === undefined ? undefined : stages[stage];
    return {
      name,
      at,
      wait:
        stage === undefined || seconds === undefined
          ? { stage: null, seconds: (at - before.at) / 1000 }
          : { stage, seconds },
    };
  });
}
