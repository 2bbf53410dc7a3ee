import { firstAtOrAfter } from '../metrics/search-sorted.ts';
import { buckets, type Period, type WeekStart } from '../time.ts';
import type { VersionsAnswer } from '../version-answers.ts';
import { runsOf, type VersionLife } from './version-life.ts';

/**
 * How long ago the newest version that ran at the end of each local day had first been seen; where none ran then, the
 * newest of the day. `now`: what still runs has run until then; later days are not known.
 */
export function agesOfVersions(
  lives: readonly VersionLife[],
  period: Period,
  { timeZone, weekStart, now }: { readonly timeZone: string; readonly weekStart: WeekStart; readonly now: number },
): VersionsAnswer['ages'] {
  const days = buckets(period, timeZone, weekStart, 'day');
  const atEnd = new Float64Array(days.length).fill(Number.NaN);
  const inDay = new Float64Array(days.length).fill(Number.NaN);
  for (const life of lives) {
    if (life.firstSeenAt === null) continue;
    for (const run of runsOf(life).runs) {
      const end = Math.min(run.to, now);
      if (run.from >= end) continue;
      for (let day = firstAtOrAfter(days.length, (i) => days[i]?.to ?? 0, run.from + 1); day < days.length; day++) {
        const { from, to } = days[day] as Period;
        if (from >= end) break;
        if (run.from >= to) continue;
        keepNewest(inDay, day, life.firstSeenAt);
        if (end >= Math.min(to, now)) keepNewest(atEnd, day, life.firstSeenAt);
      }
    }
  }
  return days.map(({ from, to, day }, i) => {
    const newest = atEnd[i] as number;
    const firstSeenAt = Number.isNaN(newest) ? (inDay[i] as number) : newest;
    const seconds = Number.isNaN(firstSeenAt) ? null : (Math.min(to, now) - firstSeenAt) / 1000;
    return { start: from, day, seconds };
  });
}

function keepNewest(newest: Float64Array, day: number, firstSeenAt: number): void {
  if (!((newest[day] as number) >= firstSeenAt)) newest[day] = firstSeenAt;
}
