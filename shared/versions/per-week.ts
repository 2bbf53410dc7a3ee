import { firstAtOrAfter } from '../metrics/search-sorted.ts';
import { buckets, type Period, type WeekStart } from '../time.ts';
import type { VersionsAnswer } from '../version-answers.ts';
import type { VersionLife } from './version-life.ts';

/** New versions by the week in which they were first seen; a period's first and last week may be cut. */
export function versionsPerWeek(
  lives: Iterable<Pick<VersionLife, 'firstSeenAt' | 'verdict'>>,
  period: Period,
  { timeZone, weekStart }: { readonly timeZone: string; readonly weekStart: WeekStart },
): VersionsAnswer['perWeek'] {
  const weeks = buckets(period, timeZone, weekStart, 'week');
  const counted = weeks.map(({ from, day }) => ({ start: from, day, versions: 0, faulty: 0 }));
  for (const { firstSeenAt, verdict } of lives) {
    if (firstSeenAt === null || firstSeenAt < period.from || firstSeenAt >= period.to) continue;
    const week = counted[firstAtOrAfter(weeks.length, (i) => weeks[i]?.to ?? 0, firstSeenAt + 1)];
    if (week === undefined) continue;
    week.versions++;
    if (verdict === 'faulty') week.faulty++;
  }
  return counted;
}
