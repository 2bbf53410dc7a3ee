import { type Calendar, DAY, HOUR, MINUTE } from './calendar.ts';
import { SERVICES, type ServicePlan } from './client.ts';
import type { Random } from './random.ts';
import type { Incident, Release } from './release.ts';
import type { Outage } from './schedule-releases.ts';
import { BAD_RELEASE_TITLES, THINGS, type Thing, wordIncident } from './words.ts';

const SEVERITIES = ['SEV-3', 'SEV-3', 'SEV-3', 'SEV-2', 'SEV-2', 'SEV-4', 'SEV-1'] as const;
const BAD_RELEASE_SEVERITIES = ['SEV-2', 'SEV-1', 'SEV-3'] as const;
/** How many incident reports name the commit that caused them. */
const NAMED = 0.45;

/** What was reported, oldest first: every outage, and incidents that nothing can be said of. */
export function tellIncidents(
  outages: readonly Outage[],
  notes: readonly Release[],
  calendar: Calendar,
  random: Random,
): Incident[] {
  const incidents: Incident[] = [];
  let chapter = 0;
  for (const { release, startedAt, resolvedAt } of [...outages].sort((a, b) => a.startedAt - b.startedAt)) {
    const bad = release.failure?.kind === 'bad-release';
    const cart = bad && chapter === 1 ? [serviceNamed('cart-tracking')] : [];
    incidents.push({
      services: [release.service, ...cart],
      otherService: null,
      environment: 'prod',
      startedAt,
      resolvedAt,
      severity: bad ? (BAD_RELEASE_SEVERITIES[chapter] ?? 'SEV-2') : random.pick(SEVERITIES),
      names: bad || random.chance(NAMED) ? release : null,
      title: bad ? (BAD_RELEASE_TITLES[chapter] ?? '') : wordIncident(thingOf(release.service, random), random),
    });
    if (bad) chapter++;
  }
  incidents.push(...unexplained(notes, calendar));
  return incidents.sort((a, b) => a.startedAt - b.startedAt);
}

function thingOf(service: ServicePlan, random: Random): Thing {
  return random.pick(THINGS[service.repository] ?? []);
}

function serviceNamed(name: string): ServicePlan {
  return SERVICES.find((service) => service.name === name) as ServicePlan;
}

/** Open ones, ones of a service that nobody deploys, one long after any deployment, ones outside production. */
function unexplained(notes: readonly Release[], { until }: Calendar): Incident[] {
  const plain = { otherService: null, environment: 'prod', severity: 'SEV-3', names: null };
  const none: readonly ServicePlan[] = [];
  const note = [serviceNamed('notes')];
  return [
    {
      ...plain,
      services: note,
      startedAt: quietMoment(notes),
      resolvedAt: quietMoment(notes) + 95 * MINUTE,
      title: '금칙어 필터 일부 고객 실패',
    },
    {
      ...plain,
      services: note,
      environment: 'dev',
      severity: 'SEV-1',
      startedAt: until - 8 * DAY - 7 * HOUR,
      resolvedAt: until - 8 * DAY - 7 * HOUR + 5 * MINUTE,
      title: 'notes 이슈 발생 긴급!',
    },
    {
      ...plain,
      services: none,
      otherService: 'legacy-gateway',
      startedAt: until - 21 * DAY - 10 * HOUR,
      resolvedAt: until - 21 * DAY - 8 * HOUR,
      title: 'Legacy gateway certificate expired',
    },
    {
      ...plain,
      services: none,
      otherService: 'legacy-gateway',
      startedAt: until - 47 * DAY - 9 * HOUR,
      resolvedAt: until - 47 * DAY - 7.5 * HOUR,
      title: '레거시 게이트웨이 응답 지연',
    },
    {
      ...plain,
      services: [serviceNamed('cart-tracking')],
      startedAt: until - 3 * HOUR,
      resolvedAt: null,
      title: 'Cart badge shows yesterday’s count',
    },
    {
      ...plain,
      services: note,
      severity: 'SEV-4',
      startedAt: until - 3 * DAY - 8 * HOUR,
      resolvedAt: null,
      title: 'Card preview blurred on old phones',
    },
    {
      ...plain,
      services: [serviceNamed('stock-search')],
      environment: 'staging',
      startedAt: until - 12 * DAY - 9 * HOUR,
      resolvedAt: until - 12 * DAY - 6 * HOUR,
      title: 'Index refresh stuck in staging',
    },
  ];
}

/** Longer after a deployment than one is blamed for, before the next: the end of the longest silence. */
function quietMoment(releases: readonly Release[]): number {
  let moment = 0;
  let longest = 0;
  for (const [index, release] of releases.entries()) {
    const next = releases[index + 1];
    const silence = (next?.startedAt ?? 0) - release.finishedAt;
    if (silence > longest) [longest, moment] = [silence, (next?.startedAt ?? 0) - 4 * HOUR];
  }
  return moment;
}
