import { localClock, type Period } from '../../../shared/time.ts';
import type { VersionLife } from '../../../shared/versions/version-life.ts';
import { dataRangeOf, type Question } from '../queries/question.ts';

/** The question's period; without bounds, all local days in which deployments, incidents or versions are known of. */
export function versionPeriod(
  { view, selection, facts }: Question,
  lives: Iterable<Pick<VersionLife, 'firstSeenAt' | 'lastSeenAt'>>,
): Period {
  const { from, to } = selection;
  if (view.from !== null && view.to !== null) return { from, to };
  const seen = dataRangeOf(facts) === null ? null : { from, to: to - 1 };
  let first = seen?.from ?? Number.POSITIVE_INFINITY;
  let last = seen?.to ?? Number.NEGATIVE_INFINITY;
  for (const { firstSeenAt, lastSeenAt } of lives) {
    first = Math.min(first, firstSeenAt ?? first);
    last = Math.max(last, lastSeenAt ?? last);
  }
  if (!Number.isFinite(first) || !Number.isFinite(last)) return { from, to };
  const clock = localClock(selection.timeZone);
  const whole = { from: clock.startOfDay(clock.dayOf(first)), to: clock.startOfDay(clock.dayOf(last) + 1) };
  const period = { from: view.from === null ? whole.from : from, to: view.to === null ? whole.to : to };
  return period.from < period.to ? period : { from, to };
}
