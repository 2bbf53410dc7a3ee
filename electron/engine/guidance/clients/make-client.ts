/** What happened at a made-up client: deployments with their pull requests, failures, and how they ended. */
import { createRandom, type Random } from '../../sample/random.ts';
import type { ServiceTraits, Traits } from './traits.ts';

/** Monday, 1 January 2024, UTC: the clients' zone. */
export const BEGIN = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface MadePull {
  readonly number: number;
  readonly commits: readonly number[];
  readonly createdAt: number;
  readonly readyAt: number;
  /** null = the export doesn't say. */
  readonly approvedAt: number | null;
  readonly mergedAt: number;
  readonly bot: boolean;
  readonly hotfix: boolean;
}

export interface MadeDeployment {
  readonly service: ServiceTraits;
  readonly id: string;
  readonly startedAt: number | null;
  readonly finishedAt: number;
  readonly pulls: readonly MadePull[];
  /** Position of the deployment of the service that it goes back to; null = it goes forward. */
  readonly backTo: number | null;
}

export interface MadeIncident {
  readonly service: string;
  /** null = it isn't said. */
  readonly deployment: string | null;
  readonly startedAt: number;
  readonly detectedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly resolvedAt: number;
}

export interface MadeClient {
  /** By service, in order of time. */
  readonly deployments: readonly (readonly MadeDeployment[])[];
  readonly incidents: readonly MadeIncident[];
}

interface Making {
  readonly traits: Traits;
  readonly random: Random;
  readonly incidents: MadeIncident[];
  pulls: number;
  ids: number;
}

export function makeClient(traits: Traits, seed: number): MadeClient {
  const making: Making = { traits, random: createRandom(seed, 'client'), incidents: [], pulls: 0, ids: 0 };
  const deployments = traits.services.map((service) => makeService(making, service));
  return { deployments, incidents: making.incidents };
}

function makeService(making: Making, service: ServiceTraits): readonly MadeDeployment[] {
  const { random, traits } = making;
  const made: MadeDeployment[] = [];
  for (const startedAt of schedule(making, service)) {
    const last = made.at(-1);
    // A deployment that went back or put something right took this one's place.
    if (last !== undefined && last.finishedAt >= startedAt) continue;
    const pulls = Array.from({ length: random.integer(...service.pulls) }, () => makePull(making, service, startedAt));
    const deployment = deploy(making, service, startedAt, pulls);
    made.push(deployment);
    const local = new Date(deployment.finishedAt);
    const rate = traits.failure.rate({
      pulls: pulls.length,
      service: service.name,
      weekday: local.getUTCDay() || 7,
      hour: local.getUTCHours(),
    });
    if (made.length > 1 && random.chance(rate)) made.push(...fail(making, service, deployment, made.length));
    else if (random.chance(traits.failure.hotfixes)) made.push(hotfix(making, service, deployment));
  }
  return made;
}

/** Starts, in order of time. */
function schedule({ random, traits }: Making, { perWeek, weekdays, hours }: ServiceTraits): readonly number[] {
  const starts: number[] = [];
  let owed = random.next();
  for (let week = 0; week < traits.weeks; week++) {
    owed += perWeek;
    for (; owed >= 1; owed--) {
      const day = week * 7 + random.pick(weekdays) - 1;
      starts.push(BEGIN + day * DAY + random.between(hours[0], hours[1] + 1) * HOUR);
    }
  }
  return starts.map((at) => Math.floor(at / 1000) * 1000).sort((a, b) => a - b);
}

function makePull(making: Making, service: ServiceTraits, deployedAt: number): MadePull {
  const { random, traits } = making;
  const bot = traits.noise && random.chance(0.06);
  const hours = (median: number) => Math.round(about(random, bot ? median / 10 : median) * 3600) * 1000;
  const mergedAt = deployedAt - hours(service.wait);
  const approvedAt = mergedAt - hours(service.merge);
  const readyAt = approvedAt - hours(service.review);
  const coding = hours(service.coding);
  const commits = Array.from({ length: random.integer(1, 3) }, (_, i) => readyAt - Math.round((coding * (3 - i)) / 3));
  const silent = traits.noise && random.chance(0.12);
  making.pulls++;
  return {
    number: making.pulls,
    commits: commits.map((at) => Math.floor(at / 1000) * 1000),
    createdAt: readyAt - Math.min(coding, 300_000),
    readyAt,
    approvedAt: silent ? null : approvedAt,
    mergedAt,
    bot,
    hotfix: false,
  };
}

/** Around the median, as waits are: some much longer, few much shorter (log-normal, σ 0.7). */
function about(random: Random, median: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return median * Math.exp(0.7 * normal);
}

function deploy(
  making: Making,
  service: ServiceTraits,
  startedAt: number,
  pulls: readonly MadePull[],
  backTo: number | null = null,
): MadeDeployment {
  const { random, traits } = making;
  const minutes = about(random, service.deployMinutes * 2) / 2;
  making.ids++;
  return {
    service,
    id: `d-${making.ids}`,
    startedAt: traits.noise && random.chance(0.05) ? null : startedAt,
    finishedAt: startedAt + Math.max(30, Math.round(minutes * 60)) * 1000,
    pulls,
    backTo,
  };
}

/** The incident, and what was deployed to end it. */
function fail(making: Making, service: ServiceTraits, cause: MadeDeployment, count: number): readonly MadeDeployment[] {
  const { random, traits } = making;
  const { failure } = traits;
  const startedAt = cause.finishedAt + random.integer(1, 15) * MINUTE;
  const after = (at: number, minutes: number) => at + Math.max(1, Math.round(about(random, minutes) * 60)) * 1000;
  const detectedAt = after(startedAt, failure.detection);
  const acknowledgedAt = after(detectedAt, failure.reaction);
  const isBack = random.chance(failure.rolledBack);
  const resolvedAt = after(acknowledgedAt, isBack ? failure.rollback : failure.repair);
  making.incidents.push({
    service: service.name,
    deployment: random.chance(0.7) ? cause.id : null,
    startedAt,
    detectedAt: failure.phases ? detectedAt : null,
    acknowledgedAt: failure.phases ? acknowledgedAt : null,
    resolvedAt,
  });
  if (!isBack) return [];
  const deployedAt = Math.max(startedAt + MINUTE, resolvedAt - (service.deployMinutes + 2) * MINUTE);
  return [deploy(making, service, deployedAt, [], count - 2)];
}

function hotfix(making: Making, service: ServiceTraits, after: MadeDeployment): MadeDeployment {
  const { random } = making;
  const startedAt = after.finishedAt + random.integer(30, 240) * MINUTE;
  making.pulls++;
  const mergedAt = startedAt - 10 * MINUTE;
  const pull: MadePull = {
    number: making.pulls,
    commits: [mergedAt - 20 * MINUTE],
    createdAt: mergedAt - 18 * MINUTE,
    readyAt: mergedAt - 15 * MINUTE,
    approvedAt: mergedAt - 5 * MINUTE,
    mergedAt,
    bot: false,
    hotfix: true,
  };
  return deploy(making, service, startedAt, [pull]);
}
