/** Puts the commits of a repository in the order they came to its main branch, alone or as a branch that was merged. */
import { HOUR, MINUTE } from './calendar.ts';
import type { Random } from './random.ts';
import { type Change, createChange, type Release } from './release.ts';

export interface Step {
  /** null = a merge commit. */
  readonly change: Change | null;
  /** `branch`: its parent is the branch's commit before, or where the branch left main. */
  readonly place: 'main' | 'branch' | 'merge';
  readonly at: number;
}

const BRANCHES = 0.35;
const SECOND = 1000;

/** Main from its first commit to `until`; ends with a few changes that nothing has deployed yet. */
export function composeHistory(releases: readonly Release[], until: number, random: Random): Step[] {
  const steps: Step[] = [];
  let after = Number.NEGATIVE_INFINITY;
  for (const release of releases) {
    if (release.changes.length === 0) continue;
    steps.push(...composeRelease(release, after, random));
    after = release.startedAt;
  }
  for (const change of waitingChanges(releases, until, random))
    steps.push({ change, place: 'main', at: change.mergedAt });
  return steps;
}

function composeRelease(release: Release, after: number, random: Random): Step[] {
  const head = release.changes.at(-1);
  if (head === undefined) return [];
  const others = release.changes.slice(0, -1);
  const latest = release.startedAt - (head.kind === 'change' ? 4 * MINUTE : MINUTE);
  for (const change of others) {
    change.mergedAt = random.between(Math.max(change.authoredAt + MINUTE, after + MINUTE), latest - 10 * MINUTE);
  }
  others.sort((a, b) => a.mergedAt - b.mergedAt);
  const branch =
    others.length >= 2 && random.chance(BRANCHES) ? others.splice(random.integer(0, others.length - 2)) : [];
  let clock = after + MINUTE;
  const next = (wanted: number) => {
    clock = Math.max(clock + SECOND, Math.round(wanted / SECOND) * SECOND);
    return clock;
  };
  const steps: Step[] = [];
  for (const change of others) {
    change.mergedAt = next(change.mergedAt);
    steps.push({ change, place: 'main', at: change.mergedAt });
  }
  branch.sort((a, b) => a.authoredAt - b.authoredAt);
  for (const change of branch) steps.push({ change, place: 'branch', at: change.authoredAt + 30 * SECOND });
  if (branch.length > 0)
    steps.push({ change: null, place: 'merge', at: next(Math.max(...branch.map((one) => one.mergedAt))) });
  head.mergedAt = next(random.between(Math.max(head.authoredAt + 40 * SECOND, latest - 9 * MINUTE), latest));
  steps.push({ change: head, place: 'main', at: head.mergedAt });
  return steps;
}

function waitingChanges(releases: readonly Release[], until: number, random: Random): Change[] {
  const last = Math.max(...releases.map((release) => release.startedAt));
  const room = until - last;
  return [0.4, 0.7, 0.9].map((part) => {
    const change = createChange(null);
    change.mergedAt = Math.round((last + room * part) / SECOND) * SECOND;
    change.authoredAt = Math.round((change.mergedAt - random.between(0.3, 3) * HOUR) / SECOND) * SECOND;
    return change;
  });
}
