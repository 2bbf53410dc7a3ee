import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { PLAIN_RULES } from '../../../../shared/metrics/plain-question.ts';
import { resolve } from '../../../../shared/metrics/resolve.ts';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { buildPicture } from '../picture.ts';
import { storePulls } from '../store-pull-rows.ts';
import { hex, storeDeployments, storeIncidents, storeRepository } from '../store-rows.ts';
import { KEPT_FORMAT } from './kept-sets.ts';

const HOUR = 3_600_000;

/** A client with something of everything that rules tell apart. */
function computeFromClient() {
  const db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
  const commits = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map((sha, i, all) => {
    const parents = all.slice(Math.max(0, i - 1), i);
    const about = i === 3 ? { subject: 'hotfix: prices', author: 'renovate[bot]' } : i === 4 ? { reverts: 'a4' } : {};
    return { sha, parents, at: (i + 1) * HOUR, ...about };
  });
  storeRepository(db, { name: 'shop', services: ['web'], commits, tags: { 'v1.0': 'a2' } });
  storePulls(db, [{ repository: 'shop', mergeSha: hex('a3'), commits: ['b1', ['b2', HOUR]], approvedAt: 12 }]);
  const row = { environment: 'prod', team: '결제팀', repository: 'shop' };
  storeDeployments(db, [
    { ...row, externalId: 'd1', sha: hex('a1'), finishedAt: 10 * HOUR },
    { ...row, externalId: 'd2', version: '1.0', finishedAt: 11 * HOUR },
    { ...row, externalId: 'd3', sha: hex('a4'), finishedAt: 12 * HOUR, status: 'failure' },
    { ...row, externalId: 'd4', sha: 'A5', finishedAt: 13 * HOUR, startedAt: 12 * HOUR, remediation: 'rollback' },
    { ...row, externalId: 'd4', sha: hex('a6'), finishedAt: 14 * HOUR },
    { ...row, service: 'api', environment: 'stage', repository: 'other', pull: '1', finishedAt: 14 * HOUR },
    { ...row, service: 'api', sha: 'ccccccc', committedAt: HOUR, changeFailure: true, finishedAt: 15 * HOUR },
  ]);
  storeIncidents(db, [
    { services: ['web'], startedAt: 11.5 * HOUR, resolvedAt: 13 * HOUR, severity: 'high', environment: 'prod' },
    { services: ['api', 'web'], startedAt: 16 * HOUR, deploymentExternalId: 'd4', sha: hex('a6') },
  ]);
  const picture = buildPicture(db);
  const { facts, commitPosition, commitAuthor, stored, pullCommitShas } = picture;
  const resolutions = (['doradeck', 'four-keys'] as const).map((profile) =>
    resolve(facts, { ...PLAIN_RULES, profile, excludeBots: true }),
  );
  db.close();
  return { facts, commitPosition, commitAuthor, stored, pullCommitShas, resolutions };
}

/** Whatever an older Doradeck kept in its own way must not be taken for what this one would compute. */
test('of another shape or with other values than this format’s, what is kept is of another format', () => {
  const computed = crc32(
    JSON.stringify(computeFromClient(), (_, value: unknown) =>
      ArrayBuffer.isView(value) ? [...(value as never)] : value,
    ),
  );
  // Is it another number? Then raise KEPT_FORMAT, and put both here.
  expect({ format: KEPT_FORMAT, computed }).toEqual({ format: 2, computed: 1_227_778_872 });
});
