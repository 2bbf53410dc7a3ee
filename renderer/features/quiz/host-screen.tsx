import { HostSetup } from './host-setup.tsx';
import { HostStage } from './host-stage.tsx';
import { useHost } from './host-state.ts';
import { useGameKey } from './use-drawn.ts';

/** The game that the location names, or the teams for it where it has not begun. */
export function HostScreen() {
  const game = useHost((state) => state.game);
  const key = useGameKey();
  return game !== null && game.key === key ? <HostStage game={game} /> : <HostSetup />;
}
