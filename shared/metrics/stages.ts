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
 * - a change whose time is that of its pull request's creation has no time to PR ready;
 * - a change made within a minute of the merge, or after it, was made by it (a squash of commits that nobody lists): its time
 *   says nothing of what came before.
 * A stage that can't be told is absent (NaN here), never zero and never negative.
 */
import { type Facts, PULL_FLAG } from './facts.ts';
import type { LeadRows } from './lead-rows.ts';

export const TIME_TO_PR_READY = 0;
export const REVIEW_TIME = 1;
export const MERGE_TIME = 2;
export const TIME_TO_DEPLOY = 3;
export const DEPLOY_TIME = 4;
/** Those that take a pull request. */
export const PULL_STAGES = 3;

/** Milliseconds: hosts write the time of a squash seconds before or after that of the merge. */
const MADE_BY_MERGING = 60_000;

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
  for (let stage = 0; stage < seconds.length; stage++) seconds[stage] = Number.NaN;
  stages.partial = false;
  const finishedAt = deployments.finishedAt[deployment] as number;
  const startedAt = deployments.startedAt[deployment] as number;
  const changedAt = Math.round(finishedAt - (leadSeconds[lead] as number) * 1000);
  if (changedAt > startedAt) return;
  setStage(seconds, DEPLOY_TIME, startedAt, finishedAt);
  const pull = leadPull[lead] as number;
  if (pull < 0) {
    setStage(seconds, TIME_TO_DEPLOY, changedAt, startedAt);
    return;
  }
  const begunAt = Number.isNaN(startedAt) ? finishedAt : startedAt;
  const mergedAt = pulls.mergedAt[pull] as number;
  const isLate = mergedAt > begunAt;
  stages.partial = isLate || ((pulls.flags[pull] as number) & PULL_FLAG.partial) !== 0;
  const isOriginal = (leadOriginal[lead] as number) >= 0;
  if (!isOriginal && changedAt > mergedAt - MADE_BY_MERGING) {
    if (!isLate) setStage(seconds, TIME_TO_DEPLOY, later(changedAt, mergedAt), startedAt);
    return;
  }
  const ownTime = isOriginal || (leadCommit[lead] as number) >= 0 || changedAt !== (pulls.createdAt[pull] as number);
  const readyAt = before(Math.min(mergedAt, begunAt), pulls.readyAt[pull] as number);
  const approvedAt = before(Math.min(mergedAt, begunAt), pulls.approvedAt[pull] as number);
  const reviewedFrom = later(changedAt, readyAt);
  const approvedFrom = later(reviewedFrom, approvedAt);
  if (ownTime) setStage(seconds, TIME_TO_PR_READY, changedAt, readyAt);
  if (!Number.isNaN(readyAt)) setStage(seconds, REVIEW_TIME, reviewedFrom, approvedAt);
  if (isLate) return;
  if (!Number.isNaN(approvedAt)) setStage(seconds, MERGE_TIME, approvedFrom, mergedAt);
  setStage(seconds, TIME_TO_DEPLOY, later(approvedFrom, mergedAt), startedAt);
}

/** NaN for what is not known, or comes after the end. */
function before(end: number, instant: number): number {
  return instant <= end ? instant : Number.NaN;
}

/** Where a stage begins: at the milestone before it, unless that isn't known or lies before the change. */
function later(changedAt: number, milestone: number): number {
  return milestone > changedAt ? milestone : changedAt;
}

/** Milliseconds; nothing where either end isn't known or they are the wrong way round. */
function setStage(seconds: Float64Array, stage: number, from: number, to: number): void {
  if (to >= from) seconds[stage] = (to - from) / 1000;
}
