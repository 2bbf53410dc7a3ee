/** What a workspace answers from, kept or in memory or neither, is what its rows say: after any changes, in any order. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PLAIN_RULES } from '../../../../shared/metrics/plain-question.ts';
import { resolve } from '../../../../shared/metrics/resolve.ts';
import type { NameChoice } from '../../../../shared/name-mapping.ts';
import { changeNames } from '../../change-names.ts';
import { changeCorrections } from '../../corrections/change-corrections.ts';
import type { Database } from '../../db/connect.ts';
import { createWorkspace, openWorkspace, type WorkspaceStore } from '../../db/open.ts';
import { removeRepository } from '../../git/remove-repository.ts';
import { undoImport } from '../../import/store/undo-import.ts';
import { createWorkspaceState, type Workspace } from '../../workspace.ts';
import { buildPicture, type Picture } from '../picture.ts';
import { storeListedCommits, storePulls } from '../store-pull-rows.ts';
import { hex, storeDeployments, storeIncidents, storeRepository } from '../store-rows.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-kept-'));
  path = join(folder, 'client.doradeck');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HOUR = 3_600_000;
const at = fc.integer({ min: 1, max: 60 }).map((hours) => hours * HOUR);
const service = fc.constantFrom('web', 'api', '검색');
const sha = fc.constantFrom('a1', 'a2', 'b1', 'c1', 'c2').map(hex);
const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });

const deployment = fc.record({
  externalId: orNone(fc.constantFrom('d1', 'd2', 'd3')),
  service,
  team: orNone(fc.constantFrom('red', '결제팀')),
  environment: orNone(fc.constantFrom('prod', 'stage')),
  repository: orNone(fc.constantFrom('shop', 'other')),
  sha: orNone(sha),
  version: orNone(fc.constantFrom('1.0', 'v2.0')),
  finishedAt: at,
  pull: orNone(fc.constantFrom('1', '2')),
});
const incident = fc.record({
  externalId: orNone(fc.constantFrom('i1', 'i2')),
  services: fc.uniqueArray(service, { maxLength: 2 }),
  startedAt: at,
  resolvedAt: orNone(at),
  deploymentExternalId: orNone(fc.constantFrom('d1', 'd9')),
  sha: orNone(sha),
});
const pull = fc.record({
  repository: orNone(fc.constant('shop')),
  author: fc.constantFrom('kim', 'dependabot'),
  mergeSha: sha,
});
const choice: fc.Arbitrary<NameChoice> = fc.oneof(
  fc.record({ kind: fc.constant('alias' as const), service: fc.constant('api'), aliasOf: orNone(fc.constant('web')) }),
  fc.record({ kind: fc.constant('team' as const), service, team: orNone(fc.constant('blue')) }),
  fc.record({
    kind: fc.constant('environment' as const),
    environment: fc.constant('stage'),
    production: orNone(fc.boolean()),
  }),
  fc.record({ kind: fc.constant('bot' as const), person: fc.constant('kim@example.com'), bot: orNone(fc.boolean()) }),
  fc.record({
    kind: fc.constant('group' as const),
    person: fc.constant('lee@example.com'),
    group: orNone(fc.constant('partner')),
  }),
);
const rows = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { minLength: 1, maxLength: 5 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('deployments' as const), rows: rows(deployment) }),
  fc.record({ kind: fc.constant('incidents' as const), rows: rows(incident) }),
  fc.record({ kind: fc.constant('pulls' as const), rows: rows(pull) }),
  fc.record({
    kind: fc.constant('repository' as const),
    name: fc.constantFrom('shop', 'web'),
    tag: orNone(fc.constant('v1.0')),
  }),
  fc.record({ kind: fc.constant('remove' as const) }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(3) }),
  fc.record({ kind: fc.constant('names' as const), choice }),
  fc.record({ kind: fc.constant('correct' as const), failed: orNone(fc.boolean()) }),
  fc.record({ kind: fc.constant('settings' as const), productionPattern: fc.constantFrom('^prod', 'stage') }),
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;
/** What happens to the process after a change: it goes on, with or without time to keep; or ends, and the next one opens. */
const after = fc.constantFrom('goes on', 'keeps', 'keeps and ends', 'ends', 'keeps a part and ends');

const ids = (db: Database, table: string) =>
  db.prepare<[], number>(`SELECT id FROM ${table} ORDER BY id`).pluck().all();
let repositories = 0;

async function make(workspace: Workspace, what: Change): Promise<void> {
  const db = workspace.store.writer;
  if (what.kind === 'deployments') storeDeployments(db, what.rows);
  else if (what.kind === 'incidents') storeIncidents(db, what.rows);
  else if (what.kind === 'pulls') {
    storePulls(db, what.rows);
    storeListedCommits(db, [{ sha: hex('c1'), pull: '1' }]);
  } else if (what.kind === 'repository') {
    const commits = [
      { sha: 'a1', author: 'kim' },
      { sha: 'a2', parents: ['a1'], author: 'lee', subject: 'hotfix', reverts: 'a1' },
      { sha: `b${repositories}`, parents: ['a2'] },
    ];
    const tags = what.tag === null ? {} : { [what.tag]: 'a2' };
    storeRepository(db, { name: what.name, source: `/${repositories++}`, services: ['web'], commits, tags });
  } else if (what.kind === 'remove') {
    const [id] = ids(db, 'repository');
    if (id !== undefined) removeRepository(db, id, folder);
  } else if (what.kind === 'undo') {
    const batches = ids(db, 'batch');
    const batch = batches[what.which % Math.max(1, batches.length)];
    if (batch !== undefined) await undoImport(db, batch);
  } else if (what.kind === 'names') changeNames(db, [what.choice]);
  else if (what.kind === 'settings') workspace.changeSettings({ productionPattern: what.productionPattern });
  else {
    const key = db.prepare<[], string>('SELECT key FROM deployment_row WHERE repeats = 0').pluck().get();
    if (key !== undefined) changeCorrections(db, [{ kind: 'failure', deployment: key, failed: what.failed }], 0);
  }
}

/** Everything that a picture answers. */
function contentOf(picture: Picture, db: Database) {
  const { facts, repositoryIds, commitPosition, commitAuthor, tags, pullCommitShas, people, stored } = picture;
  return {
    ...{ facts, repositoryIds, commitPosition, commitAuthor, tags, pullCommitShas, people, stored },
    repositoryOf: Array.from({ length: facts.commits.count }, (_, row) => picture.repositoryOf(row)),
    deploymentOf: ids(db, 'deployment_row').map(picture.deploymentOf),
    incidentOf: ids(db, 'incident_row').map(picture.incidentOf),
    serviceOf: picture.serviceOf('api'),
  };
}

function check(workspace: Workspace): void {
  const db = workspace.store.reader;
  const truth = buildPicture(db);
  expect(contentOf(workspace.picture(), db)).toEqual(contentOf(truth, db));
  const rules = { ...PLAIN_RULES, environmentPattern: workspace.settings().productionPattern };
  expect(workspace.resolve(rules).resolution).toEqual(resolve(truth.facts, rules));
}

function keep(workspace: Workspace, most = Number.POSITIVE_INFINITY): void {
  let steps = 0;
  for (const _ of workspace.keep()) if (++steps >= most) return;
}

test('as the rows say', { timeout: 120_000 }, async () => {
  const story = fc.array(fc.record({ change, after }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      rmSync(path, { force: true });
      let store: WorkspaceStore = createWorkspace(path);
      const open = () => createWorkspaceState(store, 'UTC', { appVersion: '1', rowsWorthKeeping: 0 });
      let workspace = open();
      try {
        for (const step of steps) {
          await make(workspace, step.change);
          check(workspace);
          if (step.after.startsWith('keeps')) keep(workspace, step.after.includes('part') ? 2 : undefined);
          if (!step.after.endsWith('ends')) continue;
          store.close();
          store = openWorkspace(path);
          workspace = open();
          check(workspace);
        }
      } finally {
        store.close();
      }
    }),
    { numRuns: 30 },
  );
});
