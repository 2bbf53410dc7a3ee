import { expect, test } from 'vitest';
import { holdsPaths, nestedRecord } from './nested-record.ts';

test('paths become objects and lists again', () => {
  const flat = new Map([
    ['id', '7'],
    ['fields.created', 'soon'],
    ['fields.done', 'true'],
    ['fields.gone', ''],
    ['labels', '["a","b"]'],
    ['note', '[not a list'],
    ['parts[].name', '["x","y"]'],
    ['parts[].by.login', '["kim","lee"]'],
  ]);
  const record = nestedRecord(flat);
  expect(Object.fromEntries([...record].filter(([name]) => !/[.[]/.test(name)))).toEqual({
    id: '7',
    fields: new Map<string, unknown>([
      ['created', 'soon'],
      ['done', true],
    ]),
    labels: ['a', 'b'],
    note: '[not a list',
    parts: [
      new Map<string, unknown>([
        ['name', 'x'],
        ['by', new Map([['login', 'kim']])],
      ]),
      new Map<string, unknown>([
        ['name', 'y'],
        ['by', new Map([['login', 'lee']])],
      ]),
    ],
  });
  expect(record.get('fields.created')).toBe('soon');
});

test('lists of which some values are missing are not put together', () => {
  const record = nestedRecord(
    new Map([
      ['parts[].name', '["x","y"]'],
      ['parts[].at', '["only one"]'],
    ]),
  );
  expect(record.has('parts')).toBe(false);
});

test('only a table of rejected rows with paths for names holds such records', () => {
  const columns = (...names: readonly string[]) => names.map((name) => ({ name, list: false }));
  const ours = ['doradeck_line', 'doradeck_column', 'doradeck_reason'];
  expect(holdsPaths(columns('a.b', ...ours))).toBe(true);
  expect(holdsPaths(columns('parts[].name', ...ours))).toBe(true);
  expect(holdsPaths(columns('Component/s', 'Created', ...ours))).toBe(false);
  expect(holdsPaths(columns('a.b', 'c'))).toBe(false);
});
