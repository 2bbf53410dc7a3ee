/** Which display is whose while a deck is presented. */
export interface StagePlaces {
  readonly audience: number;
  readonly speaker: number;
}

/**
 * The audience has the display that was asked for, else one that is not the presenter's own (`home`), where the presenter
 * stays. With one display both are on it; a display that was taken away counts as not asked for.
 */
export function stagePlaces(displays: readonly [number, ...number[]], home: number, asked: number | null): StagePlaces {
  const own = displays.includes(home) ? home : displays[0];
  const audience = displays.find((id) => id === asked) ?? displays.find((id) => id !== own) ?? own;
  const speaker = audience === own ? (displays.find((id) => id !== audience) ?? own) : own;
  return { audience, speaker };
}
