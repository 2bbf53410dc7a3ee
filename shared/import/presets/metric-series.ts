import type { SourceColumn } from '../cell.ts';
import type { Field } from '../fields.ts';
import type { Preset } from './preset.ts';

/**
 * Series of metrics, as answers of Prometheus' interface and as OpenTelemetry's collector writes them. A record of such a
 * file is a series, which becomes rows only together with others: they are joined before anybody reads fields, and their
 * columns are the fields' own names and those of the labels that tell series apart.
 */

/** What tells the points of one thing measured from those of another. */
export const DIMENSIONS = ['service', 'env', 'version', 'endpoint'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** With underscores, the label to prefer first; last what a mesh or an orchestrator says of the workload. */
export const DIMENSION_LABELS: Readonly<Record<Dimension, readonly string[]>> = {
  service: [
    ...['service', 'service_name', 'app', 'application', 'exported_service', 'destination_service_name'],
    ...['destination_workload', 'destination_app', 'app_kubernetes_io_name', 'deployment', 'container', 'job'],
  ],
  version: [
    ...['version', 'service_version', 'app_version', 'application_version', 'exported_version'],
    ...['destination_version', 'app_kubernetes_io_version', 'image_tag', 'tag', 'release'],
  ],
  env: [
    ...['env', 'environment', 'deployment_environment_name', 'deployment_environment', 'namespace'],
    ...['exported_namespace', 'kubernetes_namespace', 'k8s_namespace_name', 'service_namespace'],
    ...['destination_workload_namespace', 'destination_service_namespace'],
  ],
  endpoint: ['endpoint', 'route', 'http_route', 'handler', 'path', 'uri', 'operation', 'rpc_method', 'grpc_method'],
};

/** As OpenTelemetry spells them. */
const DOTTED: Readonly<Record<Dimension, readonly string[]>> = {
  service: ['service.name'],
  version: ['service.version'],
  env: ['deployment.environment.name', 'deployment.environment', 'k8s.namespace.name', 'service.namespace'],
  endpoint: ['http.route', 'rpc.method'],
};

/** Values of rows, in columns of their own names. */
export const SERIES_VALUES = [
  ...['at', 'requests', 'request_rate', 'errors', 'error_rate'],
  ...['p50', 'p75', 'p90', 'p95', 'p99', 'max', 'mean', 'histogram'],
] as const satisfies readonly Field[];

const FIELDS: Preset['fields'] = {
  service: [...DIMENSION_LABELS.service, ...DOTTED.service],
  env: [...DIMENSION_LABELS.env, ...DOTTED.env],
  version: [...DIMENSION_LABELS.version, ...DOTTED.version],
  endpoint: [...DIMENSION_LABELS.endpoint, ...DOTTED.endpoint],
  ...Object.fromEntries(SERIES_VALUES.map((field) => [field, [field]])),
};

export const prometheusRange: Preset = {
  id: 'prometheus-range',
  kind: 'versions',
  recognise: (columns) => {
    const hasLabels = columns.some(({ name }) => name.startsWith('metric.'));
    const hasValues = columns.some(({ name, list }) => list && (name === 'values' || name === 'value'));
    return hasLabels && hasValues ? 0.95 : 0;
  },
  fields: FIELDS,
};

export const otelMetrics: Preset = {
  id: 'otel-metrics',
  kind: 'versions',
  recognise: (columns) => (holdsMetrics(columns, 'scopeMetrics') || holdsMetrics(columns, 'scope_metrics') ? 0.95 : 0),
  fields: FIELDS,
};

function holdsMetrics(columns: readonly SourceColumn[], scopes: string): boolean {
  return columns.some(({ name }) => name.startsWith(`${scopes}[].metrics`));
}
