import type { CheckRound } from '../../../shared/guidance/check-round.ts';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import { useText } from '../../i18n.ts';
import type { RoundKind } from './round-kind.ts';

interface RoundFactsProps<R extends CheckRound> {
  readonly kind: RoundKind<R>;
  readonly round: R;
}

/** "6 people · 23 Nov 2026 · edition 2025 · Retail and e-commerce" */
export function RoundFacts<R extends CheckRound>({ kind, round }: RoundFactsProps<R>) {
  const { t, locale } = useText();
  const { people, heldOn } = round;
  const facts = [
    people.length === 0 ? t('rounds.nobody') : t('rounds.count', { count: people.length }),
    formatDayYear(heldOn, locale),
    ...kind.factsOf(round, t),
  ];
  return <>{facts.join(' · ')}</>;
}
