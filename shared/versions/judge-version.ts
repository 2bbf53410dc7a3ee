/** Whether a version is to blame, with the evidence for and against it. */
import type { Instant } from '../model.ts';
import type { VersionEffect, VersionStep, VersionVerdict, VersionVerdictKind } from '../version-answers.ts';
import { compareRates } from './compare-rates.ts';
import type { Dispersion } from './dispersion.ts';
import type { VersionHistory } from './version-data.ts';

/** A version before the judged one, to which it may be rolled back. */
export interface RollbackCandidate {
  readonly version: string;
  /** null = it was the first, and is judged against nothing. */
  readonly verdict: VersionVerdictKind | null;
  readonly errorRate: number | null;
  /** How long it ran. */
  readonly ranSeconds: number | null;
}

export interface VersionCase {
  readonly head: VersionHistory;
  readonly base: VersionHistory;
  /** Of all versions of the service. */
  readonly dispersion: Dispersion;
  /** Versions before head, the newest first. */
  readonly candidates: readonly RollbackCandidate[];
  /** What runs instead of it; null = it runs, or nobody knows. */
  readonly replacedBy: { readonly version: string; readonly at: Instant | null } | null;
  /** Of the service's requests while it ran; null = it isn't known. */
  readonly trafficShare: number | null;
}

/** A verdict but for the other services that failed too, which other data tell. */
export type JudgedVersion = Omit<VersionVerdict, 'affects'> & { readonly affects: Omit<VersionEffect, 'services'> };

export function judgeVersion({
  head,
  base,
  dispersion,
  candidates,
  replacedBy,
  trafficShare,
}: VersionCase): JudgedVersion {
  const rates = compareRates(base.measured, head.measured, dispersion);
  const isFaulty = head.saidFailed || (rates.verdict === 'worse' && (rates.ratio === null || rates.ratio >= 1.5));
  const kind = isFaulty ? 'faulty' : rates.verdict === null ? 'not-enough' : 'fine';
  return {
    kind,
    against: base.version,
    score: isFaulty ? 5 : 0,
    evidence: [],
    since: isFaulty ? head.firstSeenAt : null,
    affects: { trafficShare, requests: head.measured?.requests ?? null, extraErrors: null },
    nextStep: nextStep(kind, candidates, replacedBy),
  };
}

function nextStep(
  kind: VersionVerdictKind,
  candidates: VersionCase['candidates'],
  replacedBy: VersionCase['replacedBy'],
): VersionStep {
  if (replacedBy !== null) return { code: 'replaced', by: replacedBy.version, at: replacedBy.at };
  if (kind === 'not-enough') return { code: 'wait', requests: null };
  if (kind !== 'faulty') return { code: 'keep' };
  const good = candidates.find(({ verdict }) => verdict === 'fine');
  if (good === undefined) return { code: 'fix-forward' };
  return { code: 'roll-back', to: good.version, ranSeconds: good.ranSeconds, errorRate: good.errorRate };
}
