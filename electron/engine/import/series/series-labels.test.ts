import { describe, expect, test } from 'vitest';
import { SeriesLabels } from './series-labels.ts';

function labelsOf(labels: Readonly<Record<string, string>>): SeriesLabels {
  return new SeriesLabels(new Map(Object.entries(labels)), {});
}

describe('whether a series counts errors', () => {
  test.each([
    [{ code: '500' }, true],
    [{ status: '5xx' }, true],
    [{ status_code: '499' }, false],
    [{ http_status_code: '404' }, false],
    [{ 'http.response.status_code': '503' }, true],
    [{ response_code: '200', grpc_response_status: '14' }, true],
    [{ response_code: '0' }, false],
    [{ grpc_code: 'OK' }, false],
    [{ grpc_code: 'NotFound' }, true],
    [{ code: 'DEADLINE_EXCEEDED' }, true],
    [{ 'rpc.grpc.status_code': '0' }, false],
    [{ outcome: 'SERVER_ERROR' }, true],
    [{ outcome: 'CLIENT_ERROR' }, false],
    [{ outcome: 'failure' }, true],
    [{ status: 'success' }, false],
    [{ error: 'true' }, true],
    [{ error: 'false' }, false],
    [{ error: '' }, null],
    [{ 'error.type': 'java.net.SocketTimeoutException' }, true],
    [{ 'error.type': '404', 'http.response.status_code': '404' }, false],
    [{ status: 'cached' }, null],
    [{ 'status.code': 'STATUS_CODE_ERROR' }, true],
    [{ method: 'GET' }, null],
  ] as const)('%o: %s', (labels, expected) => {
    expect(labelsOf(labels).isError()).toBe(expected);
  });
});

describe('what is measured', () => {
  test.each([
    [{ handler: '/cart' }, '/cart'],
    [{ handler: '/cart', method: 'post' }, 'POST /cart'],
    [{ 'rpc.method': 'Pay', 'rpc.service': 'shop.Pay' }, 'shop.Pay/Pay'],
    [{ endpoint: 'http-metrics' }, null],
    [{ endpoint: 'web', uri: '/cart' }, '/cart'],
    [{ endpoint: '/cart' }, '/cart'],
    [{ operation: 'checkout' }, 'checkout'],
  ] as const)('%o is of the endpoint %s', (labels, expected) => {
    expect(labelsOf(labels).find('endpoint')?.value ?? null).toBe(expected);
  });

  test.each([
    [{ namespace: 'production' }, 'production'],
    [{ namespace: 'preprod' }, 'preprod'],
    [{ namespace: 'payments' }, null],
    [{ env: 'payments' }, 'payments'],
    [{ namespace: 'qa', environment: 'blue' }, 'blue'],
  ] as const)('%o is of the environment %s', (labels, expected) => {
    expect(labelsOf(labels).find('env')?.value ?? null).toBe(expected);
  });

  test('calls that a service makes are not those that it answers', () => {
    expect(labelsOf({ span_kind: 'SPAN_KIND_CLIENT' }).isOutgoing()).toBe(true);
    expect(labelsOf({ 'span.kind': 'SERVER' }).isOutgoing()).toBe(false);
    expect(labelsOf({ reporter: 'source', destination_version: 'v1' }).isOutgoing()).toBe(true);
    expect(labelsOf({ reporter: 'destination', destination_version: 'v1' }).isOutgoing()).toBe(false);
  });

  test('an unknown version is none', () => {
    expect(labelsOf({ version: 'unknown', app_version: 'v3' }).find('version')).toEqual({
      label: 'app_version',
      value: 'v3',
    });
  });
});
