import { navigate } from '../../store/location.ts';

/** The incident among all there are: it may have begun before the period looked at, or elsewhere. */
export function openIncident(id: number): void {
  navigate(`/failures?range=all&envs=all&open=${id}`);
}
