/**
 * Lead time as Datadog reckons it: a deployment is charged with the commits of `git log previous..deployed` of its service
 * and environment, less merges, whether or not an earlier one contained them; with nothing where none is before it, or one
 * that is too old. A deployment without known commits, but whose own row gives a commit time, is charged with that.
 */
import type { Facts } from './facts.ts';
import { OWN_TIME } from './lead-rows.ts';
import { ownCommits } from './owned-commits.ts';
import { createPairs, type Pairs } from './pairs.ts';
import type { LeadTimeRule } from './profiles.ts';
import { isMerge } from './pulls-of-commits.ts';
import { sweepSincePrevious } from './since-previous.ts';
import { environmentStreams, previousInStream } from './streams.ts';

/** (deployment, change): see lead-rows.ts. `leftOut`: commit rows that are charged to nobody; `labels` as sweeps want them. */
export function chargeSincePrevious(
  facts: Facts,
  { merges, longestGapSeconds }: LeadTimeRule,
  counted: Uint8Array,
  leftOut: (row: number) => boolean,
  labels: Int32Array,
): Pairs {
  const { commits, said } = facts;
  const { finishedAt, commitOffset, committedAt } = facts.deployments;
  const isNear = (deployment: number, previous: number) =>
    longestGapSeconds === null ||
    (finishedAt[deployment] as number) - (finishedAt[previous] as number) <= longestGapSeconds * 1000;
  const charged = createPairs();
  let isOwn: (row: number) => boolean = () => true;
  sweepSincePrevious(
    facts,
    counted,
    labels,
    false,
    (brought) => {
      isOwn = ownCommits(commits, said, brought);
      return isNear(brought.deployment, brought.previous);
    },
    ({ deployment }, row) => {
      if ((!merges && isMerge(commits, row)) || !isOwn(row) || leftOut(row)) return;
      if (!Number.isNaN(commits.authorAt[row] as number)) charged.push(deployment, row);
    },
  );
  const before = previousInStream(environmentStreams(facts, counted).groups, counted.length);
  for (const [deployment, previous] of before.entries()) {
    const isKnown = commitOffset[deployment] !== commitOffset[deployment + 1];
    if (previous < 0 || isKnown || Number.isNaN(committedAt[deployment] as number)) continue;
    if (isNear(deployment, previous)) charged.push(deployment, OWN_TIME);
  }
  return charged;
}
