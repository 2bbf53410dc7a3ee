import { useScreenReady } from '../../screen-ready.ts';

export function OverviewScreen() {
  useScreenReady(true);
  return null;
}
