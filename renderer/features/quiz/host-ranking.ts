/** Who is where: places, how they changed, and which prizes go to whom. */
import { type HostGame, pointsOf } from './host-game.ts';

export interface Placing {
  readonly team: number;
  readonly points: number;
  /** From 1; equal points share a place, and the places after it stay free (1, 1, 3). */
  readonly rank: number;
}

/** Points of each team after the questions up to and with `step`; -1 = before the first. */
export function scoresAfter(game: HostGame, step: number): readonly number[] {
  return game.teams.map((_, team) =>
    game.questions.slice(0, step + 1).reduce((sum, question, index) => {
      const round = game.rounds[index];
      return round === undefined ? sum : sum + pointsOf(question, round, team);
    }, 0),
  );
}

/** Best first; teams with equal points in their own order. */
export function rankTeams(scores: readonly number[]): readonly Placing[] {
  return scores
    .map((points, team) => ({ team, points, rank: 1 + scores.filter((other) => other > points).length }))
    .sort((one, other) => other.points - one.points || one.team - other.team);
}

/** Places gained (+) or lost (−) by each team since the question before; null = there was none before. */
export function rankChanges(game: HostGame, step: number): readonly (number | null)[] {
  if (step === 0) return game.teams.map(() => null);
  const ranks = (after: number) => new Map(rankTeams(scoresAfter(game, after)).map(({ team, rank }) => [team, rank]));
  const [before, now] = [ranks(step - 1), ranks(step)];
  return game.teams.map((_, team) => (before.get(team) ?? 0) - (now.get(team) ?? 0));
}

export interface PrizeGroup {
  readonly rank: number;
  readonly points: number;
  readonly teams: readonly number[];
  /** Of the places that these teams take together: more than one team has to share them. */
  readonly prizes: readonly string[];
}

/** Teams by place. Who has no point takes no prize; a tie takes the prizes of all the places it covers. */
export function prizeGroups(scores: readonly number[], prizes: readonly string[]): readonly PrizeGroup[] {
  const placings = rankTeams(scores);
  const ranks = [...new Set(placings.map(({ rank }) => rank))];
  return ranks.map((rank) => {
    const tied = placings.filter((placing) => placing.rank === rank);
    const points = tied[0]?.points ?? 0;
    return {
      rank,
      points,
      teams: tied.map(({ team }) => team),
      prizes: points > 0 ? prizes.slice(rank - 1, rank - 1 + tied.length) : [],
    };
  });
}
