/** Whether a screen is shown alone, for an audience: in the location, so that back leaves it. */
import { filterPart, screenPlace } from './filters.ts';
import { currentPath, currentQuery, navigate, usePath } from './location.ts';
import { setScreenParam, setScreenParams, useScreenParam } from './view.ts';

const PARAM = 'present';
const SPEAKER_PARAM = 'speaker';
const DECK_PATH = '/present';

export function useIsPresenting(): boolean {
  return useScreenParam(PARAM) === 'yes';
}

export function present(): void {
  setScreenParam(PARAM, 'yes');
}

export function stopPresenting(): void {
  setScreenParam(PARAM, null, true);
}

/** Whose window this is while a deck is presented; null = one to work in. */
export type StageRole = 'audience' | 'speaker';

export function useStageRole(): StageRole | null {
  const [path] = usePath();
  const isPresenting = useIsPresenting();
  const isSpeaker = useScreenParam(SPEAKER_PARAM) === 'yes';
  if (path !== DECK_PATH) return null;
  if (isSpeaker) return 'speaker';
  return isPresenting ? 'audience' : null;
}

/** While it is a stage the menu's commands are not for this window. */
export function isStage(): boolean {
  const query = new URLSearchParams(currentQuery());
  return currentPath() === DECK_PATH && (query.get(PARAM) === 'yes' || query.get(SPEAKER_PARAM) === 'yes');
}

/** Whether a quiz fills the screen, which it says on the root element (features/quiz/host-stage.tsx). */
export function isQuizOnStage(): boolean {
  return document.documentElement.dataset.onStage === 'true';
}

/** The presentation was started in this window, so that the place before it is where it was started. */
let isStarted = false;

/** Presents a deck (null = Doradeck's own) of what is in the filter bar. */
export function startPresenting(deck: string | null): void {
  const screen = new URLSearchParams({ [PARAM]: 'yes', ...(deck === null ? {} : { deck }) });
  isStarted = true;
  navigate(screenPlace(DECK_PATH, filterPart(currentQuery()), screen.toString()));
}

/** Back to where it was started. */
export function endPresenting(): void {
  if (isStarted) window.history.back();
  else setScreenParams({ [PARAM]: null, slide: null }, true);
  isStarted = false;
}
