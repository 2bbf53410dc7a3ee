import { useScreenReady } from '../../screen-ready.ts';

export function DeploymentsScreen() {
  useScreenReady(true);
  return null;
}
