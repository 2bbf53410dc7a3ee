import { useScreenReady } from '../../screen-ready.ts';

export function FailuresScreen() {
  useScreenReady(true);
  return null;
}
