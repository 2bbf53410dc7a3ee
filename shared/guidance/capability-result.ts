/** What comes of a round of the capability check: how people see each capability, and whether the data see it so too. */
import type { Advice } from '../guidance-answers.ts';
import type { Metrics } from '../report.ts';
import type { Capability } from './capabilities.ts';
import type { CapabilityPerson, CapabilityRound } from './capability-round.ts';
import { capabilityStandings } from './capability-scores.ts';
import { type CapabilityTie, tieCapability } from './capability-ties.ts';
import { type ScoreSpread, spreadOf } from './round-summary.ts';

/**
 * In the order in which they call for attention:
 * agreed: rated low, and measured evidence calls for it; room: rated low, and what it moves is below the best level;
 * apart: rated high, yet evidence calls for it; quiet: rated low, and what it moves is at its best;
 * unmeasured: nothing that it moves could be graded; strength: rated high, and no evidence calls for it.
 */
const CAPABILITY_VERDICTS = ['agreed', 'room', 'apart', 'quiet', 'unmeasured', 'strength', 'unanswered'] as const;
export type CapabilityVerdict = (typeof CAPABILITY_VERDICTS)[number];

export interface CapabilityResult {
  readonly capability: Capability;
  /** Null = nobody answered any of its statements. */
  readonly spread: ScoreSpread | null;
  /** Null = there is no data to set beside. */
  readonly tie: CapabilityTie | null;
  readonly verdict: CapabilityVerdict;
}

/** Below it a score is nearer to "neutral" (5) than to "agree" (7.5). */
export const RATED_LOW = 6.25;

/** What was measured. */
export interface Evidence {
  readonly metrics: Metrics;
  /** Strongest first. */
  readonly advice: readonly Advice[];
}

/** Of what the round asks, lowest mean first, those that nobody answered last. `evidence` null = there is no data. */
export function capabilityResults(
  { capabilities }: Pick<CapabilityRound, 'capabilities'>,
  people: readonly CapabilityPerson[],
  evidence: Evidence | null,
): readonly CapabilityResult[] {
  return capabilityStandings(people.map(({ answers }) => answers))
    .filter(({ capability }) => capabilities.includes(capability))
    .map(({ capability, people: scores }) => {
      const spread = spreadOf(scores);
      const tie = evidence === null ? null : tieCapability(capability, evidence.metrics, evidence.advice);
      return { capability, spread, tie, verdict: verdictOf(spread, tie) };
    });
}

function verdictOf(spread: ScoreSpread | null, tie: CapabilityTie | null): CapabilityVerdict {
  if (spread === null) return 'unanswered';
  const isLow = spread.mean < RATED_LOW;
  switch (tie?.kind) {
    case 'advised':
      return isLow ? 'agreed' : 'apart';
    case 'room':
      return isLow ? 'room' : 'strength';
    case 'fine':
      return isLow ? 'quiet' : 'strength';
    default:
      return 'unmeasured';
  }
}

/** By verdict, first what calls for attention most; the order within each stays. */
export function resultsByVerdict(
  results: readonly CapabilityResult[],
): readonly { readonly verdict: CapabilityVerdict; readonly results: readonly CapabilityResult[] }[] {
  return CAPABILITY_VERDICTS.map((verdict) => ({
    verdict,
    results: results.filter((result) => result.verdict === verdict),
  })).filter(({ results: own }) => own.length > 0);
}

/** The capability that groups rate most differently, by their means. */
export interface CapabilityGap {
  readonly capability: Capability;
  readonly highest: string;
  readonly lowest: string;
  readonly difference: number;
}

/** Null where fewer than two groups answered for the same capability. Of equal gaps the first of the questions' order. */
export function widestCapabilityGap(
  capabilities: readonly Capability[],
  meansByGroup: ReadonlyMap<string, ReadonlyMap<Capability, number>>,
): CapabilityGap | null {
  let widest: CapabilityGap | null = null;
  for (const capability of capabilities) {
    const means = [...meansByGroup].flatMap(([group, byCapability]) => {
      const mean = byCapability.get(capability);
      return mean === undefined ? [] : [{ group, mean }];
    });
    means.sort((one, other) => other.mean - one.mean);
    const [first] = means;
    const last = means.at(-1);
    if (first === undefined || last === undefined || means.length < 2) continue;
    const difference = first.mean - last.mean;
    if (widest === null || difference > widest.difference)
      widest = { capability, highest: first.group, lowest: last.group, difference };
  }
  return widest;
}

/** Mean score by capability of some people; what none of them answered is left out. */
export function capabilityMeans(people: readonly CapabilityPerson[]): ReadonlyMap<Capability, number> {
  return new Map(
    capabilityStandings(people.map(({ answers }) => answers)).flatMap(({ capability, score }) =>
      score === null ? [] : [[capability, score] as const],
    ),
  );
}

/** Mean agreement 1–5 with a statement, and how many said anything; null = nobody did. */
export function statementMean(
  people: readonly CapabilityPerson[],
  statement: string,
): { readonly mean: number; readonly n: number } | null {
  const given = people.flatMap(({ answers }) => answers[statement] ?? []);
  if (given.length === 0) return null;
  return { mean: given.reduce((sum, one) => sum + one, 0) / given.length, n: given.length };
}
