import { useText } from '../../i18n.ts';
import { Confetti } from './confetti.tsx';
import type { HostGame } from './host-game.ts';
import { type PrizeGroup, prizeGroups, scoresAfter } from './host-ranking.ts';
import prizes from './prizes.module.css';
import classes from './stage.module.css';
import { TeamMark } from './team-mark.tsx';
import { useFit } from './use-fit.ts';

/** Who won what. A tie is a tie: nobody is put before the other, and prizes of tied places are shared. */
export function PrizesPhase({ game }: { readonly game: HostGame }) {
  const { t } = useText();
  const body = useFit(game);
  const [first, ...others] = prizeGroups(scoresAfter(game, game.questions.length - 1), game.prizes);
  const hasWinner = first !== undefined && first.points > 0;
  return (
    <div className={`${classes.body} ${prizes.body}`} ref={body}>
      {hasWinner && <Confetti />}
      {hasWinner ? (
        <div className={prizes.winner}>
          <div className={prizes.marks}>
            {first.teams.map((team) => (
              <TeamMark key={team} team={team} />
            ))}
          </div>
          <h2>{winnerWords(game, first, t)}</h2>
          <p className={prizes.points}>{t('quizHost.scores.points', { count: first.points })}</p>
          <Won group={first} />
        </div>
      ) : (
        <h2 className={prizes.nobody}>{t('quizHost.prizes.nobody')}</h2>
      )}
      <ol className={prizes.others}>
        {others.map((group) => (
          <li key={group.rank}>
            <strong>{t('quizHost.prizes.place', { rank: group.rank })}</strong>
            <span className={prizes.names}>
              {group.teams.map((team) => (
                <span key={team}>
                  <TeamMark team={team} /> {game.teams[team]}
                </span>
              ))}
            </span>
            <span>{t('quizHost.scores.points', { count: group.points })}</span>
            <Won group={group} />
          </li>
        ))}
      </ol>
      <p className={prizes.thanks}>{t('quizHost.prizes.thanks')}</p>
    </div>
  );
}

function winnerWords(game: HostGame, { teams }: PrizeGroup, t: ReturnType<typeof useText>['t']): string {
  const names = teams.map((team) => game.teams[team] ?? '');
  return names.length === 1
    ? t('quizHost.prizes.winner', { team: names[0] ?? '' })
    : t('quizHost.prizes.tie', { teams: names.join(' · ') });
}

function Won({ group }: { readonly group: PrizeGroup }) {
  const { t } = useText();
  if (group.prizes.length === 0) return null;
  const words = group.prizes.join(' + ');
  return (
    <span className={prizes.won}>
      {group.teams.length > 1 ? t('quizHost.prizes.shared', { prizes: words }) : words}
    </span>
  );
}
