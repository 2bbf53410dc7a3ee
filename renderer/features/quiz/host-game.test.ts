import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currentRound,
  type HostAction,
  type HostGame,
  type HostPlan,
  MOST_TEAMS,
  playHost,
  startGame,
  timeLeft,
} from './host-game.ts';
import { prizeGroups, rankChanges, rankTeams, scoresAfter } from './host-ranking.ts';
import { THREE } from './quiz-fixture.ts';

const PLAN: HostPlan = {
  key: 'three  all none',
  title: THREE.title,
  questions: THREE.questions,
  teams: ['Red', 'Green', 'Blue'],
  prizes: ['chicken', 'coffee'],
  seconds: null,
};
const forward: HostAction = { kind: 'forward', now: 0 };
const back: HostAction = { kind: 'back', now: 0 };

function play(actions: readonly HostAction[], plan: HostPlan = PLAN): HostGame {
  return actions.reduce(playHost, startGame(plan));
}

const times = (count: number, action: HostAction): readonly HostAction[] => Array.from({ length: count }, () => action);
/** To the hands of the first question. */
const TO_HANDS = [forward, forward];

describe('phases', () => {
  test('one after the other, question by question, to the prizes', () => {
    const seen = Array.from({ length: 17 }, (_, steps) => play(times(steps, forward))).map(({ step, phase }) => [
      step,
      phase,
    ]);
    const round = ['question', 'timer', 'hands', 'reveal', 'scores'];
    expect(seen).toEqual([
      ...[0, 1, 2].flatMap((step) => round.map((phase) => [step, phase])),
      [2, 'prizes'],
      [2, 'prizes'],
    ]);
  });

  test('without a count-down the hands follow the question, and the way back leads there', () => {
    const plan = { ...PLAN, seconds: 0 };
    expect(play([forward], plan).phase).toBe('hands');
    expect(play([forward, back], plan).phase).toBe('question');
  });

  test('back takes every step forward back, but for what was revealed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), (steps) => {
        const before = play(times(steps, forward));
        const { phase, step } = play([...times(steps, forward), forward, back]);
        expect({ phase, step }).toEqual({ phase: before.phase, step: before.step });
      }),
    );
  });
});

describe('the clock', () => {
  const at = (now: number): HostAction => ({ kind: 'toggle-timer', now });
  test('runs from the question’s seconds, else thirty, else what was planned', () => {
    const left = (steps: number, seconds: number | null) =>
      play(times(steps, forward), { ...PLAN, seconds }).timer.left;
    expect([left(1, null), left(11, null), left(1, 60)]).toEqual([30_000, 20_000, 60_000]);
  });
  test('stands, runs on, gets ten seconds more, and ends at nothing', () => {
    const stood = play([forward, at(4000)]);
    expect(stood.timer).toEqual({ left: 26_000, since: null });
    const ran = playHost(stood, at(10_000));
    expect(timeLeft(ran.timer, 20_000)).toBe(16_000);
    const more = playHost(ran, { kind: 'extend-timer', by: 10_000, now: 20_000 });
    expect([timeLeft(more.timer, 20_000), timeLeft(more.timer, 99_000)]).toEqual([26_000, 0]);
    expect(playHost(more, at(99_000)).timer).toEqual({ left: 0, since: null });
  });
  test('that has run out runs again when it is given more', () => {
    const more = playHost(play([forward]), { kind: 'extend-timer', by: 10_000, now: 40_000 });
    expect(more.timer).toEqual({ left: 10_000, since: 40_000 });
  });
});

describe('hands', () => {
  const choose = (team: number, option: string): HostAction => ({ kind: 'choose', team, option });
  test('the next team is asked once one has chosen as many as are asked for', () => {
    const one = play([...TO_HANDS, choose(0, 'b')]);
    expect([one.asked, currentRound(one)?.choices]).toEqual([1, [['b'], [], []]]);
    const second = [...times(5, forward), ...TO_HANDS];
    expect(play([...second, choose(0, 'a')]).asked).toBe(0);
    expect(play([...second, choose(0, 'a'), choose(0, 'd')]).asked).toBe(1);
  });
  test('a new choice replaces the only one, a third of two is not taken, the same again is taken back', () => {
    expect(currentRound(play([...TO_HANDS, choose(0, 'a'), choose(0, 'b')]))?.choices[0]).toEqual(['b']);
    expect(currentRound(play([...TO_HANDS, choose(0, 'a'), choose(0, 'a')]))?.choices[0]).toEqual([]);
    const two = [...times(5, forward), ...TO_HANDS, choose(0, 'a'), choose(0, 'b'), choose(0, 'c')];
    expect(currentRound(play(two))?.choices[0]).toEqual(['a', 'b']);
  });
  test('what is no option, or no team, changes nothing', () => {
    const before = play(TO_HANDS);
    expect(playHost(before, choose(0, 'constructor'))).toBe(before);
    expect(playHost(before, choose(7, 'a'))).toBe(before);
  });
  test('counted hands are whole numbers from nothing on', () => {
    const game = play([
      ...TO_HANDS,
      { kind: 'count', option: 'a', hands: 12 },
      { kind: 'count', option: 'b', hands: -3 },
      { kind: 'count', option: 'c', hands: 2 },
      { kind: 'count', option: 'c', hands: null },
    ]);
    expect(currentRound(game)?.hands).toEqual({ a: 12, b: 0 });
  });
});

describe('points', () => {
  const right: HostAction = { kind: 'choose', team: 0, option: 'b' };
  test('a right choice counts from the reveal on, not before', () => {
    expect(scoresAfter(play([...TO_HANDS, right]), 0)).toEqual([0, 0, 0]);
    expect(scoresAfter(play([...TO_HANDS, right, forward]), 0)).toEqual([1, 0, 0]);
  });
  test('a choice corrected after the reveal is scored anew', () => {
    const wrongFirst: HostAction = { kind: 'choose', team: 0, option: 'a' };
    const game = play([...TO_HANDS, wrongFirst, forward, back, { kind: 'choose', team: 0, option: 'b' }]);
    expect(scoresAfter(game, 0)).toEqual([1, 0, 0]);
  });
  test('points given and taken add to it, and stay with their question', () => {
    const game = play([
      ...TO_HANDS,
      right,
      forward,
      { kind: 'give', team: 2, points: 1 },
      { kind: 'give', team: 0, points: -1 },
      forward,
      forward,
    ]);
    expect([scoresAfter(game, 0), scoresAfter(game, 1), scoresAfter(game, -1)]).toEqual([
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 0],
    ]);
  });
});

const scoring: fc.Arbitrary<HostAction> = fc.oneof(
  fc.record({ kind: fc.constant('choose' as const), team: fc.nat(3), option: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('give' as const), team: fc.nat(2), points: fc.constantFrom(1, -1) }),
  fc.record({ kind: fc.constant('count' as const), option: fc.constantFrom('a', 'b'), hands: fc.nat(40) }),
  fc.record({ kind: fc.constant('clear-choice' as const), team: fc.nat(2) }),
);
const moving: fc.Arbitrary<HostAction> = fc.constantFrom(forward, forward, back);

describe('undo', () => {
  test('takes back exactly the last entry, wherever the game has gone since', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(scoring, moving), { maxLength: 40 }),
        scoring,
        fc.array(moving, { maxLength: 6 }),
        (before, entry, since) => {
          const game = play(before);
          const entered = playHost(game, entry);
          const undone = playHost(since.reduce(playHost, entered), { kind: 'undo' });
          const expected =
            entered === game ? playHost(since.reduce(playHost, game), { kind: 'undo' }) : since.reduce(playHost, game);
          expect(undone.rounds.map(({ choices, given, hands }) => ({ choices, given, hands }))).toEqual(
            expected.rounds.map(({ choices, given, hands }) => ({ choices, given, hands })),
          );
        },
      ),
    );
  });

  test('of everything leaves nobody with a point', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(scoring, moving), { maxLength: 60 }), (actions) => {
        const undone = play([...actions, ...times(60, { kind: 'undo' })]);
        expect(scoresAfter(undone, 2)).toEqual([0, 0, 0]);
      }),
    );
  });

  test('without anything to undo changes nothing', () => {
    const game = play([forward]);
    expect(playHost(game, { kind: 'undo' })).toBe(game);
  });
});

describe('places', () => {
  test('equal points share a place, and the places after it stay free', () => {
    expect(rankTeams([2, 5, 2, 0])).toEqual([
      { team: 1, points: 5, rank: 1 },
      { team: 0, points: 2, rank: 2 },
      { team: 2, points: 2, rank: 2 },
      { team: 3, points: 0, rank: 4 },
    ]);
  });

  test('follow the points for any scores', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 2, maxLength: MOST_TEAMS }), (scores) => {
        const placings = rankTeams(scores);
        expect(placings.map(({ team }) => team).sort()).toEqual(scores.map((_, team) => team).sort());
        for (const one of placings) {
          for (const other of placings)
            expect(Math.sign(other.rank - one.rank)).toBe(Math.sign(one.points - other.points));
        }
      }),
    );
  });

  test('gained and lost since the question before; none at the first', () => {
    const game = play([
      ...TO_HANDS,
      forward,
      { kind: 'give', team: 2, points: 1 },
      ...times(5, forward),
      { kind: 'give', team: 0, points: 2 },
    ]);
    expect([rankChanges(game, 0), rankChanges(game, 1)]).toEqual([
      [null, null, null],
      [1, -1, -1],
    ]);
  });
});

describe('prizes', () => {
  test('go by place', () => {
    expect(prizeGroups([1, 3, 2], ['chicken', 'coffee'])).toEqual([
      { rank: 1, points: 3, teams: [1], prizes: ['chicken'] },
      { rank: 2, points: 2, teams: [2], prizes: ['coffee'] },
      { rank: 3, points: 1, teams: [0], prizes: [] },
    ]);
  });
  test('of tied places are shared, and none is left for the place that the tie took', () => {
    expect(prizeGroups([3, 3, 2], ['chicken', 'coffee'])).toEqual([
      { rank: 1, points: 3, teams: [0, 1], prizes: ['chicken', 'coffee'] },
      { rank: 3, points: 2, teams: [2], prizes: [] },
    ]);
  });
  test('are for those who have a point', () => {
    expect(prizeGroups([0, 0], ['chicken'])).toEqual([{ rank: 1, points: 0, teams: [0, 1], prizes: [] }]);
  });
  test('are handed out once each, whatever the scores', () => {
    const prizes = ['a', 'b', 'c'];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: MOST_TEAMS }), (scores) => {
        const given = prizeGroups(scores, prizes).flatMap((group) => group.prizes);
        expect(given).toEqual(prizes.slice(0, Math.min(scores.length, prizes.length)));
      }),
    );
  });
});
