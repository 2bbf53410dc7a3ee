import { expect, test } from 'vitest';
import type { Row } from './cell.ts';
import type { Field } from './fields.ts';
import { numberForms, unitOfHeader } from './number-forms.ts';
import type { Measure } from './read-quantity.ts';

test.each<[string, Measure, string]>([
  ['p95 (ms)', 'duration', 'ms'],
  ['p95 [s]', 'duration', 's'],
  ['latency_p95_ms', 'duration', 'ms'],
  ['p95Milliseconds', 'duration', 'milliseconds'],
  ['duration seconds', 'duration', 'seconds'],
  ['p95', 'duration', ''],
  ['latency.p95', 'duration', ''],
  ['Error Rate (%)', 'share', '%'],
  ['error rate %', 'share', '%'],
  ['errorRatePercent', 'share', 'percent'],
  ['error_rate', 'share', ''],
  ['requests per minute', 'rate', '/minute'],
  ['requests_per_second', 'rate', '/second'],
  ['rate (req/s)', 'rate', 'req/s'],
  ['p95 (ms)', 'share', ''],
])('%s as %s', (header, measure, unit) => {
  expect(unitOfHeader(header, measure)).toBe(unit);
});

function formOf(field: Field, header: string, ...values: readonly string[]) {
  const rows = values.map((value): Row => ({ cell: () => value, instant: () => -1 }));
  return numberForms(new Map([[field, 0]]), [{ name: header, list: false }], rows).get(0);
}

test('the decimal sign is that of the column', () => {
  expect(formOf('p95', 'p95', '1,234', '12,5')).toEqual({ decimalComma: true, unit: '' });
  expect(formOf('p95', 'p95', '1.234,5 ms')).toEqual({ decimalComma: true, unit: '' });
  expect(formOf('p95', 'p95', '1,234', '12.5')).toEqual({ decimalComma: false, unit: '' });
  expect(formOf('p95', 'p95', '1,234')).toEqual({ decimalComma: false, unit: '' });
});

test('an error rate above one is in percent, and so are the others of its column', () => {
  expect(formOf('error_rate', 'error_rate', '0.5', '2.5')).toEqual({ decimalComma: false, unit: '%' });
  expect(formOf('error_rate', 'error_rate', '0.5', '1')).toEqual({ decimalComma: false, unit: '' });
  expect(formOf('requests', 'requests', '0.5', '2.5')).toEqual({ decimalComma: false, unit: '' });
});

test('other fields have no form', () => {
  expect(formOf('version', 'version', '1,5')).toBeUndefined();
});
