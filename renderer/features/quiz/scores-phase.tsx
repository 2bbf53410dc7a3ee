import spoken from '../../components/spoken.module.css';
import { useText } from '../../i18n.ts';
import type { HostGame } from './host-game.ts';
import { rankChanges, rankTeams, scoresAfter } from './host-ranking.ts';
import { act } from './host-state.ts';
import scores from './scores.module.css';
import classes from './stage.module.css';
import { TeamMark } from './team-mark.tsx';
import { useFit } from './use-fit.ts';

/** Best first, with what this question changed. */
export function ScoresPhase({ game }: { readonly game: HostGame }) {
  const { t } = useText();
  const body = useFit(game);
  const now = scoresAfter(game, game.step);
  const before = scoresAfter(game, game.step - 1);
  const changes = rankChanges(game, game.step);
  const most = Math.max(1, ...now);
  return (
    <div className={classes.body} ref={body}>
      <ol className={scores.teams}>
        {rankTeams(now).map(({ team, points, rank }) => (
          <li key={team} className={scores.team} data-first={rank === 1 && points > 0}>
            <span className={scores.rank}>
              <span aria-hidden="true">{rank}</span>
              <span className={spoken.spoken}>{t('quizHost.scores.place', { rank })}</span>
            </span>
            <TeamMark team={team} />
            <span className={scores.name}>{game.teams[team]}</span>
            <span className={scores.course} aria-hidden="true">
              <span data-team={team} style={{ width: `${(100 * Math.max(0, points)) / most}%` }} />
            </span>
            <span className={scores.points}>{t('quizHost.scores.points', { count: points })}</span>
            <span className={scores.gained}>
              {points > (before[team] ?? 0) && t('quizHost.scores.gained', { count: points - (before[team] ?? 0) })}
            </span>
            <Change change={changes[team] ?? null} />
            <Give game={game} team={team} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Places won or lost, by arrow and word. */
function Change({ change }: { readonly change: number | null }) {
  const { t } = useText();
  if (change === null) return <span className={scores.change} />;
  const way = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  return (
    <span className={scores.change} data-way={way}>
      <span aria-hidden="true">{{ up: '▲', down: '▼', same: '–' }[way]}</span>{' '}
      {t(`quizHost.scores.${way}`, { count: Math.abs(change) })}
    </span>
  );
}

function Give({ game, team }: { readonly game: HostGame; readonly team: number }) {
  const { t } = useText();
  const name = game.teams[team] ?? '';
  return (
    <span className={scores.give}>
      {([-1, 1] as const).map((points) => (
        <button
          key={points}
          type="button"
          aria-label={t(points < 0 ? 'quizHost.scores.take' : 'quizHost.scores.give', { team: name })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => act({ kind: 'give', team, points })}
        >
          {points < 0 ? '−' : '+'}
        </button>
      ))}
    </span>
  );
}
