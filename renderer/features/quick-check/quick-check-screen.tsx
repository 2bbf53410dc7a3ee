import { useText } from '../../i18n.ts';
import { useEscape } from '../versions/use-escape.ts';
import { AskScreen } from './ask-screen.tsx';
import { showOfRound, showRounds, useCheckPlace } from './check-place.ts';
import { DoneScreen } from './done-screen.tsx';
import { ImportScreen } from './import-screen.tsx';
import { ResultScreen } from './result-screen.tsx';
import { useRounds } from './rounds.ts';
import { RoundsScreen } from './rounds-screen.tsx';

/** Rounds of the quick check: each person answers alone, then belief stands beside measurement. */
export function QuickCheckScreen() {
  const { t } = useText();
  const place = useCheckPlace();
  const rounds = useRounds();
  useEscape(() => {
    if (place.show === 'person' && place.round !== null) showOfRound(place.round, 'result');
    else if (place.round !== null || place.show !== null) showRounds();
  });
  if (rounds.isLoading) return <div role="status" aria-label={t('app.states.loading')} />;
  // One that was renamed or removed meanwhile is gone.
  const named = rounds.rounds.find(({ name }) => name === place.round);
  const person = named?.round.people.find(({ id }) => id === place.person) ?? null;
  if (named === undefined) return <RoundsScreen rounds={rounds} hasTrend={place.show === 'trend'} />;
  switch (place.show) {
    case 'ask':
      return <AskScreen named={named} />;
    case 'done':
      return <DoneScreen key={person?.id} named={named} person={person} />;
    case 'import':
      return <ImportScreen named={named} />;
    default:
      return <ResultScreen named={named} person={place.show === 'person' ? person : null} />;
  }
}
