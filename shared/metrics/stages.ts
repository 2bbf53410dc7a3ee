/**
 * The stages that one change goes through on its way from the commit to production:
 *
 *     commit → ready → last approval → merged → deployment start → finish
 *       time to PR ready   review      merge      time to deploy      deploy
 *
 * Worked example: committed 09:00, ready for review 10:00, last approval 12:00, merged 12:30, deployed from 14:00 to 14:20:
 * 60 + 120 + 30 + 90 + 20 minutes, together the lead time of 320. (Definitions as documented for Datadog's DORA metrics, 2025.)
 *
 * Each stage begins where the one before ended, or at the commit where that was made later, so the stages of a change
 * never overlap and never exceed its lead time:
 * - a commit made after its pull request was ready has no time to PR ready, one made after the approval no review either;
 * - no approval: neither review nor merge. An approval given after the merge is none: nothing waited for it;
 * - a ready-time after the merge or a creation after it is none: time to PR ready is absent;
 * - no pull request: time to deploy begins at the commit;
 * - no start: neither time to deploy nor deploy. A commit made after the start has no stages at all;
 * - merged only after the deployment began (it was deployed from its branch, or clocks disagree): neither merge nor time to
 *   deploy, and what came before the merge is partial;
 * - a change whose time is that of its pull request's creation has no time to PR ready.
 * A stage that can't be told is absent (NaN here), never zero and never negative.
 */
import { type Facts, PULL_FLAG } from './facts.ts';
import type { Resolution } from './resolution.ts';

export const TIME_TO_PR_READY = 0;
export const REVIEW_TIME = 1;
export const MERGE_TIME = 2;
export const TIME_TO_DEPLOY = 3;
export const DEPLOY_TIME = 4;
/** Those that take a pull request. */
export const PULL_STAGES = 3;

/** One change; the same object serves one change after another. Positions are those in STAGE_NAMES. */
export interface ChangeStages {
  /** Seconds, NaN = absent. */
  readonly seconds: Float64Array;
  /** Stands on a pull request with a time missing, which its time to PR ready and its review rest on. */
  partial: boolean;
}

export function createChangeStages(): ChangeStages {
  return { seconds: new Float64Array(5), partial: false };
}

/** Fills `stages` with those of a lead row that the deployment charges. */
export function stagesOfChange(
  { deployments, pulls }: Pick<Facts, 'deployments' | 'pulls'>,
  { leadSeconds, leadPull, leadCommit, leadOriginal }: LeadRows,
  deployment: number,
  lead: number,
  stages: ChangeStages,
): void {
  const { seconds } = stages;
  const finishedAt = deployments.finishedAt[deployment] as number;
  const startedAt = deployments.startedAt[deployment] as number;
  const changedAt = Math.round(finishedAt - (leadSeconds[lead] as number) * 1000);
  const pull = leadPull[lead] as number;
  seconds.fill(Number.NaN);
  stages.partial = false;
  if (changedAt > startedAt) return;
  let from = changedAt;
  if (pull >= 0) {
    const mergedAt = pulls.mergedAt[pull] as number;
    // NaN, a start that isn't known, is not smaller.
    const late = mergedAt > finishedAt || mergedAt > startedAt;
    const end = late ? Math.min(finishedAt, Number.isNaN(startedAt) ? finishedAt : startedAt) : mergedAt;
    const ownTime = (leadCommit[lead] as number) >= 0 || (leadOriginal[lead] as number) >= 0;
    stages.partial = late || ((pulls.flags[pull] as number) & PULL_FLAG.partial) !== 0;
    from = throughReview(pulls.readyAt[pull] as number, pulls.approvedAt[pull] as number, end, from, ownTime, seconds);
    if (late) {
      setStage(seconds, DEPLOY_TIME, startedAt, finishedAt);
      return;
    }
    if (!Number.isNaN(pulls.approvedAt[pull] as number) && (pulls.approvedAt[pull] as number) <= mergedAt) {
      setStage(seconds, MERGE_TIME, from, mergedAt);
    }
    from = Math.max(from, mergedAt);
  }
  setStage(seconds, TIME_TO_DEPLOY, from, startedAt);
  setStage(seconds, DEPLOY_TIME, startedAt, finishedAt);
}

export type LeadRows = Pick<Resolution, 'leadSeconds' | 'leadPull' | 'leadCommit' | 'leadOriginal'>;

/** Time to PR ready and review, as far as they lie before `end`; returns where the next stage begins. */
function throughReview(
  readyAt: number,
  approvedAt: number,
  end: number,
  changedAt: number,
  ownTime: boolean,
  seconds: Float64Array,
): number {
  let from = changedAt;
  const readyInTime = readyAt <= end;
  if (readyInTime) {
    if (ownTime) setStage(seconds, TIME_TO_PR_READY, from, readyAt);
    from = Math.max(from, readyAt);
  }
  if (!(approvedAt <= end)) return from;
  if (readyInTime) setStage(seconds, REVIEW_TIME, from, approvedAt);
  return Math.max(from, approvedAt);
}

/** Milliseconds; nothing where either end isn't known or they are the wrong way round. */
function setStage(seconds: Float64Array, stage: number, from: number, to: number): void {
  if (to >= from) seconds[stage] = (to - from) / 1000;
}
