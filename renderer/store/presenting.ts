/** Whether a screen is shown alone, for an audience: in the location, so that back leaves it. */
import { setScreenParam, useScreenParam } from './view.ts';

const PARAM = 'present';

export function useIsPresenting(): boolean {
  return useScreenParam(PARAM) === 'yes';
}

export function present(): void {
  setScreenParam(PARAM, 'yes');
}

export function stopPresenting(): void {
  setScreenParam(PARAM, null, true);
}
