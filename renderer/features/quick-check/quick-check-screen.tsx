import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import { CheckScreen } from '../rounds/check-screen.tsx';
import type { RoundKind } from '../rounds/round-kind.ts';
import { answerText } from './answer-text.ts';
import { QUICK_CHECK } from './check.ts';
import { QuickCheckQuestion } from './quick-check-question.tsx';
import { ResultScreen } from './result-screen.tsx';
import { RoundFields } from './round-fields.tsx';
import { TrendPanel } from './trend-panel.tsx';

const KIND: RoundKind<QuickCheckRound> = {
  check: QUICK_CHECK,
  survey: 'quick-check',
  words: {
    title: 'quickCheck.title',
    subtitle: 'quickCheck.subtitle',
    attribution: 'quickCheck.attribution',
    start: 'quickCheck.start.text',
    name: 'quickCheck.start.default-name',
    none: 'quickCheck.start.none',
  },
  newRound: (heldOn, last) => ({
    edition: last?.edition ?? '2025',
    industry: last?.industry ?? 'all',
    size: last?.size ?? 'all',
    heldOn,
    people: [],
  }),
  factsOf: ({ edition, industry, size }, t) => [
    t('quickCheck.edition.short', { edition }),
    t(`quickCheck.industry.${industry}`),
    t(`quickCheck.size.${size}`),
  ],
  questionsOf: ({ edition }, { t, locale }) =>
    editionMetrics(edition).map((metric) => ({
      id: metric,
      label: t(`metrics.name.${metric}`),
      answer: (value) => answerText(metric, value, locale),
    })),
  hasWidePages: false,
  Fields: RoundFields,
  Question: QuickCheckQuestion,
  Result: ResultScreen,
  Trend: TrendPanel,
};

/** Rounds of the quick check: each person answers alone, then belief stands beside measurement. */
export function QuickCheckScreen() {
  return <CheckScreen kind={KIND} />;
}
