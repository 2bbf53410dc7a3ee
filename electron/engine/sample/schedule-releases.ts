import { type Calendar, DAY, HOUR, MINUTE, type Span, weekday } from './calendar.ts';
import { type FailureKind, type ServicePlan, SPANS, type SpanPlan } from './client.ts';
import type { Random } from './random.ts';
import { createRelease, type Release } from './release.ts';

/** Minutes between the end of a deployment that fails and the start of what it breaks. */
const UNNOTICED = [12, 45] as const;
/** Deployments of one service never overlap. */
const BREATH = 8 * MINUTE;
const REPAIRED: ReadonlySet<FailureKind> = new Set([
  'hotfix',
  'rollback',
  'revert',
  'silent-hotfix',
  'silent-rollback',
]);

export interface Schedule {
  /** In the order they start. */
  readonly releases: readonly Release[];
  readonly outages: readonly Outage[];
}

/** What an incident will be told of. */
export interface Outage {
  readonly release: Release;
  readonly startedAt: number;
  readonly resolvedAt: number;
}

/** Every release of a service over all spans, with what goes wrong and what repairs it. */
export function scheduleService(service: ServicePlan, calendar: Calendar, random: Random): Schedule {
  const releases: Release[] = [];
  const outages: Outage[] = [];
  for (const span of calendar.spans) {
    const plan = planOf(service, span.index, random);
    const scheduled = scheduleSpan(service, span, plan, random);
    if (span.index === 0) scheduled.releases.unshift(baseline(service, span, random));
    releases.push(...scheduled.releases);
    outages.push(...scheduled.outages);
  }
  return { releases, outages };
}

function planOf(service: ServicePlan, span: number, random: Random): SpanPlan {
  if (span === SPANS - 1) return service.last;
  if (span === SPANS - 2) return service.previous;
  const { deployments, leadHours, failures } = service.usual;
  return {
    deployments: Math.round(deployments * random.between(0.88, 1.1)),
    leadHours: leadHours * random.between(0.85, 1.18),
    failures: random.shuffle(failures).slice(random.chance(0.4) ? 1 : 0),
  };
}

/** The first morning: what was live before the records begin. */
function baseline(service: ServicePlan, span: Span, random: Random): Release {
  const start = span.from + random.between(8, 9) * HOUR;
  return createRelease(service, span.index, start, start + 12 * MINUTE);
}

function scheduleSpan(service: ServicePlan, span: Span, plan: SpanPlan, random: Random) {
  const special = plan.failures.filter(({ kind }) => kind === 'bad-release');
  const failures = plan.failures.filter(({ kind }) => kind !== 'bad-release');
  const repairs = failures.filter(({ kind }) => REPAIRED.has(kind)).length;
  const badDay = special.length > 0 ? badReleaseDay(span) : -1;
  const regular = plan.deployments - repairs - 2 * special.length;
  const releases = spread(service, span, regular, badDay, random);
  const outages: Outage[] = [];
  if (badDay >= 0) addBadRelease(service, span, badDay, releases, outages);
  for (const failure of failures) {
    const failed = chooseFailing(releases, span, failure, random);
    failed.failure = failure;
    addConsequences(failed, releases, outages, random);
  }
  return { releases, outages };
}

/** Deployments over the days of a span, quiet at weekends, and over the hours of each day. */
function spread(service: ServicePlan, span: Span, count: number, badDay: number, random: Random): Release[] {
  const weights = span.days.map((day, index) => {
    // The first day belongs to the baseline; a bad release has its days to itself.
    if ((span.index === 0 && index === 0) || (badDay >= 0 && index >= badDay && index <= badDay + 2)) return 0;
    const kind = weekday(day);
    return (kind === 0 ? 0.02 : kind === 6 ? 0.05 : kind === 5 ? 0.85 : 1) * random.between(0.75, 1.25);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const releases: Release[] = [];
  let passed = 0;
  let next = 0;
  weights.forEach((weight, index) => {
    passed += weight;
    let today = 0;
    while (next < count && (next + 0.5) / count <= passed / total) {
      today++;
      next++;
    }
    releases.push(...spreadOverDay(service, span, span.days[index] ?? 0, today, random));
  });
  return releases;
}

function spreadOverDay(service: ServicePlan, span: Span, day: number, count: number, random: Random): Release[] {
  if (count === 0) return [];
  const [from, to] = service.hours;
  const [shortest, longest] = service.deployMinutes;
  const room = (to - from) * HOUR - (count - 1) * BREATH;
  const drawn = Array.from({ length: count }, () => random.between(shortest, longest) * MINUTE);
  const sum = drawn.reduce((total, duration) => total + duration, 0);
  const durations = sum <= room * 0.95 ? drawn : drawn.map((duration) => (duration * room * 0.95) / sum);
  const free = room - durations.reduce((total, duration) => total + duration, 0);
  const pauses = Array.from({ length: count }, () => random.next()).sort((a, b) => a - b);
  let used = 0;
  return durations.map((duration, index) => {
    const start = day + from * HOUR + used + (pauses[index] ?? 0) * free;
    used += duration + BREATH;
    return createRelease(service, span.index, start, start + duration);
  });
}

/** The last Tuesday that leaves two weeks of the span after it. */
function badReleaseDay(span: Span): number {
  for (let index = span.days.length - 14; index > 0; index--) if (weekday(span.days[index] ?? 0) === 2) return index;
  return 0;
}

/** Live on Tuesday afternoon, three incidents, rolled back on Thursday morning. */
function addBadRelease(service: ServicePlan, span: Span, day: number, releases: Release[], outages: Outage[]): void {
  const at = (days: number, hours: number) => (span.days[day] ?? 0) + days * DAY + hours * HOUR;
  const index = releases.findIndex((release) => release.startedAt > at(0, 14));
  const bad = createRelease(service, span.index, at(0, 14.2), at(0, 15.75), { failure: { kind: 'bad-release' } });
  const restores = releases[index - 1] ?? null;
  const rollback = createRelease(service, span.index, at(2, 10.1), at(2, 10.5), {
    kind: 'rollback',
    repairs: bad,
    restores,
  });
  releases.splice(index, 0, bad, rollback);
  outages.push({ release: bad, startedAt: at(0, 16.55), resolvedAt: at(0, 18.1) });
  outages.push({ release: bad, startedAt: at(1, 10.2), resolvedAt: at(1, 12.7) });
  outages.push({ release: bad, startedAt: at(1, 20.65), resolvedAt: at(2, 10.6) });
}

/** One with time after it for the incident and its repair, away from the span's ends and from other failures. */
function chooseFailing(
  releases: readonly Release[],
  span: Span,
  failure: { kind: FailureKind; minutes?: number },
  random: Random,
): Release {
  const needed = (UNNOTICED[1] + (failure.minutes ?? 75) + 40) * MINUTE;
  const roomAfter = (index: number) => (releases[index + 1]?.startedAt ?? span.to) - (releases[index]?.finishedAt ?? 0);
  const isPlain = (release: Release | undefined) =>
    release !== undefined && release.kind === 'planned' && release.failure === null;
  const candidates = releases.filter((release, index) => {
    const inside = release.startedAt > span.from + DAY && release.finishedAt < span.to - 2 * DAY;
    const alone = isPlain(release) && isPlain(releases[index - 1]) && isPlain(releases[index + 1]);
    return inside && alone && roomAfter(index) > needed;
  });
  return random.pick(candidates);
}

function addConsequences(failed: Release, releases: Release[], outages: Outage[], random: Random): void {
  const { failure, service, span, finishedAt } = failed;
  if (failure === null) return;
  const repaired = REPAIRED.has(failure.kind);
  const minutes = failure.minutes ?? (repaired ? random.integer(28, 74) : random.integer(22, 190));
  const startedAt = finishedAt + random.integer(...UNNOTICED) * MINUTE + random.integer(0, 59) * 1000;
  const resolvedAt = startedAt + minutes * MINUTE;
  if (!failure.kind.startsWith('silent')) outages.push({ release: failed, startedAt, resolvedAt });
  if (!repaired) return;
  const index = releases.indexOf(failed);
  const kind = failure.kind.replace('silent-', '') as 'hotfix' | 'rollback' | 'revert';
  const restores = kind === 'rollback' ? (releases[index - 1] ?? null) : null;
  const end = resolvedAt - 3 * MINUTE;
  const repair = createRelease(service, span, end - Math.min(14, minutes / 2.2) * MINUTE, end, {
    kind,
    repairs: failed,
    restores,
  });
  releases.splice(index + 1, 0, repair);
}
