import type { EngineEventName, EngineEvents } from '../../shared/api.ts';
import type { ErrorData } from '../../shared/errors.ts';

export type EngineEvent = {
  [N in EngineEventName]: { readonly name: N; readonly payload: EngineEvents[N] };
}[EngineEventName];

/** What main says to the engine's process. */
export type ToEngine =
  | { readonly kind: 'request'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'close' };

/** What the engine's process says to main. */
export type FromEngine =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: ErrorData }
  | { readonly kind: 'event'; readonly event: EngineEvent }
  | { readonly kind: 'log'; readonly message: string };
