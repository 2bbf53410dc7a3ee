/** The sorts of errors that each version had, as an error tracker lists them. */
import { drawPoisson } from './draw-counts.ts';
import type { Measurement } from './measure-runs.ts';
import { MONITORED } from './monitored-services.ts';
import type { Random } from './random.ts';

export interface ErrorSort {
  readonly type: string;
  readonly title: string;
  readonly culprit: string;
  /** Of the errors of its service. */
  readonly share: number;
}

/** One sort of error in one version. */
export interface ErrorCount {
  readonly service: string;
  readonly version: string;
  readonly sort: ErrorSort;
  /** The same in every version. */
  readonly id: number;
  readonly count: number;
  readonly users: number;
  readonly firstSeen: number;
  readonly lastSeen: number;
}

function sort(share: number, type: string, title: string, culprit: string): ErrorSort {
  return { share, type, title, culprit };
}

/** Of the services that report to the tracker. */
const ERROR_SORTS: Readonly<Record<string, readonly ErrorSort[]>> = {
  'payments-backend': [
    sort(0.46, 'TimeoutError', 'The acquirer did not answer within 3 s', 'acquirer/authorise'),
    sort(0.3, 'ExpiredSessionError', 'Checkout session has expired', 'checkout/session'),
    sort(0.16, 'ConnectionResetError', 'Lost the connection to the ledger', 'ledger/book'),
    sort(0.08, 'RateLimitError', '카드사 요청 한도 초과', 'acquirer/authorise'),
  ],
  'cart-tracking': [
    sort(0.52, 'UpstreamError', 'payments-backend answered 502', 'cart/checkout'),
    sort(0.3, 'StaleCartError', 'The cart was changed in another window', 'cart/merge'),
    sort(0.18, 'JSONDecodeError', 'Unexpected end of input', 'events/read'),
  ],
  'stock-search': [
    sort(0.55, 'QueryTimeoutError', 'Search took longer than 800 ms', 'search/query'),
    sort(0.27, 'IndexNotReadyError', '색인 준비 중', 'search/shards'),
    sort(0.18, 'ParseError', 'Unbalanced quotation mark', 'search/parse'),
  ],
};

/** What the bad release's errors are, above the usual ones. */
const BAD_RELEASE_SORTS: readonly ErrorSort[] = [
  sort(0.66, 'UnsupportedIssuerError', 'No acquirer for a card issued abroad', 'acquirer/route'),
  sort(0.22, 'DuplicateRefundError', '환불 절차 중복 처리', 'refunds/book'),
  sort(0.12, 'TimeoutError', 'The acquirer did not answer within 3 s', 'acquirer/authorise'),
];

const FIRST_ID = 5_200_140_377;

/** `measurements` of all services. */
export function tellErrors(measurements: readonly Measurement[], random: Random): ErrorCount[] {
  const ids = new Map<string, number>();
  return lives(measurements).flatMap((life) => {
    const { service } = life.release;
    const usual = Math.min(life.errors, life.requests * (MONITORED[service.name]?.errorRate ?? 0));
    const isBad = life.release.failure?.kind === 'bad-release';
    const counts = new Map<string, { sort: ErrorSort; count: number }>();
    const add = (sorts: readonly ErrorSort[], errors: number) => {
      for (const one of sorts) {
        const known = counts.get(one.type)?.count ?? 0;
        counts.set(one.type, { sort: one, count: known + drawPoisson(errors * one.share, random) });
      }
    };
    add(ERROR_SORTS[service.name] ?? [], isBad ? usual : life.errors);
    if (isBad) add(BAD_RELEASE_SORTS, life.errors - usual);
    return [...counts.values()].flatMap(({ sort: one, count }) => {
      if (count === 0) return [];
      const key = `${service.name} ${one.type}`;
      const id = ids.get(key) ?? FIRST_ID + ids.size * 7_919;
      ids.set(key, id);
      const margin = (life.to - life.from) / (count + 1);
      const [firstSeen, lastSeen] = [life.from + margin * random.next(), life.to - margin * random.next()];
      const users = Math.max(1, Math.round(count * random.between(0.6, 0.85)));
      return [{ service: service.name, version: life.version, sort: one, id, count, users, firstSeen, lastSeen }];
    });
  });
}

interface Life {
  readonly release: Measurement['release'];
  readonly version: string;
  requests: number;
  errors: number;
  readonly from: number;
  to: number;
}

function lives(measurements: readonly Measurement[]): Life[] {
  const all = new Map<string, Life>();
  for (const { release, version, at, requests, errors } of measurements) {
    if (ERROR_SORTS[release.service.name] === undefined) continue;
    const key = `${release.service.name} ${version}`;
    const life = all.get(key) ?? { release, version, requests: 0, errors: 0, from: at, to: at };
    life.requests += requests;
    life.errors += errors;
    life.to = at;
    all.set(key, life);
  }
  return [...all.values()];
}
