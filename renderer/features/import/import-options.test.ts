import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../shared/api.ts';
import {
  chosenSource,
  meaningsOf,
  withField,
  withKind,
  withPreset,
  withReading,
  withSaved,
  withWord,
} from './import-options.ts';

const chosen: ImportOptions = {
  kind: 'deployments',
  preset: 'jenkins-build',
  encoding: 'cp949',
  inputTimeZone: 'Asia/Seoul',
  mapping: { service: 'app' },
  constants: { env: 'prod' },
  values: { status: { Erfolgreich: 'success' } },
};

describe('kind and preset', () => {
  test('another kind has other fields; how the file is read stays', () => {
    expect(withKind(chosen, 'incidents')).toEqual({
      kind: 'incidents',
      encoding: 'cp949',
      inputTimeZone: 'Asia/Seoul',
    });
    expect(withKind(chosen, null)).toEqual({ encoding: 'cp949', inputTimeZone: 'Asia/Seoul' });
  });

  test('a preset of the same kind keeps the columns; one of another kind doesn’t', () => {
    expect(withPreset(chosen, { preset: 'generic-csv', kind: 'deployments' }, 'deployments')).toEqual({
      ...chosen,
      preset: 'generic-csv',
    });
    expect(withPreset(chosen, { preset: 'jira-csv', kind: 'incidents' }, 'deployments')).toEqual({
      kind: 'incidents',
      preset: 'jira-csv',
      encoding: 'cp949',
      inputTimeZone: 'Asia/Seoul',
    });
    const { preset: _preset, ...guessed } = chosen;
    expect(withPreset(chosen, null, 'deployments')).toEqual(guessed);
  });
});

describe('withReading', () => {
  test('adds to what was chosen before, and null takes back', () => {
    expect(withReading(chosen, { inputTimeZone: 'Europe/Berlin', dateOrder: 'dmy' })).toEqual({
      ...chosen,
      inputTimeZone: 'Europe/Berlin',
      dateOrder: 'dmy',
    });
    const { inputTimeZone: _zone, ...zoneless } = chosen;
    expect(withReading(chosen, { inputTimeZone: null })).toEqual(zoneless);
  });

  test.each([{ encoding: 'utf-8' }, { delimiter: ';' }, { headerRow: 3 }] as const)(
    'columns chosen before are others with %o',
    (choice) => {
      const { mapping: _mapping, ...rest } = chosen;
      expect(withReading(chosen, choice)).toEqual({ ...rest, ...choice });
    },
  );
});

describe('withField', () => {
  test.each([
    [
      { kind: 'column', column: 'done' },
      { mapping: { service: 'app', env: 'done' }, constants: {} },
    ],
    [
      { kind: 'constant', value: 'x' },
      { mapping: { service: 'app', env: '' }, constants: { env: 'x' } },
    ],
    [{ kind: 'none' }, { mapping: { service: 'app', env: '' }, constants: {} }],
    [null, { mapping: { service: 'app' }, constants: {} }],
  ] as const)('%o takes the place of what was chosen before', (source, expected) => {
    const { mapping, constants = {} } = withField(chosen, 'env', source);
    expect({ mapping, constants }).toEqual(expected);
  });

  test('what was chosen can be told, and taken back without a trace', () => {
    for (const source of [
      { kind: 'column', column: 'x' },
      { kind: 'constant', value: 'x' },
      { kind: 'none' },
    ] as const) {
      const options = withField({}, 'team', source);
      expect(chosenSource(options, 'team')).toEqual(source);
      expect(withField(options, 'team', null)).toEqual({});
    }
    expect(chosenSource({}, 'team')).toBeNull();
  });
});

test('a word gets a meaning, another one, and none again', () => {
  const once = withWord({}, 'status', '완료됨', 'success');
  expect(once).toEqual({ values: { status: { 완료됨: 'success' } } });
  const twice = withWord(once, 'remediation', 'Notfall', 'hotfix');
  expect(withWord(twice, 'status', '완료됨', 'failure')).toEqual({
    values: { status: { 완료됨: 'failure' }, remediation: { Notfall: 'hotfix' } },
  });
  expect(withWord(once, 'status', '완료됨', null)).toEqual({});
});

test('a saved mapping stands for every choice; without it they stay', () => {
  expect(withSaved(chosen, 'client A')).toEqual({ saved: 'client A' });
  expect(withSaved({ saved: 'client A' }, null)).toEqual({ saved: null });
  expect(withSaved({ ...chosen, saved: null }, undefined)).toEqual(chosen);
});

test('a status means other words for deployments than for pull requests', () => {
  expect(meaningsOf('deployments', 'status')).toEqual(['success', 'failure', 'cancelled', 'running', 'unknown']);
  expect(meaningsOf('pulls', 'status')).toEqual(['open', 'merged', 'closed']);
  expect(meaningsOf('issues', 'status')).toEqual([]);
  expect(meaningsOf('pulls', 'draft')).toEqual(['true', 'false']);
  expect(meaningsOf('incidents', 'severity')).toEqual([]);
});
