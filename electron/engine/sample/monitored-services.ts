/** What the shop's monitoring sees of each service when nothing is wrong with it. */
import { MINUTE } from './calendar.ts';

export interface Monitored {
  /** A second, on average over the week. */
  readonly requests: number;
  readonly errorRate: number;
  /** Latencies are lognormal: their median in milliseconds, and the spread of their logarithm. */
  readonly median: number;
  readonly spread: number;
  /** Milliseconds of an interval; null = monitoring shows a table of whole lives instead of a series. */
  readonly step: number | null;
  /** Whether the series has latency buckets. */
  readonly hasBuckets: boolean;
  /** Releases that are planned get a part of the traffic before all of it. */
  readonly isCanary: boolean;
  /** bare: monitoring leaves out the v that deployments have before a version. */
  readonly names: 'version' | 'bare';
}

const HOURLY = { step: 60 * MINUTE, hasBuckets: false, isCanary: false, names: 'version' } as const;

export const MONITORED: Readonly<Record<string, Monitored>> = {
  'deliveries-proxy': { ...HOURLY, requests: 33.6, errorRate: 0.0006, median: 2.1, spread: 0.6, step: null },
  'promocode-checker': { ...HOURLY, requests: 12, errorRate: 0.0012, median: 14, spread: 0.6 },
  'marketing-campaigns': { ...HOURLY, requests: 3.2, errorRate: 0.0022, median: 48, spread: 0.7, isCanary: true },
  'customer-tracking': { ...HOURLY, requests: 21, errorRate: 0.0009, median: 6, spread: 0.5 },
  'cart-tracking': {
    ...HOURLY,
    requests: 18,
    errorRate: 0.0021,
    median: 22,
    spread: 0.6,
    isCanary: true,
    names: 'bare',
  },
  'payments-backend': {
    ...{ requests: 7.5, errorRate: 0.003, median: 64, spread: 0.62 },
    ...{ step: 5 * MINUTE, hasBuckets: true, isCanary: true, names: 'version' },
  },
  'stock-search': { ...HOURLY, requests: 26, errorRate: 0.0014, median: 31, spread: 0.8, hasBuckets: true },
  notes: { ...HOURLY, requests: 0.8, errorRate: 0.0005, median: 17, spread: 0.5 },
  'ios-shopist': { ...HOURLY, requests: 9, errorRate: 0.006, median: 110, spread: 0.7 },
  shopist: { ...HOURLY, requests: 15, errorRate: 0.0045, median: 88, spread: 0.7 },
};

/** Upper bounds of latency buckets, milliseconds. */
export const BOUNDS = [5, 10, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 2500] as const;

/** Traffic by local hour, 1 on average: a shop is visited at lunch and in the evening. */
export const HOURLY_LOAD = [
  ...[0.72, 0.42, 0.25, 0.18, 0.16, 0.2, 0.36, 0.62, 0.86, 1.02, 1.12, 1.2],
  ...[1.42, 1.34, 1.16, 1.12, 1.14, 1.18, 1.24, 1.38, 1.62, 1.78, 1.66, 1.85],
] as const;
/** Saturdays and Sundays. */
export const WEEKEND_LOAD = 1.18;
