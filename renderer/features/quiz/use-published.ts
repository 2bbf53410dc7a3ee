import { useEffect, useRef } from 'react';
import { type HostNews, type HostPublisher, openHostPublisher } from './host-channel.ts';
import { currentQuestion, type HostGame } from './host-game.ts';
import { rankTeams, scoresAfter } from './host-ranking.ts';

/** Tells the speaker's window where the game is, for as long as it is on stage. */
export function usePublished(game: HostGame, blank: boolean): void {
  const publisher = useRef<HostPublisher | null>(null);
  useEffect(() => {
    const opened = openHostPublisher();
    publisher.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => publisher.current?.publish(newsOf(game, blank)), [game, blank]);
}

function newsOf(game: HostGame, blank: boolean): HostNews {
  const { title, step, phase, timer, questions } = game;
  const placings = new Map(rankTeams(scoresAfter(game, step)).map((placing) => [placing.team, placing]));
  return {
    title,
    step,
    total: questions.length,
    phase,
    blank,
    timer,
    question: currentQuestion(game),
    next: phase === 'prizes' ? null : (questions[step + 1] ?? null),
    teams: game.teams.map((name, team) => ({
      name,
      points: placings.get(team)?.points ?? 0,
      rank: placings.get(team)?.rank ?? 1,
    })),
  };
}
