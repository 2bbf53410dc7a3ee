/** What to do about a version now. */
import type { Instant } from '../model.ts';
import type { VersionStep, VersionVerdictKind } from '../version-answers.ts';
import type { RollbackCandidate } from './judge-version.ts';
import { isBound } from './measure-version.ts';
import { countsOf } from './rate-case.ts';
import type { VersionHistory } from './version-data.ts';

export interface NextStepCase {
  readonly kind: VersionVerdictKind;
  readonly head: VersionHistory;
  readonly base: VersionHistory;
  /** Variance of rates ÷ that of chance. */
  readonly factor: number;
  /** Versions before head, the newest first. */
  readonly candidates: readonly RollbackCandidate[];
  /** What runs instead of it; null = it runs, or nobody knows. */
  readonly replacedBy: { readonly version: string; readonly at: Instant | null } | null;
}

export function nextStep({ kind, head, base, factor, candidates, replacedBy }: NextStepCase): VersionStep {
  if (!head.active) {
    if (replacedBy !== null) return { code: 'replaced', by: replacedBy.version, at: replacedBy.at };
    if (head.remedied !== null) return { code: 'replaced', by: head.remedied.by, at: head.remedied.at };
  }
  switch (kind) {
    case 'fine':
      return { code: 'keep' };
    case 'suspect':
      return { code: 'watch' };
    case 'not-enough':
      return { code: 'wait', requests: requestsToWaitFor(base, head, factor) };
    case 'faulty':
      return rollBack(candidates);
  }
}

/** The newest that is fine, else the newest that nothing is known against. */
function rollBack(candidates: readonly RollbackCandidate[]): VersionStep {
  const good =
    candidates.find(({ verdict }) => verdict === 'fine') ??
    candidates.find(({ verdict }) => verdict === null || verdict === 'not-enough');
  if (good === undefined) return { code: 'fix-forward' };
  const { version, verdict, ranSeconds, errorRate } = good;
  // The first one has nothing to be judged against: its rate is what the others are judged by.
  const isKnownGood = verdict === 'fine' || (verdict === null && errorRate !== null);
  return { code: 'roll-back', to: version, isKnownGood, ranSeconds, errorRate };
}

/** One-sided 5 % and power 80 %: 1.645 + 0.842. */
const POINTS = 2.4865;

/**
 * How many requests more would show a doubling of base's rate, by the arcsine of the rates (J. Cohen, "Statistical
 * power analysis", 1988, 6.4); null = nobody knows how many head has had, or what base's rate is.
 */
function requestsToWaitFor(base: VersionHistory, head: VersionHistory, factor: number): number | null {
  const from = countsOf(base);
  const had = countsOf(head)?.requests ?? head.measured?.requests ?? null;
  // More requests make a bound no number.
  if (from === null || had === null || (head.measured !== null && isBound(head.measured))) return null;
  // As if half an error more had been seen: none in 50 requests doesn't mean that there are none.
  const rate = (from.errors + 0.5) / (from.requests + 1);
  const needed = requestsToShow(rate, Math.min(1, 2 * rate), from.requests, factor);
  return Math.max(1, Math.ceil(needed - had));
}

/** Requests of head that show a rate of `to` beside a base of `rate` with so many; as many on both sides where base has too
 * few for any head. */
export function requestsToShow(rate: number, to: number, baseRequests: number, factor: number): number {
  const effect = 2 * (Math.asin(Math.sqrt(to)) - Math.asin(Math.sqrt(rate)));
  const information = (POINTS * POINTS * factor) / (effect * effect);
  const left = 1 / information - 1 / baseRequests;
  return left > 1 / (20 * information) ? 1 / left : 2 * information;
}
