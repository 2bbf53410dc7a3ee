/** Where a service's versions are in the location: `of`, and what is chosen there. */
import { placeWithParams, setScreenParams } from '../../store/view.ts';
import type { VersionPair } from './version-pair.ts';

/** What belongs to one service and goes with it. */
const OF_SERVICE = { base: null, head: null, order: null, columns: null, timeline: null } as const;

/** @param head of its versions the one to look at; null = what runs */
export function openService(service: string, head: string | null = null): void {
  setScreenParams({ ...OF_SERVICE, of: service, head });
}

/** To the list of services as it was left. */
export function leaveService(): void {
  setScreenParams({ ...OF_SERVICE, of: null });
}

/** One step back for both. */
export function placePair({ base, head }: VersionPair): void {
  setScreenParams({ base, head });
}

/** Against what it is judged against. */
export function placeHead(head: string): void {
  setScreenParams({ base: null, head });
}

export function placeOfHead(head: string): string {
  return placeWithParams({ base: null, head });
}

export function placeOfIncident(id: number): string {
  return placeWithParams({ incident: String(id) });
}
