/** Clients with one known bottleneck each, by the rule that names it, and healthy ones of different kinds. */
import type { RuleId } from '../../../../shared/guidance/advice/rule.ts';
import { client, FAILURE, SERVICE, services, type Traits } from './traits.ts';

export interface SeededClient {
  readonly name: string;
  /** null = healthy. */
  readonly bottleneck: RuleId | null;
  readonly traits: Traits;
}

const failing = (changed: Partial<typeof FAILURE>) => client({ failure: { ...FAILURE, ...changed } });

export const CLIENTS: readonly SeededClient[] = [
  { name: 'reviews wait', bottleneck: 'review-wait', traits: client({ services: services(3, { review: 60 }) }) },
  {
    name: 'branches live long',
    bottleneck: 'long-branches',
    traits: client({ services: services(3, { coding: 150 }) }),
  },
  { name: 'approved, not merged', bottleneck: 'merge-wait', traits: client({ services: services(2, { merge: 50 }) }) },
  {
    name: 'merged, not released',
    bottleneck: 'release-wait',
    traits: client({ services: services(3, { wait: 120 }) }),
  },
  {
    name: 'deploying takes hours',
    bottleneck: 'slow-deploy',
    traits: client({ services: services(3, { deployMinutes: 200 }) }),
  },
  {
    name: 'deployed every few weeks',
    bottleneck: 'rare-deployments',
    traits: client({ weeks: 26, services: services(3, { perWeek: 0.3, pulls: [6, 14], wait: 150 }) }),
  },
  {
    name: 'large deployments fail',
    bottleneck: 'large-deployments',
    traits: client({
      weeks: 26,
      services: services(3, { perWeek: 2, pulls: [2, 26] }),
      failure: { ...FAILURE, rate: ({ pulls }) => Math.min(0.6, 0.02 + 0.0006 * pulls ** 2) },
    }),
  },
  { name: 'much fails', bottleneck: 'high-failure-rate', traits: failing({ rate: () => 0.3 }) },
  {
    name: 'one service fails',
    bottleneck: 'failing-services',
    traits: client({
      services: services(4),
      failure: { ...FAILURE, rate: ({ service }) => (service === 'search' ? 0.4 : 0.04) },
    }),
  },
  {
    name: 'Friday afternoons fail',
    bottleneck: 'failing-hours',
    traits: client({
      weeks: 26,
      services: services(3, { hours: [9, 19] }),
      failure: { ...FAILURE, rate: ({ weekday, hour }) => (weekday === 5 && hour >= 14 ? 0.6 : 0.04) },
    }),
  },
  {
    name: 'nobody notices',
    bottleneck: 'slow-detection',
    traits: failing({ rate: () => 0.08, detection: 200 }),
  },
  {
    name: 'nobody takes it up',
    bottleneck: 'slow-reaction',
    traits: failing({ rate: () => 0.08, reaction: 180 }),
  },
  {
    name: 'repairs take a day',
    bottleneck: 'slow-repair',
    traits: failing({ rate: () => 0.08, repair: 1400, rolledBack: 0 }),
  },
  {
    name: 'recovery takes a day, nobody knows why',
    bottleneck: 'slow-recovery',
    traits: failing({ rate: () => 0.08, repair: 1400, rolledBack: 0, phases: false }),
  },
  {
    name: 'rolled back sooner than repaired',
    bottleneck: 'rollback-first',
    traits: client({
      weeks: 26,
      services: services(3, { perWeek: 6, pulls: [1, 3] }),
      failure: { ...FAILURE, rate: () => 0.08, rolledBack: 0.5, rollback: 20, repair: 600 },
    }),
  },
  { name: 'hotfix after hotfix', bottleneck: 'rework', traits: failing({ rate: () => 0.02, hotfixes: 0.3 }) },
  {
    name: 'one team is slow',
    bottleneck: 'behind-the-others',
    traits: client({
      services: [
        ...services(4),
        { ...SERVICE, name: 'mobile', team: 'mobile', coding: 60, review: 40, merge: 8, wait: 60, perWeek: 3 },
      ],
    }),
  },
  {
    name: 'everything on Wednesday',
    bottleneck: 'fixed-days',
    traits: client({ services: services(3, { weekdays: [3], perWeek: 3, wait: 80 }) }),
  },
  {
    name: 'small: reviews wait',
    bottleneck: 'review-wait',
    traits: client({ services: services(1, { review: 60, perWeek: 3 }) }),
  },
  {
    name: 'small: much fails',
    bottleneck: 'high-failure-rate',
    traits: client({ services: services(1, { perWeek: 3.5 }), failure: { ...FAILURE, rate: () => 0.35 } }),
  },
  {
    name: 'small: merged, not released',
    bottleneck: 'release-wait',
    traits: client({ services: services(1, { perWeek: 3.5, wait: 110 }), noise: false }),
  },
  {
    name: 'large: one service fails',
    bottleneck: 'failing-services',
    traits: client({
      weeks: 40,
      services: services(8, { perWeek: 9, pulls: [1, 2] }),
      failure: { ...FAILURE, rate: ({ service }) => (service === 'mail' ? 0.35 : 0.05) },
    }),
  },
];

export const HEALTHY: readonly SeededClient[] = [
  {
    name: 'fast in everything',
    bottleneck: null,
    traits: client({
      services: services(3, {
        perWeek: 15,
        pulls: [1, 2],
        coding: 3,
        review: 1,
        merge: 0.2,
        wait: 1,
        deployMinutes: 6,
      }),
      failure: { ...FAILURE, rate: () => 0.03, repair: 25 },
    }),
  },
  { name: 'ordinary and sound', bottleneck: null, traits: client() },
  {
    name: 'weekly and calm',
    bottleneck: null,
    traits: client({
      weeks: 26,
      services: services(3, {
        perWeek: 1,
        weekdays: [3],
        pulls: [3, 7],
        coding: 22,
        review: 10,
        merge: 2,
        wait: 70,
        deployMinutes: 25,
      }),
      failure: { ...FAILURE, rate: () => 0.05, repair: 120 },
    }),
  },
  {
    name: 'small and sound',
    bottleneck: null,
    traits: client({ services: services(1, { perWeek: 3 }) }),
  },
  {
    name: 'large and sound',
    bottleneck: null,
    traits: client({ weeks: 40, services: services(8, { perWeek: 9, pulls: [1, 2] }) }),
  },
];
