import { expect, test } from 'vitest';
import { createRandom } from '../../stats.ts';
import { buildFacts, type PlainDeployment, type PlainIncident } from '../build-facts.ts';
import type { Facts } from '../facts.ts';
import { resolve } from '../resolve.ts';
import type { Selection } from '../selection.ts';
import { contextOf, dateOf, serviceName } from './anomaly-context.ts';
import { courseOf } from './course-of.ts';
import { findAnomalies } from './find-anomalies.ts';
import { randomCounts } from './random-series.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday; midnight in Seoul is 15:00 of the day before in UTC. */
const START = Date.UTC(2024, 0, 1) - 9 * HOUR;
const DAYS = 182;

/** Deployments of a service on the local days of Seoul, the first of each at half past midnight. */
function deploymentsOf(service: string, counts: Int32Array, lead: (day: number) => number): PlainDeployment[] {
  return [...counts].flatMap((count, day) =>
    Array.from({ length: count }, (_, k) => {
      const finishedAt = START + day * DAY + HOUR / 2 + Math.floor((k * 20 * HOUR) / count);
      return {
        service,
        environment: 'prod',
        status: 'success' as const,
        startedAt: finishedAt - 600_000,
        finishedAt,
        committedAt: finishedAt - lead(day) * (1 + ((day * 7 + k * 3) % 10) / 20),
        version: `v${day}`,
      };
    }),
  );
}

function look(facts: Facts, patch: Partial<Selection> = {}) {
  const resolution = resolve(facts, {
    profile: 'doradeck',
    environmentPattern: '^prod',
    environmentsAsSaid: true,
    linkWindowSeconds: 604_800,
    excludeBots: false,
  });
  const steps = findAnomalies(facts, resolution, {
    from: START,
    to: START + DAYS * DAY,
    timeZone: 'Asia/Seoul',
    weekStart: 1,
    services: null,
    teams: null,
    repositories: null,
    environments: null,
    ...patch,
  });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const found = step.value;
  const { columns } = found;
  if (columns === null) return { found, told: [] };
  const told = found.anomalies.map((anomaly) => ({
    metric: anomaly.metric,
    service: serviceName(facts, columns, anomaly.slot),
    day: dateOf(columns, anomaly.day),
    before: anomaly.before.value,
    after: anomaly.after.value,
    tone: anomaly.tone,
    probability: anomaly.probability,
    context: contextOf(facts, resolution, { ...found, columns }, anomaly),
    course: courseOf(facts, resolution, columns, anomaly),
  }));
  return { found, told };
}

const counts = (seed: number, level: (day: number) => number) => randomCounts(createRandom(seed), 'week', DAYS, level);

test('a service that deploys half as often is found on its local day, with what happened then', () => {
  const deployments = [
    ...deploymentsOf(
      'cart',
      counts(1, (day) => (day < 98 ? 12 : 4)),
      () => 5 * HOUR,
    ),
    ...deploymentsOf(
      'search',
      counts(2, () => 6),
      () => 2 * HOUR,
    ),
  ];
  // 8 April, local, is day 98; the incident began the evening before.
  const incidents: PlainIncident[] = [
    { services: ['cart'], startedAt: START + 97.9 * DAY, resolvedAt: START + 98 * DAY },
    { services: ['search'], startedAt: START + 97.9 * DAY, resolvedAt: START + 98 * DAY },
  ];
  const { found, told } = look(buildFacts({ deployments, incidents }));
  expect(told.map(({ metric, service, day, tone }) => [metric, service, day, tone])).toEqual([
    ['deploymentFrequency', '', '2024-04-08', 'bad'],
    ['deploymentFrequency', 'cart', '2024-04-08', 'bad'],
    // The slower of the two deploys less: the median of both together falls, though neither got faster.
    ['changeLeadTime', '', '2024-04-06', 'good'],
  ]);
  // Lead time and frequency of both and of all; too few failures for a rate and too few recoveries.
  expect([found.series, found.tooShort]).toEqual([6, 6]);
  const [whole, cart] = told;
  const onDays = (service: string | null, from: number, to: number) =>
    deployments.filter(
      (row) =>
        (service === null || row.service === service) &&
        row.finishedAt >= START + from * DAY &&
        row.finishedAt < START + to * DAY,
    ).length;
  expect(cart).toMatchObject({
    before: onDays('cart', 0, 98) / 98,
    after: onDays('cart', 98, DAYS) / 84,
    context: {
      from: '2024-04-07',
      to: '2024-04-09',
      deployments: onDays('cart', 97, 99),
      incidents: 1,
      services: [],
      stages: [],
      related: [],
      share: expect.closeTo(onDays('cart', 98, DAYS) / onDays(null, 98, DAYS)),
    },
    course: { from: '2024-02-26' },
  });
  expect(cart?.probability).toBeGreaterThan(0.99);
  expect(cart?.course.values.length).toBe(84);
  expect(cart?.course.values[42]).toBe(onDays('cart', 98, 99));
  expect(whole?.context).toMatchObject({
    incidents: 2,
    services: ['cart'],
    deployments: onDays(null, 97, 99),
    share: 1,
  });
  // v98 was new that day, v97 the day before; search deployed both as well, as another service.
  expect(cart?.context.firstOfVersion.length).toBe([97, 98].filter((day) => onDays('cart', day, day + 1) > 0).length);
});

test('a slower service names the stage that grew', () => {
  const lead = (day: number) => (day < 98 ? 5 : 15) * HOUR * (1 + (day % 9) / 20);
  const { told } = look(
    buildFacts({
      deployments: deploymentsOf(
        'cart',
        counts(3, () => 6),
        lead,
      ),
    }),
  );
  expect(told.map(({ metric, service, day, tone, context }) => [metric, service, day, tone, context.services])).toEqual(
    [
      ['changeLeadTime', '', '2024-04-08', 'bad', ['cart']],
      ['changeLeadTime', 'cart', '2024-04-08', 'bad', []],
    ],
  );
  expect(told[1]?.context.stages.map(({ stage }) => stage)).toEqual(['time_to_deploy']);
  expect((told[1]?.after ?? 0) / (told[1]?.before ?? 1)).toBeCloseTo(3, 0);
});

test('a new service, the end of the data and what lies before the view are no shifts of it', () => {
  const facts = buildFacts({
    deployments: [
      ...deploymentsOf(
        'cart',
        counts(4, (day) => (day < 40 ? 3 : 9)),
        () => HOUR,
      ),
      ...deploymentsOf(
        'young',
        counts(5, (day) => (day < 100 ? 0 : 8)),
        () => HOUR,
      ),
    ],
  });
  const of = (service: string, patch: Partial<Selection>) => {
    const code = facts.names.services.indexOf(service);
    return look(facts, { services: new Set([code]), ...patch }).told.map(({ day }) => day);
  };
  expect(of('young', { to: START + 400 * DAY })).toEqual([]);
  const [shift, ...others] = new Set(of('cart', {}));
  expect([shift?.slice(0, 7), others]).toEqual(['2024-02', []]);
  expect(of('cart', { from: START + 60 * DAY, to: START + 400 * DAY })).toEqual([]);
  // A month's view sees what stands out from the weeks before it.
  expect(new Set(of('cart', { from: START + 31 * DAY, to: START + 62 * DAY }))).toEqual(new Set([shift]));
});

test('without data there is nothing to tell', () => {
  expect(look(buildFacts({})).found).toEqual({ columns: null, anomalies: [], series: 0, tooShort: 0 });
  const facts = buildFacts({ deployments: deploymentsOf('cart', Int32Array.of(1, 2), () => HOUR) });
  expect(look(facts).found).toMatchObject({ anomalies: [], series: 0, tooShort: 3 });
  expect(look(facts, { from: START + 50 * DAY }).found.columns).toBeNull();
});
