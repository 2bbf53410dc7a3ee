/**
 * A made-up client of any size, the same every time: services most of which have a repository of their own, the others
 * share one by four; deployments that name commits of it; incidents that follow deployments.
 */
import { createHash } from 'node:crypto';
import type { CommitRecord, DeploymentRecord, IncidentRecord, TagRecord } from '../../../shared/model.ts';
import { random } from '../random.ts';

export interface ClientSize {
  readonly deployments: number;
  readonly incidents: number;
  readonly commits: number;
  readonly services: number;
}

export interface ImaginedRepository {
  readonly name: string;
  readonly commitCount: number;
  readonly commits: Iterable<CommitRecord>;
  readonly tags: readonly TagRecord[];
}

export interface ImaginedClient {
  readonly repositories: readonly ImaginedRepository[];
  /** In order of time. */
  readonly deployments: Iterable<DeploymentRecord>;
  readonly incidents: Iterable<IncidentRecord>;
}

export const CLIENT_NAME = '한빛커머스';
const START = Date.UTC(2023, 0, 1);
const MINUTE = 60_000;
const DAY = 86_400_000;
const SPAN = 730 * DAY;
const TEAMS = ['결제팀', '주문팀', '회원팀', '검색팀', '물류팀', '플랫폼팀', 'Growth', 'Data', 'Mobile', 'SRE'];
const AREAS = ['결제', '주문', '회원', '검색', '배송', 'cart', 'gateway', 'pricing', 'catalog', 'ledger'];
const PEOPLE = [
  '김민준',
  '이서연',
  '박도윤',
  '최지우',
  '정하은',
  'Alice Park',
  'Minho Lee',
  'Sora Kim',
  'dependabot[bot]',
];
const SUBJECTS = [
  '재시도 로직 정리',
  '쿼리 속도 개선',
  'Add a retry budget',
  'Bump a dependency',
  '로그 형식 통일',
  'Fix a race',
];
/** One in so many services shares its repository with three others. */
const SHARING = 5;
const TAG_EVERY = 200;

export function imagineClient(size: ClientSize, seed: number): ImaginedClient {
  const names = Array.from(
    { length: size.services },
    (_, i) => `${AREAS[i % AREAS.length]}-${Math.floor(i / AREAS.length) + 1}`,
  );
  const repositoryOf = shareRepositories(size.services);
  const count = Math.max(...repositoryOf) + 1;
  const commitsEach = Math.ceil(size.commits / count);
  const repositories = Array.from({ length: count }, (_, repository): ImaginedRepository => {
    const commitCount = Math.max(0, Math.min(commitsEach, size.commits - repository * commitsEach));
    const place = { seed, repository, count: commitCount };
    const name = repositoryName(repository);
    return { name, commitCount, commits: { [Symbol.iterator]: () => history(place) }, tags: tagsOf(place) };
  });
  const world = { size, seed, names, repositoryOf, counts: repositories.map(({ commitCount }) => commitCount) };
  return {
    repositories,
    deployments: { [Symbol.iterator]: () => deployments(world) },
    incidents: { [Symbol.iterator]: () => incidents(world) },
  };
}

/** Per service: its repository. */
function shareRepositories(services: number): readonly number[] {
  const own = services - Math.floor(services / SHARING);
  return Array.from({ length: services }, (_, service) => (service < own ? service : own + ((service - own) >> 2)));
}

function repositoryName(repository: number): string {
  return `hanbit/repository-${repository + 1}`;
}

interface Place {
  readonly seed: number;
  readonly repository: number;
  readonly count: number;
}

function shaAt({ seed, repository }: Omit<Place, 'count'>, position: number): string {
  return createHash('sha1').update(`${seed}/${repository}/${position}`).digest('hex');
}

/** Of ten commits one is a branch and the next its merge. */
function parentsOf(position: number): readonly number[] {
  if (position === 0) return [];
  if (position % 10 === 8) return [position - 2];
  return position % 10 === 9 ? [position - 2, position - 1] : [position - 1];
}

function* history(place: Place): Generator<CommitRecord> {
  const next = random(place.seed + place.repository + 1);
  for (let position = 0; position < place.count; position++) {
    const committerAt = Math.floor(START + (SPAN * (position + next() * 0.9)) / place.count);
    const person = Math.floor(next() * 400);
    const author = PEOPLE[person % PEOPLE.length] ?? '';
    const isHotfix = next() < 0.01;
    const isRevert = next() < 0.004 && position > 20;
    yield {
      sha: shaAt(place, position),
      parents: parentsOf(position).map((parent) => shaAt(place, parent)),
      authorAt: Math.floor(committerAt - next() ** 3 * 6 * DAY),
      committerAt,
      authorName: author,
      authorEmail: `person${person}@hanbit.example`,
      subject: `${isHotfix ? 'hotfix: ' : ''}${SUBJECTS[position % SUBJECTS.length]} (${place.repository}-${position})`,
      reverts: isRevert ? shaAt(place, position - 10) : null,
      trailers: null,
    };
  }
}

function tagsOf(place: Place): readonly TagRecord[] {
  return Array.from({ length: Math.floor(place.count / TAG_EVERY) }, (_, i) => {
    const sha = shaAt(place, i * TAG_EVERY);
    return { name: `r${i}`, object: sha, sha, taggedAt: null };
  });
}

interface World {
  readonly size: ClientSize;
  readonly seed: number;
  readonly names: readonly string[];
  readonly repositoryOf: readonly number[];
  /** Commits of each repository. */
  readonly counts: readonly number[];
}

interface Planned {
  readonly service: number;
  readonly finishedAt: number;
  readonly production: boolean;
}

/** Some services deploy several times as often as others. */
function* plan({ size, seed }: World): Generator<Planned> {
  const next = random(seed + 77_777);
  for (let i = 0; i < size.deployments; i++) {
    const service = Math.floor(size.services * next() ** 1.4);
    const finishedAt = Math.floor(START + (SPAN * (i + next() * 0.9)) / size.deployments);
    yield { service, finishedAt, production: next() < 0.75 };
  }
}

function* deployments(world: World): Generator<DeploymentRecord> {
  const next = random(world.seed + 99_999);
  let i = 0;
  for (const { service, finishedAt, production } of plan(world)) {
    const repository = world.repositoryOf[service] ?? 0;
    const behind = Math.floor(((finishedAt - START) / SPAN) * (world.counts[repository] ?? 0) - next() * 3);
    const luck = next();
    yield {
      externalId: `deploy-${i}`,
      service: world.names[service] ?? '',
      team: TEAMS[service % TEAMS.length] ?? null,
      environment: production ? 'production' : 'staging',
      repository: repositoryName(repository),
      sha: shaAt({ seed: world.seed, repository }, Math.max(0, behind)),
      version: service % 2 === 0 ? `1.${i >> 10}.${i & 31}` : `${new Date(finishedAt).toISOString().slice(0, 10)}.${i}`,
      startedAt: Math.floor(finishedAt - MINUTE - luck * 20 * MINUTE),
      finishedAt,
      finishedAtText: null,
      status: luck < 0.96 ? 'success' : luck < 0.99 ? 'failure' : 'cancelled',
      committedAt: null,
      changeFailure: null,
      remediation: luck > 0.2 && luck < 0.203 ? 'rollback' : null,
      pull: null,
    };
    i++;
  }
}

/** Spread evenly over the deployments to production; four in ten name theirs. */
function* incidents(world: World): Generator<IncidentRecord> {
  const next = random(world.seed + 55_555);
  const every = (world.size.deployments * 0.7) / world.size.incidents;
  let made = 0;
  let met = 0;
  let i = -1;
  for (const { service, finishedAt, production } of plan(world)) {
    i++;
    if (!production || ++met < made * every || made >= world.size.incidents) continue;
    const startedAt = Math.floor(finishedAt + next() ** 3 * 300 * MINUTE);
    const detectedAt = Math.floor(startedAt + next() * 10 * MINUTE);
    const acknowledgedAt = Math.floor(detectedAt + next() * 20 * MINUTE);
    yield {
      externalId: `INC-${made}`,
      services: [
        world.names[service] ?? '',
        ...(next() < 0.1 ? [world.names[(service + 1) % world.names.length] ?? ''] : []),
      ],
      team: TEAMS[service % TEAMS.length] ?? null,
      environment: 'production',
      severity: `SEV-${1 + Math.floor(next() * 4)}`,
      title: `${AREAS[service % AREAS.length]} 장애 ${made}`,
      startedAt,
      detectedAt,
      acknowledgedAt,
      resolvedAt: next() < 0.005 ? null : Math.floor(acknowledgedAt + next() ** 2 * 600 * MINUTE),
      deploymentExternalId: next() < 0.4 ? `deploy-${i}` : null,
      sha: null,
      version: null,
      repository: null,
    };
    made++;
  }
}
