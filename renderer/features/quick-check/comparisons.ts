import { type Benchmark, industryBenchmark, sizeBenchmark } from '../../../shared/guidance/benchmarks.ts';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';

/** Other organisations that a round is set beside: those of its industry, and those of its size where one was said. */
export interface Comparison {
  readonly where: string;
  readonly benchmark: Benchmark;
}

export function comparisonsOf(
  { edition, industry, size }: Pick<QuickCheckRound, 'edition' | 'industry' | 'size'>,
  t: Translate,
): readonly [Comparison, ...Comparison[]] {
  const first = { where: t(`quickCheck.industry.${industry}`), benchmark: industryBenchmark(edition, industry) };
  const bySize = size === 'all' ? null : sizeBenchmark(edition, size);
  if (bySize === null) return [first];
  return [first, { where: t(`quickCheck.size.${size}`), benchmark: bySize }];
}
