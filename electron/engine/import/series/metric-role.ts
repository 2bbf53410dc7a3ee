/**
 * What a metric measures, by its name: requests, errors, how long requests take, or something else. The conventions are
 * those of Prometheus (base units, `_total`, `_bucket`, `_sum`, `_count`, "level:metric:operation" of recording rules:
 * https://prometheus.io/docs/practices/naming) and OpenTelemetry's (https://opentelemetry.io/docs/specs/semconv/http).
 */
import type { VersionField } from '../../../../shared/import/fields.ts';

export type GaugeField = Extract<VersionField, 'p50' | 'p75' | 'p90' | 'p95' | 'p99' | 'max' | 'mean' | 'error_rate'>;

/**
 * How a value counts. counter: since some beginning, so that differences count; count: what happened in its interval;
 * rate: per second in its interval.
 */
export type Counting = 'counter' | 'count' | 'rate';

export type MetricRole =
  | { readonly kind: 'requests'; readonly counting: Counting }
  /** Those that failed, as a metric of their own. */
  | { readonly kind: 'errors'; readonly counting: Counting }
  /** Of one bucket: those up to its `le`. */
  | { readonly kind: 'bucket'; readonly counting: Counting; readonly toMilliseconds: number }
  | { readonly kind: 'duration-sum'; readonly counting: Counting; readonly toMilliseconds: number }
  | { readonly kind: 'duration-count'; readonly counting: Counting }
  /** A value of its moment, times `factor`: milliseconds, or a share. */
  | { readonly kind: 'gauge'; readonly field: GaugeField; readonly factor: number }
  /** Quantiles are in a label. */
  | { readonly kind: 'quantiles'; readonly toMilliseconds: number };

export interface Metric {
  readonly role: MetricRole;
  /** Its name without what tells a part of it ("_bucket"): parts of one thing measured have the same. */
  readonly family: string;
  /** Requests of one protocol are none of another's. */
  readonly protocol: 'http' | 'rpc';
}

/** Metrics of requests that are made, not answered; of sizes; of what waits; of everything that is no service's answer. */
const OTHERS = word(
  'client outgoing outbound size bytes body in_?flight active pending queued? created per_rpc db sql jdbc redis memcached' +
    ' cache kafka rabbitmq amqp dns gc scrape tls throttled',
);
const FOREIGN = new RegExp(
  `^(?:${alternatives(
    'go process jvm node container kube kubelet machine python nodejs dotnet system promhttp prometheus scrape' +
      ' alertmanager grafana etcd apiserver coredns cadvisor otelcol tomcat hikaricp executor jetty aws v8js',
  )})_`,
);
const ERRORS = word('errors? failures? failed exceptions? 5xx');
const REQUESTS = word('requests? reqs? calls? hits handled transactions?');
const SERVED = word('requests? reqs? responses? latency calls? handling http g?rpc transactions? span_?metrics server');
const DURATION = word('duration latency latencies seconds milliseconds millis ms time elapsed handling');
/** How the metric of span metrics is called where no namespace is set. */
const SPANS = /^duration(?:_|$)/;
const RATIO = /(?:^|[_:])(?:ratio|percent|pct)|(?:errors?|failures?)_rate(?:[_:]|$)/;
const PER_SECOND = word('i?rate(?:\\d+[smhd])? per_second rps qps tps throughput');
const INCREASE = word('increase(?:\\d+[smhd])? delta');
const PERCENTILE = /(?:^|[_:])p(50|75|90|95|99)(?:[_:]|$)|(?:^|[_:])(50|75|90|95|99)(?:th)?_?(?:percentile|quantile)/;
const MEAN = word('avg(?:\\d+[smhd])? average mean');
const MAX = word('max');
const RPC = word('g?rpc');
/** What a recording rule did: behind the last colon. */
const OPERATION = /:[a-z0-9_]*$/;

/** One of the words, or patterns of such, as a whole part of a name. */
function word(words: string): RegExp {
  return new RegExp(`(?:^|[_:])(?:${alternatives(words)})(?:[_:]|$)`);
}

function alternatives(words: string): string {
  return words.split(' ').join('|');
}

/** What the units of a name make milliseconds of; the whole word, anywhere in the name. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/(?:^|[_:])(?:milliseconds?|millis|ms|msec)(?:[_:]|$)/, 1],
  [/(?:^|[_:])(?:microseconds?|micros|us|usec)(?:[_:]|$)/, 1e-3],
  [/(?:^|[_:])(?:nanoseconds?|nanos|ns|nsec)(?:[_:]|$)/, 1e-6],
  [/(?:^|[_:])minutes?(?:[_:]|$)/, 60_000],
];
/** Prometheus' base unit. */
const SECONDS = 1000;

export function millisecondsOfName(name: string): number {
  return UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? SECONDS;
}

/** `name` as `commonName` makes it. Null = it measures something else. */
export function metricOf(name: string, hasQuantile: boolean): Metric | null {
  if (OTHERS.test(name) || FOREIGN.test(name)) return null;
  const recorded = name.replace(OPERATION, '');
  const part = /_(bucket|count|sum|total)$/.exec(recorded)?.[1] ?? '';
  const family = part === '' ? recorded : recorded.slice(0, -part.length - 1);
  const role = roleOf(name, family, part, hasQuantile);
  if (role === null) return null;
  return { role, family, protocol: RPC.test(name) ? 'rpc' : 'http' };
}

function roleOf(name: string, family: string, part: string, hasQuantile: boolean): MetricRole | null {
  if (ERRORS.test(name) && RATIO.test(name)) {
    return { kind: 'gauge', field: 'error_rate', factor: /percent|pct/.test(name) ? 0.01 : 1 };
  }
  const isDuration = (DURATION.test(family) && SERVED.test(family)) || SPANS.test(family);
  const counting = countingOf(name);
  if (isDuration) return durationRole(name, part, counting, hasQuantile);
  if (part === 'sum' || part === 'bucket') return null;
  if (ERRORS.test(name)) return { kind: 'errors', counting };
  // "http_requests" is a counter by whoever leaves the ending out.
  return REQUESTS.test(family) ? { kind: 'requests', counting } : null;
}

function durationRole(name: string, part: string, counting: Counting, hasQuantile: boolean): MetricRole | null {
  const toMilliseconds = millisecondsOfName(name);
  if (part === 'bucket') return { kind: 'bucket', counting, toMilliseconds };
  if (part === 'sum') return { kind: 'duration-sum', counting, toMilliseconds };
  if (part === 'count') return { kind: 'duration-count', counting };
  if (hasQuantile) return { kind: 'quantiles', toMilliseconds };
  const percentile = PERCENTILE.exec(name);
  const field = percentile === null ? null : (`p${percentile[1] ?? percentile[2]}` as GaugeField);
  if (field !== null) return { kind: 'gauge', field, factor: toMilliseconds };
  if (MAX.test(name)) return { kind: 'gauge', field: 'max', factor: toMilliseconds };
  if (MEAN.test(name)) return { kind: 'gauge', field: 'mean', factor: toMilliseconds };
  // "http_server_requests_seconds" without a part says no more than that there is something.
  return REQUESTS.test(name) && part === 'total' ? { kind: 'requests', counting } : null;
}

function countingOf(name: string): Counting {
  if (INCREASE.test(name)) return 'count';
  return PER_SECOND.test(name) ? 'rate' : 'counter';
}

/** The field of a quantile that has one; null = it has none. */
export function quantileField(quantile: number): GaugeField | null {
  const fields: ReadonlyMap<number, GaugeField> = new Map([
    [0.5, 'p50'],
    [0.75, 'p75'],
    [0.9, 'p90'],
    [0.95, 'p95'],
    [0.99, 'p99'],
    [1, 'max'],
  ]);
  return fields.get(quantile) ?? null;
}
