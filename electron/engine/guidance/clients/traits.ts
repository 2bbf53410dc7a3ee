/** How a made-up client works: medians, in hours unless said otherwise. */

export interface Traits {
  readonly weeks: number;
  readonly services: readonly ServiceTraits[];
  readonly failure: FailureTraits;
  readonly noise: boolean;
}

export interface ServiceTraits {
  readonly name: string;
  readonly team: string;
  readonly perWeek: number;
  /** ISO weekdays that it is deployed on. */
  readonly weekdays: readonly number[];
  /** Local hours, both included. */
  readonly hours: readonly [number, number];
  /** Pull requests a deployment, at least and at most. */
  readonly pulls: readonly [number, number];
  readonly coding: number;
  readonly review: number;
  readonly merge: number;
  readonly wait: number;
  readonly deployMinutes: number;
}

export interface FailureTraits {
  /** Of a deployment of so many pull requests, of a service, at an hour. */
  readonly rate: (deployment: {
    readonly pulls: number;
    readonly service: string;
    readonly weekday: number;
    readonly hour: number;
  }) => number;
  /** Minutes. */
  readonly detection: number;
  readonly reaction: number;
  readonly repair: number;
  /** Whether incidents say when they were noticed and taken up. */
  readonly phases: boolean;
  /** Of the failures: how many are rolled back, and in how many minutes from being taken up. */
  readonly rolledBack: number;
  readonly rollback: number;
  /** Of deployments: how many are followed by a hotfix, without any incident. */
  readonly hotfixes: number;
}

export const SERVICE: Omit<ServiceTraits, 'name' | 'team'> = {
  perWeek: 4,
  weekdays: [1, 2, 3, 4, 5],
  hours: [9, 16],
  pulls: [1, 4],
  coding: 10,
  review: 5,
  merge: 1,
  wait: 9,
  deployMinutes: 12,
};

export const FAILURE: FailureTraits = {
  rate: () => 0.04,
  detection: 4,
  reaction: 5,
  repair: 60,
  phases: true,
  rolledBack: 0.3,
  rollback: 45,
  hotfixes: 0,
};

export function services(count: number, changed: Partial<ServiceTraits> = {}): readonly ServiceTraits[] {
  const names = ['cart', 'search', 'checkout', 'accounts', 'mail', 'stock', 'prices', 'reports'];
  return names
    .slice(0, count)
    .map((name, i) => ({ ...SERVICE, name, team: i % 2 === 0 ? 'orders' : 'platform', ...changed }));
}

export function client(changed: Partial<Traits> = {}): Traits {
  return { weeks: 13, services: services(3), failure: FAILURE, noise: true, ...changed };
}
