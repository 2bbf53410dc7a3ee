/**
 * The sample client: a fictitious shop of four teams and ten services over twelve spans of 31 days. The figures of the
 * last two spans are chosen, so that the screens have a story to tell; the spans before vary around the usual.
 */
import { SAMPLE_TEAM } from '../../../shared/sample-view.ts';

/** How a deployment goes wrong. `silent` ones have no incident: only the deployment that repairs them shows it. */
export type FailureKind =
  | 'incident'
  | 'hotfix'
  | 'rollback'
  | 'revert'
  | 'silent-hotfix'
  | 'silent-rollback'
  | 'bad-release';

export interface FailurePlan {
  readonly kind: FailureKind;
  /** Minutes from the incident's start to service restored; absent = drawn. */
  readonly minutes?: number;
}

export interface SpanPlan {
  /** Successful deployments to production, repairs among them. */
  readonly deployments: number;
  /** Median over commits and mean over deployments alike; null = solved from the team's. */
  readonly leadHours: number | null;
  readonly failures: readonly FailurePlan[];
}

/** v2.31.0 · vbe4ac11f-917 · v-760c8d1 · 2024.11.12.1 · build-4127 · name@7.14.2 · nothing but the SHA */
export type VersionStyle = 'semantic' | 'sha-and-build' | 'sha' | 'date' | 'build' | 'scoped' | 'none';

export interface ServicePlan {
  readonly name: string;
  readonly team: string;
  readonly repository: string;
  /** Local hours that deployments start and finish between. */
  readonly hours: readonly [number, number];
  /** Minutes that one takes. */
  readonly deployMinutes: readonly [number, number];
  readonly commitsPerDeployment: number;
  readonly version: VersionStyle;
  readonly usual: {
    readonly deployments: number;
    readonly leadHours: number;
    readonly failures: readonly FailurePlan[];
  };
  readonly previous: SpanPlan;
  readonly last: SpanPlan;
}

export const SPANS = 12;
export const SPAN_DAYS = 31;
export const TEAM_WITH_TARGETS = SAMPLE_TEAM;

/** Hours; METRICS' lead time of the team, its two solved services taken together with the others. */
export const TEAM_LEAD_HOURS = { previous: 8 + 17 / 60, last: 10 + 28 / 60 } as const;

const HOUR = 1 / 60;
/** Where a deployment takes long: 67 minutes to 4.9 hours. */
const LONG = [67, 292] as const;

function times(count: number, ...kinds: FailureKind[]): FailurePlan[] {
  return Array.from({ length: count }, (_, index) => ({ kind: kinds[index % kinds.length] ?? 'incident' }));
}

/*
 * marketing-core, the team that the story is about: 33 deployments a week are 146 in 31 days, 206 before. Of 146 a rate of
 * 1.11 % is 1.6 deployments, so the sample takes the nearest whole numbers that keep the change: 2 of 146 (1.37 %) against
 * 5 of 206 (2.43 %), −43.6 %. Recovery: 36 minutes on average against 32.25. customer-tracking deploys what is left.
 */
const marketing: readonly ServicePlan[] = [
  {
    name: 'deliveries-proxy',
    team: TEAM_WITH_TARGETS,
    repository: 'deliveries-proxy',
    hours: [13, 20.5],
    deployMinutes: [9, 34],
    commitsPerDeployment: 1.6,
    version: 'sha-and-build',
    usual: { deployments: 76, leadHours: 8.6, failures: times(2, 'hotfix', 'incident') },
    previous: {
      deployments: 78,
      leadHours: 9 + 17 * HOUR,
      failures: [
        { kind: 'incident', minutes: 27.5 },
        { kind: 'hotfix', minutes: 38.5 },
      ],
    },
    last: { deployments: 73, leadHours: 5 + 23 * HOUR, failures: [{ kind: 'hotfix', minutes: 31 }] },
  },
  {
    name: 'promocode-checker',
    team: TEAM_WITH_TARGETS,
    repository: 'promocode-checker',
    hours: [10, 20],
    deployMinutes: [12, 40],
    commitsPerDeployment: 2.5,
    version: 'sha',
    usual: { deployments: 50, leadHours: 7, failures: times(1, 'rollback') },
    previous: { deployments: 54, leadHours: 6 + 41 * HOUR, failures: [{ kind: 'rollback', minutes: 32.25 }] },
    last: { deployments: 43, leadHours: 11 + 58 * HOUR, failures: [{ kind: 'rollback', minutes: 41 }] },
  },
  {
    name: 'marketing-campaigns',
    team: TEAM_WITH_TARGETS,
    repository: 'marketing-campaigns',
    hours: [9.5, 20.5],
    deployMinutes: [67, 170],
    commitsPerDeployment: 4,
    version: 'date',
    usual: { deployments: 31, leadHours: 10, failures: times(1, 'revert') },
    previous: { deployments: 34, leadHours: null, failures: [{ kind: 'revert', minutes: 43 }] },
    last: { deployments: 17, leadHours: null, failures: [] },
  },
  {
    name: 'customer-tracking',
    team: TEAM_WITH_TARGETS,
    repository: 'customer-tracking',
    hours: [9.5, 20.5],
    deployMinutes: [67, 190],
    commitsPerDeployment: 4,
    version: 'none',
    usual: { deployments: 37, leadHours: 9, failures: times(1, 'incident') },
    previous: { deployments: 40, leadHours: null, failures: [{ kind: 'incident', minutes: 20 }] },
    last: { deployments: 13, leadHours: null, failures: [] },
  },
];

const others: readonly ServicePlan[] = [
  {
    name: 'cart-tracking',
    team: 'checkout',
    repository: 'cart-tracking',
    hours: [9.5, 21],
    deployMinutes: LONG,
    commitsPerDeployment: 2.5,
    version: 'semantic',
    usual: { deployments: 42, leadHours: 15, failures: times(3, 'incident', 'hotfix', 'rollback') },
    previous: { deployments: 44, leadHours: 16, failures: times(4, 'incident', 'hotfix', 'rollback') },
    last: { deployments: 37, leadHours: 14, failures: times(3, 'incident', 'rollback', 'hotfix') },
  },
  {
    name: 'payments-backend',
    team: 'checkout',
    repository: 'payments-backend',
    hours: [9.5, 21],
    deployMinutes: LONG,
    commitsPerDeployment: 3,
    version: 'semantic',
    usual: { deployments: 34, leadHours: 13, failures: times(4, 'incident', 'hotfix', 'incident', 'revert') },
    previous: { deployments: 35, leadHours: 12.93, failures: times(4, 'incident', 'hotfix', 'rollback', 'incident') },
    // Six of 36 fail (16.7 %), with six incidents: three of them are the bad release's, two failures have none.
    last: {
      deployments: 36,
      leadHours: 33.6,
      failures: [
        { kind: 'bad-release' },
        ...times(5, 'incident', 'silent-rollback', 'hotfix', 'silent-hotfix', 'incident'),
      ],
    },
  },
  {
    name: 'stock-search',
    team: 'catalog',
    repository: 'stock-search',
    hours: [11, 20],
    deployMinutes: [8, 32],
    commitsPerDeployment: 2,
    version: 'build',
    usual: {
      deployments: 44,
      leadHours: 5,
      failures: times(7, 'incident', 'hotfix', 'rollback', 'incident', 'revert'),
    },
    previous: { deployments: 45, leadHours: 5.2, failures: times(7, 'incident', 'hotfix', 'rollback', 'incident') },
    last: {
      deployments: 46,
      leadHours: 4 + 34 * HOUR,
      failures: times(8, 'incident', 'hotfix', 'rollback', 'incident', 'revert'),
    },
  },
  {
    name: 'notes',
    team: 'catalog',
    repository: 'notes',
    hours: [10, 18],
    deployMinutes: [67, 150],
    commitsPerDeployment: 4,
    version: 'semantic',
    usual: { deployments: 4, leadHours: 40, failures: [] },
    previous: { deployments: 4, leadHours: 44, failures: [] },
    last: { deployments: 3, leadHours: 52, failures: [] },
  },
  // One repository for both: what is merged belongs to both, and lead times are those of ios-shopist.
  {
    name: 'ios-shopist',
    team: 'mobile',
    repository: 'shopist-app',
    hours: [9.5, 21],
    deployMinutes: LONG,
    commitsPerDeployment: 3,
    version: 'scoped',
    usual: { deployments: 36, leadHours: 70, failures: times(7, 'incident', 'incident', 'rollback') },
    previous: { deployments: 36, leadHours: 74, failures: times(7, 'incident', 'incident', 'rollback') },
    last: { deployments: 38, leadHours: 81.6, failures: times(8, 'incident', 'incident', 'rollback') },
  },
  {
    name: 'shopist',
    team: 'mobile',
    repository: 'shopist-app',
    hours: [9.5, 21],
    deployMinutes: [67, 140],
    commitsPerDeployment: 2,
    version: 'scoped',
    usual: { deployments: 56, leadHours: 70, failures: times(9, 'incident', 'rollback', 'incident') },
    previous: { deployments: 57, leadHours: 74, failures: times(9, 'incident', 'rollback', 'incident') },
    last: { deployments: 59, leadHours: 81.6, failures: times(10, 'incident', 'rollback', 'incident') },
  },
];

export const SERVICES: readonly ServicePlan[] = [...marketing, ...others];

/** The service whose lead times a repository's commits are made to give. */
export function leadService(repository: string): ServicePlan {
  return SERVICES.find((service) => service.repository === repository) as ServicePlan;
}

export const REPOSITORIES: readonly string[] = [...new Set(SERVICES.map((service) => service.repository))];

export function repositoryUrl(repository: string): string {
  return `https://git.shopist.example/shop/${repository}.git`;
}
