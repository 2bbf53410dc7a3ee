/**
 * Whether a version is to blame. Each piece of evidence has a weight: the natural logarithm of how much likelier it is
 * if the version is faulty than if it is not (I. J. Good, "Weight of evidence", 1985). Measurements' weights are
 * computed (rate-evidence.ts, error-type-evidence.ts, latency-evidence.ts); those of what people did are estimates,
 * said here.
 *
 * One version in ten is taken to be faulty before anything is known, which is about what services report as change
 * failure rate. A version is faulty where that is likelier than not, suspect from 25 % on.
 */
import type { Instant } from '../model.ts';
import type { VersionEffect, VersionEvidence, VersionVerdict, VersionVerdictKind } from '../version-answers.ts';
import { FEWEST_REQUESTS } from './compare-rates.ts';
import { type Dispersion, dispersionWithout } from './dispersion.ts';
import { weighErrorTypes } from './error-type-evidence.ts';
import { weighLatencies } from './latency-evidence.ts';
import { type NextStepCase, nextStep, requestsToShow } from './next-step.ts';
import { countsOf } from './rate-case.ts';
import { type RateEvidence, rateEvidence, type WeighedRates, weighRates } from './rate-evidence.ts';
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

/** What a verdict's kind comes of. */
export interface JudgedPair {
  readonly head: VersionHistory;
  readonly base: VersionHistory;
  /** Of all versions of the service. */
  readonly dispersion: Dispersion;
}

export interface VersionCase extends JudgedPair, Omit<NextStepCase, 'kind' | 'factor' | keyof JudgedPair> {
  /** Of the service's requests while it ran; null = it isn't known. */
  readonly trafficShare: number | null;
}

/** A verdict but for the other services that failed too, which other data tell. */
export type JudgedVersion = Omit<VersionVerdict, 'affects'> & { readonly affects: Omit<VersionEffect, 'services'> };

const PRIOR_ODDS = Math.log(0.1 / 0.9);
export const FAULTY_SCORE = -PRIOR_ODDS;
export const SUSPECT_SCORE = Math.log(0.25 / 0.75) - PRIOR_ODDS;
/** From so strong a piece of evidence on, nothing that speaks for a version makes it fine. */
const STRONG_WEIGHT = 1.5;

/** Nothing outweighs it: its data or the user says so. */
const SAID_FAILED_WEIGHT = 8;
/** Faulty versions have an incident linked to them eight times as often as others (40 % and 5 %), and more of them. */
const INCIDENT_WEIGHT = Math.log(8);
const MORE_INCIDENTS_WEIGHT = 0.4;
/**
 * People go back or mend at once because something was wrong, seldom for another reason: in 1 of 20, 1 of 8 and 1 of
 * 12 cases.
 */
const REMEDY_WEIGHTS = { 'rolled-back': Math.log(20), hotfix: Math.log(8), reverted: Math.log(12) } as const;

export function judgeVersion(given: VersionCase): JudgedVersion {
  const { head, base, dispersion, trafficShare } = given;
  const weighed = weighRates(base, head, dispersion);
  const rates = weighed && rateEvidence(head, weighed);
  const { factor } = dispersionWithout(dispersion, head.points);
  const { kind, score, evidence } = sumUp(given, [rates?.evidence ?? null, ...weighOthers(given, factor)], factor);
  return {
    kind,
    against: base.version,
    score,
    evidence,
    since: kind === 'faulty' || kind === 'suspect' ? sinceWhen(head, rates) : null,
    affects: {
      trafficShare,
      requests: head.measured?.requests ?? null,
      extraErrors: rates === null ? null : Math.round(rates.extraErrors),
    },
    nextStep: nextStep({ ...given, kind, factor }),
  };
}

/** The same kind as `judgeVersion`'s, without what is only shown of it: there are a hundred thousand versions. */
export function kindOfVersion(given: JudgedPair): VersionVerdictKind {
  const { head, base, dispersion } = given;
  if (head.saidFailed) return 'faulty';
  const rates = weighRates(base, head, dispersion);
  const { factor } = dispersionWithout(dispersion, head.points);
  return sumUp(given, [rates && weightOf(rates), ...weighOthers(given, factor)], factor).kind;
}

function weightOf({ weight }: WeighedRates) {
  return { code: 'error-rate', weight } as const;
}

/** All but error rates. */
function weighOthers({ head, base }: JudgedPair, factor: number): readonly (VersionEvidence | null)[] {
  return [weighErrorTypes(base, head, factor), weighLatencies(base, head), ...weighPeople(head)];
}

type Weight = Pick<VersionEvidence, 'code' | 'weight'>;

/** The heaviest evidence first. */
function sumUp<One extends Weight>(given: JudgedPair, all: readonly (One | null)[], factor: number) {
  const evidence = all.filter((one): one is One => one !== null);
  evidence.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
  const score = evidence.reduce((total, { weight }) => total + weight, 0);
  return { evidence, score, kind: kindOf(given, evidence, score, factor) };
}

function weighPeople({ incidents, remedied, saidFailed }: VersionHistory): readonly VersionEvidence[] {
  const evidence: VersionEvidence[] = [];
  if (saidFailed) evidence.push({ code: 'said-failed', weight: SAID_FAILED_WEIGHT });
  const { count, severity } = incidents;
  if (count > 0) {
    const weight = INCIDENT_WEIGHT + MORE_INCIDENTS_WEIGHT * Math.min(2, Math.log2(count));
    evidence.push({ code: 'incidents', weight, count, severity });
  }
  if (remedied !== null) {
    const { kind, by, at } = remedied;
    const weight = REMEDY_WEIGHTS[kind];
    evidence.push(kind === 'rolled-back' ? { code: kind, weight, to: by, at } : { code: kind, weight, by, at });
  }
  return evidence;
}

function kindOf(
  { head, base }: JudgedPair,
  evidence: readonly Weight[],
  score: number,
  factor: number,
): VersionVerdictKind {
  if (head.saidFailed) return 'faulty';
  const rates = evidence.find(({ code }) => code === 'error-rate');
  const latency = evidence.find(({ code }) => code === 'latency');
  const isMeasured = rates !== undefined || (latency !== undefined && !hasFewRequests(head) && !hasFewRequests(base));
  // Without figures what people did makes a version suspect, not faulty.
  if (score >= FAULTY_SCORE && isMeasured) return 'faulty';
  if (score >= SUSPECT_SCORE || evidence.some(({ weight }) => weight >= STRONG_WEIGHT)) return 'suspect';
  return isMeasured && isEnough(base, head, factor) ? 'fine' : 'not-enough';
}

/** Or unknown ones. */
function hasFewRequests({ measured }: VersionHistory): boolean {
  return (measured?.requests ?? 0) < FEWEST_REQUESTS;
}

/**
 * Whether they would have shown a large rise: to five times base's rate, or by half a per cent where that is more,
 * with a power of 80 %. Otherwise nothing found means nothing.
 */
function isEnough(base: VersionHistory, head: VersionHistory, factor: number): boolean {
  const [from, to] = [countsOf(base), countsOf(head)];
  if (from === null || to === null || Math.min(from.requests, to.requests) < FEWEST_REQUESTS) return false;
  const rate = (from.errors + 0.5) / (from.requests + 1);
  const raised = Math.min(1, Math.max(5 * rate, rate + 0.005));
  return to.requests >= requestsToShow(rate, raised, from.requests, factor);
}

/** When figures show it, else when it came. */
function sinceWhen(head: VersionHistory, rates: RateEvidence | null): Instant | null {
  if (rates !== null && rates.evidence.weight > 0 && rates.since !== null) return rates.since;
  return head.firstSeenAt ?? head.points?.at[0] ?? null;
}
