/** Series of metrics: their records as the file has them, before they are joined. */
import type { PresetSample } from './preset-samples.ts';

const ATTRIBUTES = [
  { key: 'service.name', value: { stringValue: 'checkout' } },
  { key: 'service.version', value: { stringValue: '1.4.0' } },
];
const TIMES = { startTimeUnixNano: '1764547200000000000', timeUnixNano: '1764547260000000000' };

export const SERIES_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'prometheus-range',
    content: [
      {
        metric: {
          __name__: 'http_requests_total',
          service: 'checkout',
          version: '1.4.0',
          env: 'production',
          code: '200',
        },
        values: [
          [1_764_547_200, '10'],
          [1_764_547_260, '25'],
        ],
      },
    ],
  },
  {
    preset: 'prometheus-range',
    name: 'a value of one moment',
    content: [{ metric: { service: 'checkout', version: '1.4.0' }, value: [1_764_547_200.5, '12.5'] }],
  },
  {
    preset: 'otel-metrics',
    content: [
      {
        resource: { attributes: ATTRIBUTES },
        scopeMetrics: [
          {
            scope: { name: 'http' },
            metrics: [
              {
                name: 'http.server.request.duration',
                unit: 's',
                histogram: {
                  aggregationTemporality: 1,
                  dataPoints: [{ ...TIMES, count: '3', sum: 0.4, explicitBounds: [0.1], bucketCounts: ['2', '1'] }],
                },
              },
            ],
          },
        ],
      },
    ],
  },
];
