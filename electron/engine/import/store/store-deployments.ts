import type { Database } from 'better-sqlite3';
import type { FieldReader } from '../../../../shared/import/field-reader.ts';
import { readDeployment } from '../../../../shared/import/read-deployment.ts';
import { DEPLOYMENT_STATUSES, type DeploymentRecord, REMEDIATIONS } from '../../../../shared/model.ts';
import { BulkInsert, type SqlValue } from './bulk-insert.ts';
import { CONTENT, type DeploymentFacts, DeploymentHash, KEY } from './deployment-hash.ts';
import { NameIds } from './name-ids.ts';
import type { RowStore } from './row-store.ts';
import { StageDeployments } from './stage-deployments.ts';
import type { StagedRows } from './staged-rows.ts';

/** Those of the table behind the id, in its order. */
const COLUMNS = [
  'batch_id',
  'line',
  'key',
  'content_hash',
  'repeats',
  'external_id',
  'service_id',
  'team_id',
  'environment_id',
  'repository_name_id',
  'sha',
  'version',
  'started_at',
  'finished_at',
  'finished_at_text',
  'status',
  'committed_at',
  'change_failure',
  'remediation',
  'pull',
];

const RARELY = new Set(['finished_at_text', 'committed_at', 'change_failure', 'remediation', 'pull']);

/** Where names of deployments get their ids. */
export interface DeploymentNames {
  readonly services: NameIds;
  readonly teams: NameIds;
  readonly environments: NameIds;
  readonly repositories: NameIds;
}

/** Writes records that no file's reader stands behind. `flush` must be called at the end. */
export function deploymentWriter(db: Database, batchId: number) {
  const names = deploymentNames(db);
  const hash = new DeploymentHash();
  const insert = new BulkInsert(db, 'deployment_row', COLUMNS, RARELY);
  return {
    add: (record: DeploymentRecord, line: number) => insert.add(rowOf(record, { batchId, line, names, hash })),
    flush: () => insert.flush(),
  };
}

/** Rows go into the table, or by way of `staged`: plain ones of a table then never become strings. */
export function deploymentStore(db: Database, batchId: number, staged: StagedRows | null): RowStore {
  const names = deploymentNames(db);
  const hash = new DeploymentHash();
  const insert = staged === null ? new BulkInsert(db, 'deployment_row', COLUMNS, RARELY) : null;
  staged?.expectColumns(COLUMNS);
  const plain = staged === null ? null : new StageDeployments(staged, batchId, names, hash);
  return {
    table: 'deployment_row',
    flush: () => insert?.flush(),
    store(reader: FieldReader, line: number): boolean {
      if (plain?.store(reader, line)) return true;
      const record = readDeployment(reader);
      if (record === null) return false;
      const values = rowOf(record, { batchId, line, names, hash });
      if (staged === null) insert?.add(values);
      else staged.add(values);
      plain?.learn(reader);
      return true;
    },
  };
}

function deploymentNames(db: Database): DeploymentNames {
  return {
    services: new NameIds(db, 'service'),
    teams: new NameIds(db, 'team'),
    environments: new NameIds(db, 'environment'),
    repositories: new NameIds(db, 'repository_name'),
  };
}

interface RowPlace {
  readonly batchId: number;
  readonly line: number;
  readonly names: DeploymentNames;
  readonly hash: DeploymentHash;
}

/** Values of COLUMNS. */
function rowOf(record: DeploymentRecord, { batchId, line, names, hash }: RowPlace): SqlValue[] {
  const facts = factsOf(record, names);
  hashRecord(hash, record, facts);
  return [batchId, line, hash.key.toString('latin1'), Buffer.from(hash.content), 0, ...valuesOf(record, facts)];
}

function factsOf(record: DeploymentRecord, names: DeploymentNames): DeploymentFacts {
  return {
    service: names.services.of(record.service),
    team: names.teams.ofOrNone(record.team),
    environment: names.environments.ofOrNone(record.environment),
    repository: names.repositories.ofOrNone(record.repository),
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    committedAt: record.committedAt,
    status: DEPLOYMENT_STATUSES.indexOf(record.status),
    changeFailure: record.changeFailure === null ? null : Number(record.changeFailure),
    remediation: REMEDIATIONS.indexOf(record.remediation),
  };
}

function hashRecord(hash: DeploymentHash, record: DeploymentRecord, facts: DeploymentFacts): void {
  const { externalId, sha, version, finishedAtText, pull } = record;
  hash.startKey(facts, externalId !== null);
  if (externalId === null) {
    hash.hash.addText(KEY.sha, sha);
    hash.hash.addText(KEY.version, version);
  } else hash.hash.addText(KEY.id, externalId);
  hash.finishKey();
  hash.startContent(facts);
  hash.hash.addText(CONTENT.sha, sha);
  hash.hash.addText(CONTENT.version, version);
  hash.hash.addText(CONTENT.finishedAtText, finishedAtText);
  hash.hash.addText(CONTENT.pull, pull);
  hash.finishContent();
}

function valuesOf(record: DeploymentRecord, facts: DeploymentFacts) {
  return [
    record.externalId,
    facts.service.id,
    facts.team.id,
    facts.environment.id,
    facts.repository.id,
    record.sha,
    record.version,
    record.startedAt,
    record.finishedAt,
    record.finishedAtText,
    facts.status,
    record.committedAt,
    facts.changeFailure,
    record.remediation,
    record.pull,
  ];
}
