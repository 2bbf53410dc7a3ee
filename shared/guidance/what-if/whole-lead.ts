import { PROFILES } from '../../metrics/profiles.ts';
import type { ProfileId } from '../../model.ts';

/** A change keeps a little time however fast it becomes: with none it would be set aside, and the median rise. */
const SHORTEST_SECONDS = 1;
/** Sums of fractions that a minute is made of. */
const ROUNDING = 1e-6;

/**
 * Seconds of a change that takes `more` (or less, where negative) than before. Profiles that measure in whole minutes go on
 * to do so; a change that had a time is never left without one, and one that had none gets none.
 */
export function wholeLead(profile: ProfileId): (before: number, more: number) => number {
  const { pulls, wholeSeconds } = PROFILES[profile].leadTime;
  const whole = wholeSeconds ?? (pulls?.span === 'stages-in-minutes' ? 60 : null);
  const least = whole ?? SHORTEST_SECONDS;
  return (before, more) => {
    if (more === 0 || !(before > 0)) return before;
    const after = before + more;
    const rounded = whole === null ? after : Math.ceil((after - ROUNDING) / whole) * whole;
    return Math.max(rounded, Math.min(before, least));
  };
}
