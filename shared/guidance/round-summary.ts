/** How the answers of a round's people lie: the middle, the quarters, everybody's, and whether they are of one mind. */
import type { MetricName } from '../model.ts';
import { quantiles } from '../stats.ts';
import { editionMetrics, QUICK_CHECK_METRICS, scoreQuickCheck } from './quick-check.ts';
import type { QuickCheckRound, RoundPerson } from './quick-check-round.ts';

/** Of scores 0–10. */
export interface ScoreSpread {
  /** Ascending. */
  readonly scores: readonly number[];
  /** What compares with a published mean. */
  readonly mean: number;
  /** Quartiles of type 7 (shared/stats.ts). */
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** People within NEAR points of the median. */
  readonly near: number;
}

export interface RoundSummary {
  readonly people: number;
  /** Null = nobody answered, or the edition doesn't ask. */
  readonly byMetric: Readonly<Record<MetricName, ScoreSpread | null>>;
  readonly overall: ScoreSpread | null;
  readonly throughput: ScoreSpread | null;
  readonly stability: ScoreSpread | null;
}

/** One step between categories, 20 percentage points. */
export const NEAR = 2;

export type Agreement = 'close' | 'mixed' | 'apart';

/** Close: three quarters are near the median; mixed: half are. Null of fewer than two people. */
export function agreementOf({ scores, near }: ScoreSpread): Agreement | null {
  if (scores.length < 2) return null;
  const share = near / scores.length;
  if (share >= 0.75) return 'close';
  return share >= 0.5 ? 'mixed' : 'apart';
}

export function summariseRound(
  { edition }: Pick<QuickCheckRound, 'edition'>,
  people: readonly RoundPerson[],
): RoundSummary {
  const scored = people.map(({ answers }) => scoreQuickCheck(answers, edition));
  const given = (values: readonly (number | null)[]) => spreadOf(values.filter((value) => value !== null));
  const asked = editionMetrics(edition);
  const ofMetric = (metric: MetricName): ScoreSpread | null =>
    asked.includes(metric) ? given(scored.map(({ byMetric }) => byMetric[metric])) : null;
  return {
    people: people.length,
    byMetric: {
      changeLeadTime: ofMetric('changeLeadTime'),
      deploymentFrequency: ofMetric('deploymentFrequency'),
      changeFailureRate: ofMetric('changeFailureRate'),
      recoveryTime: ofMetric('recoveryTime'),
      reworkRate: ofMetric('reworkRate'),
    },
    overall: given(scored.map(({ overall }) => overall)),
    throughput: given(scored.map(({ throughput }) => throughput)),
    stability: given(scored.map(({ stability }) => stability)),
  };
}

/** Null of no scores. The order of the scores says nothing. */
export function spreadOf(unordered: readonly number[]): ScoreSpread | null {
  const scores = [...unordered].sort((one, other) => one - other);
  const [lower, median, upper] = quantiles(Float64Array.from(scores), [0.25, 0.5, 0.75]);
  if (lower == null || median == null || upper == null) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  // Half a millionth: scores of percentages are no whole numbers in binary.
  const near = scores.filter((score) => Math.abs(score - median) <= NEAR + 5e-7).length;
  return { scores, mean, lower, median, upper, near };
}

/** The metric on which groups differ most, by their medians. */
export interface GroupGap {
  readonly metric: MetricName;
  readonly highest: string;
  readonly lowest: string;
  readonly difference: number;
}

/** Null where fewer than two groups answered the same question. */
export function widestGroupGap(summaries: ReadonlyMap<string, RoundSummary>): GroupGap | null {
  let widest: GroupGap | null = null;
  for (const metric of QUICK_CHECK_METRICS) {
    const medians = [...summaries].flatMap(([group, { byMetric }]) => {
      const median = byMetric[metric]?.median;
      return median === undefined ? [] : [{ group, median }];
    });
    medians.sort((one, other) => other.median - one.median);
    const [first] = medians;
    const last = medians.at(-1);
    if (first === undefined || last === undefined || medians.length < 2) continue;
    const difference = first.median - last.median;
    if (widest === null || difference > widest.difference)
      widest = { metric, highest: first.group, lowest: last.group, difference };
  }
  return widest;
}
