/** Files as a look at them describes them, for tests of the steps. */
import type { FileReading, InspectedFile } from '../../../shared/import-inspection.ts';

export function reading(changes: Partial<FileReading> = {}): FileReading {
  return {
    format: 'csv',
    kind: 'deployments',
    preset: 'generic-csv',
    confidence: 0.8,
    evidence: [{ code: 'names', columns: ['app', 'done'] }],
    alternatives: [{ preset: 'heartbeat-csv', kind: 'deployments', confidence: 0.4 }],
    encoding: { name: 'utf-8', guessed: false },
    delimiter: ',',
    headerRow: 1,
    decimal: '.',
    inputTimeZone: null,
    localTimes: null,
    dateOrder: { value: null, from: 'none', column: null, example: null },
    columns: [
      { number: 1, name: 'app', samples: ['shop', 'cart'], empty: 0 },
      { number: 2, name: 'done', samples: ['2024-05-01T10:00:00Z'], empty: 0 },
      { number: 3, name: 'result', samples: ['Erfolgreich'], empty: 0 },
    ],
    fields: [
      { field: 'service', required: true, column: 'app', constant: null, source: 'name', words: [] },
      { field: 'finished_at', required: true, column: 'done', constant: null, source: 'values', words: [] },
      {
        field: 'status',
        required: false,
        column: 'result',
        constant: null,
        source: 'name',
        words: [
          { word: 'ok', count: 7, meaning: 'success', chosen: false },
          { word: 'Erfolgreich', count: 2, meaning: null, chosen: false },
        ],
      },
      { field: 'env', required: false, column: null, constant: null, source: null, words: [] },
    ],
    rows: [
      {
        line: 2,
        cells: ['shop', '2024-05-01T10:00:00Z', 'ok'],
        values: { service: 'shop', finished_at: '2024-05-01T10:00:00Z', status: 'success' },
        problem: null,
      },
      {
        line: 3,
        cells: ['cart', '2024-13-45T10:00:00Z', 'ok'],
        values: {},
        problem: { field: 'finished_at', code: 'time-impossible', value: '2024-13-45T10:00:00Z' },
      },
    ],
    counts: { read: 1000, stored: 990, rejected: 10, blank: 0, more: true },
    saved: null,
    offered: [],
    ...changes,
  };
}

export function inspected(file: string, changes: Partial<InspectedFile> = {}): InspectedFile {
  return {
    path: `/x/${file}`,
    entry: null,
    file,
    bytes: 2048,
    state: 'ready',
    problem: null,
    reading: reading(),
    ...changes,
  };
}

export function asksZone(file: string): InspectedFile {
  return inspected(file, {
    state: 'needs-choice',
    problem: { code: 'file-time-zone-needed', params: { file, column: 'done', example: '2024-05-01 10:00' } },
    reading: reading({ localTimes: { column: 'done', example: '2024-05-01 10:00' } }),
  });
}
