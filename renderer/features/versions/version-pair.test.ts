import { describe, expect, test } from 'vitest';
import type { VersionRow } from '../../../shared/answers.ts';
import { chosenPair, defaultPair, withSide } from './version-pair.ts';

function row(version: string, first: number, last: number, active = false): VersionRow {
  return {
    version,
    sha: null,
    tag: null,
    firstDeployedAt: first,
    lastDeployedAt: last,
    active,
    deployments: 1,
    commits: 1,
    authors: 1,
    medianLeadSeconds: null,
    incidents: 0,
    failed: false,
  };
}

const rows = [row('v3', 3, 3, true), row('v2', 2, 2), row('v1', 1, 1)];

describe('defaultPair', () => {
  test('the active version against the one before it', () => {
    expect(defaultPair(rows)).toEqual({ base: 'v2', head: 'v3' });
  });
  test('after a rollback the version that was left behind is the base', () => {
    expect(defaultPair([row('v1', 1, 4, true), row('v2', 2, 2), row('v3', 3, 3)])).toEqual({ base: 'v3', head: 'v1' });
  });
  test('where none is active the last deployed one is current', () => {
    expect(defaultPair([row('v1', 1, 1), row('v2', 2, 2)])).toEqual({ base: 'v1', head: 'v2' });
  });
  test('one version or none has nothing to be compared with', () => {
    expect(defaultPair([row('v1', 1, 1)])).toBeNull();
    expect(defaultPair([])).toBeNull();
  });
});

describe('chosenPair', () => {
  test('takes what was asked for, and the default where that is gone or the same twice', () => {
    expect(chosenPair(rows, 'v1', 'v2')).toEqual({ base: 'v1', head: 'v2' });
    expect(chosenPair(rows, 'v9', 'v3')).toEqual({ base: 'v2', head: 'v3' });
    expect(chosenPair(rows, 'v1', null)).toEqual({ base: 'v1', head: 'v3' });
    expect(chosenPair(rows, 'v3', 'v3')).toEqual({ base: 'v2', head: 'v3' });
  });
});

test('choosing the version of the other side swaps the two', () => {
  const pair = { base: 'v1', head: 'v3' };
  expect(withSide(pair, 'base', 'v2')).toEqual({ base: 'v2', head: 'v3' });
  expect(withSide(pair, 'base', 'v3')).toEqual({ base: 'v3', head: 'v1' });
  expect(withSide(pair, 'head', 'v1')).toEqual({ base: 'v3', head: 'v1' });
});
