import { PROFILES } from '../../metrics/profiles.ts';
import type { Resolution } from '../../metrics/resolution.ts';

/** A change keeps a little time however fast it becomes: with none it would be set aside, and the median rise. */
const SHORTEST_SECONDS = 1;
/** Sums of fractions that a minute is made of. */
const ROUNDING = 1e-6;

/**
 * Lead times that take `more` seconds (less, where negative) than before. Profiles that measure in whole minutes go on to do
 * so; a change that had a time is never left without one, and one that had none gets none.
 */
export function changeLeads({ leadSeconds, rules }: Resolution, more: Float64Array): Float64Array {
  const { pulls, wholeSeconds } = PROFILES[rules.profile].leadTime;
  const whole = wholeSeconds ?? (pulls?.span === 'stages-in-minutes' ? 60 : null);
  const least = whole ?? SHORTEST_SECONDS;
  const changed = new Float64Array(leadSeconds.length);
  for (let lead = 0; lead < changed.length; lead++) {
    const before = leadSeconds[lead] as number;
    const by = more[lead] as number;
    changed[lead] = before;
    if (by === 0 || !(before > 0)) continue;
    const after = whole === null ? before + by : Math.ceil((before + by - ROUNDING) / whole) * whole;
    changed[lead] = Math.max(after, Math.min(before, least));
  }
  return changed;
}
