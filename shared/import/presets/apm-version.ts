import type { VersionField } from '../fields.ts';
import type { Preset } from './preset.ts';

/**
 * Statistics of a service's versions as monitoring shows them: when each was seen first and last, its requests, errors
 * and latencies, with their units ("8.70 ms", "< 0.1 %"). Tables have readable headers, JSON has keys.
 */
export const apmVersion: Preset = {
  id: 'apm-version',
  kind: 'versions',
  recognise: (columns) => {
    const has = (field: VersionField) => columns.some(({ name }) => COLUMNS[field]?.includes(name) ?? false);
    if (!has('version')) return 0;
    const measured = MEASURES.filter(has).length;
    if (measured === 0) return 0;
    if (has('first_seen') || has('last_seen')) return 0.95;
    // Deployments have versions and errors too, never several latencies or a rate of requests.
    return measured >= 3 ? 0.9 : 0;
  },
  get fields() {
    return COLUMNS;
  },
};

/** Each name as people and programs spell it. */
function spellings(...names: readonly string[]): readonly string[] {
  const all = names.flatMap((name) => {
    const [first = '', ...others] = name.split(' ');
    const titled = others.map(capital);
    const camel = [first, ...titled].join('');
    const words = [first, ...others];
    return [
      ...[
        [capital(first), ...titled],
        [first, ...titled],
        [capital(first), ...others],
      ].map((form) => form.join(' ')),
      ...[name, words.join('_'), words.join('-'), camel],
    ];
  });
  return [...new Set(all.flatMap((name) => [name, name.toUpperCase()]))];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Headers may say the unit: "p99 latency (ms)", "p99_ms". */
function withUnits(names: readonly string[], ...units: readonly string[]): readonly string[] {
  return names.flatMap((name) => [name, ...units.flatMap((unit) => [`${name} (${unit})`, `${name}_${unit}`])]);
}

const TIME_UNITS = ['ms', 's', 'µs', 'us', 'ns'] as const;

function latency(name: string): readonly string[] {
  const names = spellings(name, `${name} latency`, `latency ${name}`, `${name} duration`, `duration ${name}`);
  return withUnits(names, ...TIME_UNITS);
}

const COLUMNS: Readonly<Partial<Record<VersionField, readonly string[]>>> = {
  service: [...spellings('service', 'service name', 'app', 'application'), '서비스', '서비스명'],
  env: [...spellings('env', 'environment'), '환경'],
  version: [...spellings('version', 'app version'), '버전'],
  sha: spellings('git commit sha', 'commit sha', 'sha'),
  at: spellings('at', 'timestamp', 'time', 'interval start'),
  first_seen: [...spellings('first seen', 'first seen at'), '처음 관측', '최초 관측'],
  last_seen: [...spellings('last seen', 'last seen at'), '마지막 관측', '최근 관측'],
  requests: [...spellings('requests', 'total requests', 'request count', 'hits'), '요청 수'],
  request_rate: [
    ...withUnits(
      spellings('reqs', 'requests per second', 'request rate', 'requests rate', 'throughput', 'rps'),
      ...['req/s', '/s', 'rps', 'req/10s'],
    ),
    ...[
      'REQS/10s',
      'Reqs/10s',
      'reqs/10s',
      'Requests/10s',
      'Req/s',
      'req/s',
      'Reqs/s',
      'reqs/s',
      'Requests/s',
      'requests/s',
      'Requests/sec',
      'Requests (req/s)',
      'requests (req/s)',
    ],
    '초당 요청 수',
  ],
  errors: [...spellings('errors', 'total errors', 'error count'), '오류 수'],
  error_rate: [
    ...withUnits(spellings('error rate', 'errors rate', 'error percentage'), '%', 'pct', 'percent'),
    ...['Error %', 'Errors %', '% Errors', '오류율', '에러율', '오류율 (%)'],
  ],
  error_types: [...spellings('error types', 'new error types', 'unique errors'), '오류 종류'],
  p50: latency('p50'),
  p75: latency('p75'),
  p90: latency('p90'),
  p95: latency('p95'),
  p99: latency('p99'),
  max: latency('max'),
  mean: [
    ...withUnits(
      spellings('avg latency', 'average latency', 'mean latency', 'latency avg', 'avg duration', 'avg', 'mean'),
      ...TIME_UNITS,
    ),
    '평균 지연 시간',
  ],
  endpoint: spellings('endpoint', 'resource', 'resource name', 'route', 'operation', 'path'),
  histogram: spellings('histogram', 'latency histogram', 'latency buckets'),
};

const MEASURES = [
  ...['requests', 'request_rate', 'errors', 'error_rate', 'error_types'],
  ...['p50', 'p75', 'p90', 'p95', 'p99', 'max', 'mean'],
] as const satisfies readonly VersionField[];
