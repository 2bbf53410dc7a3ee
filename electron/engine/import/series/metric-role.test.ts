import { expect, test } from 'vitest';
import { metricOf } from './metric-role.ts';

const counter = 'counter';

test.each([
  ['http_requests_total', { kind: 'requests', counting: counter }],
  ['istio_requests_total', { kind: 'requests', counting: counter }],
  ['nginx_ingress_controller_requests', { kind: 'requests', counting: counter }],
  ['grpc_server_handled_total', { kind: 'requests', counting: counter }],
  ['http_server_request_count', { kind: 'requests', counting: counter }],
  ['traces_spanmetrics_calls_total', { kind: 'requests', counting: counter }],
  ['service:http_requests:rate5m', { kind: 'requests', counting: 'rate' }],
  ['service:http_requests:increase1h', { kind: 'requests', counting: 'count' }],
  ['http_requests_per_second', { kind: 'requests', counting: 'rate' }],
  ['app_errors_total', { kind: 'errors', counting: counter }],
  ['http_request_failures_total', { kind: 'errors', counting: counter }],
  ['job:http_errors:rate1m', { kind: 'errors', counting: 'rate' }],
  ['http_error_rate', { kind: 'gauge', field: 'error_rate', factor: 1 }],
  ['service:http_request_errors:ratio5m', { kind: 'gauge', field: 'error_rate', factor: 1 }],
  ['http_error_percentage', { kind: 'gauge', field: 'error_rate', factor: 0.01 }],
  ['http_request_duration_seconds_bucket', { kind: 'bucket', counting: counter, toMilliseconds: 1000 }],
  ['http_server_requests_seconds_bucket', { kind: 'bucket', counting: counter, toMilliseconds: 1000 }],
  ['istio_request_duration_milliseconds_bucket', { kind: 'bucket', counting: counter, toMilliseconds: 1 }],
  ['http_request_duration_seconds_bucket:rate5m', { kind: 'bucket', counting: 'rate', toMilliseconds: 1000 }],
  ['http_request_duration_us_sum', { kind: 'duration-sum', counting: counter, toMilliseconds: 1e-3 }],
  ['grpc_server_handling_seconds_count', { kind: 'duration-count', counting: counter }],
  ['http_server_requests_seconds_max', { kind: 'gauge', field: 'max', factor: 1000 }],
  ['service:http_request_duration_seconds:p95', { kind: 'gauge', field: 'p95', factor: 1000 }],
  ['http_request_latency_ms_p99', { kind: 'gauge', field: 'p99', factor: 1 }],
  ['http_request_duration_seconds:avg5m', { kind: 'gauge', field: 'mean', factor: 1000 }],
])('%s is %o', (name, role) => {
  expect(metricOf(name, false)?.role).toEqual(role);
});

test('quantiles are told by their label', () => {
  expect(metricOf('http_request_duration_seconds', true)?.role).toEqual({ kind: 'quantiles', toMilliseconds: 1000 });
  expect(metricOf('http_request_duration_seconds', false)).toBeNull();
});

test.each([
  ...['process_cpu_seconds_total', 'go_gc_duration_seconds', 'jvm_gc_pause_seconds_count', 'up', 'node_load1'],
  ...['http_client_requests_total', 'http_client_request_duration_seconds_bucket', 'rpc_client_duration_bucket'],
  ...[
    'http_request_size_bytes_bucket',
    'http_response_body_size_sum',
    'http_requests_in_flight',
    'http_requests_created',
  ],
  ...['http_server_active_requests', 'rpc_server_requests_per_rpc', 'db_query_duration_seconds_bucket'],
  ...['redis_commands_duration_seconds_count', 'grpc_server_started_total', 'grpc_server_msg_received_total'],
  ...['job_duration_minutes_bucket', 'http_requests_total_bucket', 'prometheus_http_requests_total', 'build_info'],
])('%s measures something else', (name) => {
  expect(metricOf(name, false)).toBeNull();
});

test('parts of one thing measured are of one family, and rpc is a protocol of its own', () => {
  const families = ['bucket', 'sum', 'count'].map(
    (part) => metricOf(`http_request_duration_seconds_${part}`, false)?.family,
  );
  expect(new Set(families)).toEqual(new Set(['http_request_duration_seconds']));
  expect(metricOf('rpc_server_duration_bucket', false)).toMatchObject({
    protocol: 'rpc',
    family: 'rpc_server_duration',
  });
  expect(metricOf('http_requests_total', false)).toMatchObject({ protocol: 'http', family: 'http_requests' });
});
