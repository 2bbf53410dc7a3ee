import { type Benchmark, industryBenchmark, sizeBenchmark } from '../../../shared/guidance/benchmarks.ts';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';

/** Other organisations that a round is set beside: those of its industry, and those of its size where one was said. */
export interface Comparison {
  /** Alone: "100 to 499 people". */
  readonly label: string;
  /** In a sentence, behind "in". */
  readonly where: string;
  readonly benchmark: Benchmark;
}

export function comparisonsOf(
  { edition, industry, size }: Pick<QuickCheckRound, 'edition' | 'industry' | 'size'>,
  t: Translate,
): readonly [Comparison, ...Comparison[]] {
  const ofIndustry = t(`quickCheck.industry.${industry}`);
  const first = { label: ofIndustry, where: ofIndustry, benchmark: industryBenchmark(edition, industry) };
  const bySize = size === 'all' ? null : sizeBenchmark(edition, size);
  if (bySize === null) return [first];
  const label = t(`quickCheck.size.${size}`);
  return [first, { label, where: t('quickCheck.size.where', { size: label }), benchmark: bySize }];
}
