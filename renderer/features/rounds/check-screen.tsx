import type { CheckRound } from '../../../shared/guidance/check-round.ts';
import { useText } from '../../i18n.ts';
import { useEscape } from '../versions/use-escape.ts';
import { AskScreen } from './ask-screen.tsx';
import { DoneScreen } from './done-screen.tsx';
import { ImportScreen } from './import-screen.tsx';
import type { RoundKind } from './round-kind.ts';
import { showOfRound, showRounds, useCheckPlace } from './round-place.ts';
import { RoundsScreen } from './rounds-screen.tsx';

/** Rounds of a check: each person answers alone, then the answers of all are looked at. */
export function CheckScreen<R extends CheckRound>({ kind }: { readonly kind: RoundKind<R> }) {
  const { t } = useText();
  const place = useCheckPlace();
  const rounds = kind.check.useRounds();
  useEscape(() => {
    if (place.show === 'person' && place.round !== null) showOfRound(place.round, 'result');
    else if (place.round !== null || place.show !== null) showRounds();
  });
  if (rounds.isLoading) return <div role="status" aria-label={t('app.states.loading')} />;
  // One that was renamed or removed meanwhile is gone.
  const named = rounds.rounds.find(({ name }) => name === place.round);
  const person = named?.round.people.find(({ id }) => id === place.person) ?? null;
  if (named === undefined) return <RoundsScreen kind={kind} rounds={rounds} hasTrend={place.show === 'trend'} />;
  switch (place.show) {
    case 'ask':
      return <AskScreen kind={kind} named={named} />;
    case 'done':
      return <DoneScreen key={person?.id} check={kind.check} named={named} person={person} />;
    case 'import':
      return <ImportScreen kind={kind} named={named} />;
    default:
      return <kind.Result kind={kind} named={named} person={place.show === 'person' ? person : null} />;
  }
}
