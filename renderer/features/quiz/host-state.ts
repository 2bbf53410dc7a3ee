/** The game under way before an audience; an accidental reload, or leaving and coming back, loses nothing. */
import { create } from 'zustand';
import { type HostAction, type HostGame, type HostPlan, playHost, startGame } from './host-game.ts';
import { isRecord, keep, readKept } from './session-kept.ts';

interface HostState {
  readonly game: HostGame | null;
  /** The screen is black until the next key. */
  readonly blank: boolean;
  /** What lies over the stage. */
  readonly over: 'keys' | 'leave' | null;
  /** Figures stand as tables. */
  readonly figureTable: boolean;
}

const KEPT = 'quiz-host-1';

export const useHost = create<HostState>()(() => ({
  game: readKept(KEPT, isGame),
  blank: false,
  over: null,
  figureTable: false,
}));

useHost.subscribe(({ game }, before) => {
  if (game !== before.game) keep(KEPT, game);
});

export function beginGame(plan: HostPlan): void {
  useHost.setState({ game: startGame(plan), blank: false, over: null });
}

export function endGame(): void {
  useHost.setState({ game: null, blank: false, over: null });
}

export function act(action: HostAction): void {
  useHost.setState(({ game }) => (game === null ? {} : { game: playHost(game, action) }));
}

export function showOver(over: HostState['over']): void {
  useHost.setState({ over });
}

export function setBlank(blank: boolean): void {
  useHost.setState({ blank });
}

export function setFigureTable(figureTable: boolean): void {
  useHost.setState({ figureTable });
}

/** Kept by this version of the page, which names its games; enough of a look to go on with. */
function isGame(value: unknown): value is HostGame {
  return (
    isRecord(value) &&
    typeof value.key === 'string' &&
    typeof value.step === 'number' &&
    typeof value.phase === 'string' &&
    [value.questions, value.teams, value.prizes, value.rounds, value.past].every(Array.isArray)
  );
}
