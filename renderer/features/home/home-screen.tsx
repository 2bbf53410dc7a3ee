import { useScreenReady } from '../../screen-ready.ts';

export function HomeScreen() {
  useScreenReady(true);
  return null;
}
