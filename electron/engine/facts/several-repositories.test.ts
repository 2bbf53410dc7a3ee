/** Deployments from several repositories at once, from the rows of an export to what the metrics make of them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PLAIN_RULES } from '../../../shared/metrics/plain-question.ts';
import { FAILURE_RULES } from '../../../shared/metrics/resolution.ts';
import { resolve } from '../../../shared/metrics/resolve.ts';
import { REMEDIATIONS } from '../../../shared/model.ts';
import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { buildPicture } from './picture.ts';
import { hex, storeDeployments, storeRepository } from './store-rows.ts';

const HOUR = 3_600_000;

let db: Database;
beforeEach(() => {
  db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
  storeRepository(db, { name: 'app', commits: line('a1', 'a2', 'a3'), tags: { 'v1.0': 'a1', '2.0': 'a2' } });
  storeRepository(db, { name: 'lib', commits: line('b1', 'b2', 'b3') });
});
afterEach(() => void db.close());

/** At hours 1, 2, … */
function line(...shas: readonly string[]) {
  return shas.map((sha, i) => ({ sha, parents: i === 0 ? [] : [shas[i - 1] ?? ''], at: (i + 1) * HOUR }));
}

/** A row a repository, as exports have them, with the same id; "a2 b1" = these commits, by SHA or by version. */
function deploy(...deployments: readonly string[]): void {
  storeDeployments(
    db,
    deployments.flatMap((commits, i) =>
      commits.split(' ').map((name) => ({
        key: `d${i}`,
        service: 'shop',
        finishedAt: (10 + i) * HOUR,
        repository: name.startsWith('b') ? 'lib' : 'app',
        ...(/^[ab]\d/.test(name) ? { sha: name.length === 2 ? hex(name) : name } : { version: name }),
      })),
    ),
  );
}

/** Per deployment: lead times in hours, then what it was and by which rule it failed. */
function measured() {
  const { facts } = buildPicture(db);
  const { leadOffset, leadSeconds, remediation, failedBy } = resolve(facts, PLAIN_RULES);
  return Array.from({ length: facts.deployments.count }, (_, i) => [
    Array.from(leadSeconds.subarray(leadOffset[i], leadOffset[i + 1]), (seconds) => seconds / 3600).sort(
      (a, b) => b - a,
    ),
    REMEDIATIONS[remediation[i] ?? 0],
    FAILURE_RULES[failedBy[i] ?? 0],
  ]);
}

test('each repository brings its new commits, from a baseline of its own', () => {
  deploy('a1 b1', 'a2 b1', 'a3 b3');
  expect(measured()).toEqual([
    [[], null, null],
    [[9], null, null],
    [[10, 9, 9], null, null],
  ]);
});

test('one repository taken back is a rollback, though the other stays; the same again is nothing', () => {
  deploy('a1 b1', 'a2 b1', 'a2 b1', 'a1 b1', 'a1 b2');
  expect(measured()).toEqual([
    [[], null, null],
    [[9], null, 'rollback'],
    [[], null, null],
    [[], 'rollback', null],
    [[12], null, null],
  ]);
});

test('commits are named by short SHA and by version, with and without its v', () => {
  deploy('1.0 b1', `v2.0 ${hex('b2').slice(0, 8)}`, `${hex('a3').slice(0, 7)} b2`);
  expect(measured().map(([leads]) => leads)).toEqual([[], [9, 9], [9]]);
});
