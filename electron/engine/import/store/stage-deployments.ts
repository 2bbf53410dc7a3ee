import type { RowBytes } from '../../../../shared/import/cell.ts';
import { readRepository, saysRolledBack } from '../../../../shared/import/coerce-text.ts';
import type { FieldReader } from '../../../../shared/import/field-reader.ts';
import { remediationOf, statusOf } from '../../../../shared/import/read-deployment.ts';
import { DEPLOYMENT_STATUSES, REMEDIATIONS } from '../../../../shared/model.ts';
import { isPlainCommit, isPlainNumber, isPlainText } from '../bytes/plain-bytes.ts';
import { LearntField } from '../csv/learnt-field.ts';
import { CONTENT, type DeploymentFacts, type DeploymentHash, KEY } from './deployment-hash.ts';
import { type NameId, NO_NAME } from './name-ids.ts';
import type { StagedRows } from './staged-rows.ts';
import type { DeploymentNames } from './store-deployments.ts';

interface StatusWord {
  readonly status: number;
  /** It says that the deployment was taken back. */
  readonly rolledBack: boolean;
}

/** A column, and where its text stands in the present row; one that ends where it starts is not there. */
interface Span {
  column: number;
  start: number;
  end: number;
}

const LONG_WAY = -2;
const NO_TIME = -1;

/**
 * Deployments from the bytes of a table's row to the bytes of a stored one. It takes the rows that are plain (mostly all
 * of them) and leaves to `readDeployment` what needs a second look; what is stored is the same.
 */
export class StageDeployments {
  readonly #staged: StagedRows;
  readonly #batchId: number;
  readonly #hash: DeploymentHash;
  readonly #facts: DeploymentFacts;
  readonly #id: Span = { column: -1, start: 0, end: 0 };
  readonly #sha: Span = { column: -1, start: 0, end: 0 };
  readonly #version: Span = { column: -1, start: 0, end: 0 };
  readonly #pull: Span = { column: -1, start: 0, end: 0 };
  #reader: FieldReader | null = null;
  #startedAt = -1;
  #finishedAt = -1;
  #committedAt = -1;
  readonly #service: LearntField<NameId>;
  readonly #team: LearntField<NameId>;
  readonly #environment: LearntField<NameId>;
  readonly #repository: LearntField<NameId>;
  readonly #status = new LearntField<StatusWord>('status', (reader) => {
    const text = reader.text('status');
    const status = DEPLOYMENT_STATUSES.indexOf(statusOf(reader, text));
    return { status, rolledBack: text !== null && saysRolledBack(text) };
  });
  readonly #changeFailure = new LearntField<boolean | null>('change_failure', (reader) =>
    reader.flag('change_failure'),
  );
  readonly #remediation = new LearntField<number>('remediation', (reader) =>
    REMEDIATIONS.indexOf(remediationOf(reader)),
  );

  constructor(staged: StagedRows, batchId: number, names: DeploymentNames, hash: DeploymentHash) {
    this.#staged = staged;
    this.#batchId = batchId;
    this.#hash = hash;
    this.#service = new LearntField('service', (reader) => names.services.ofOrNone(reader.name('service')));
    this.#team = new LearntField('team', (reader) => names.teams.ofOrNone(reader.text('team')));
    this.#environment = new LearntField('env', (reader) => names.environments.ofOrNone(reader.text('env')));
    this.#repository = new LearntField('repo', (reader) => {
      const text = reader.text('repo');
      return names.repositories.ofOrNone(text === null ? null : readRepository(text));
    });
    const [nobody, nothing] = [{ service: NO_NAME, team: NO_NAME, environment: NO_NAME, repository: NO_NAME }, null];
    const times = { startedAt: nothing, finishedAt: 0, committedAt: nothing };
    this.#facts = { ...nobody, ...times, status: 0, changeFailure: nothing, remediation: 0 };
  }

  /** False = the row was not stored and takes the long way. */
  store(reader: FieldReader, line: number): boolean {
    const { bytes } = reader;
    if (this.#reader !== reader) this.#takeColumns(reader);
    if (bytes === null || !this.#readTimes(reader, bytes) || !this.#readTexts(bytes)) return false;
    if (!this.#readWords(reader, bytes)) return false;
    const { committedAt, finishedAt } = this.#facts;
    if (committedAt !== null && committedAt > finishedAt) reader.tally.timeFlagged++;
    this.#hashRow(bytes.buffer);
    this.#stage(bytes.buffer, line);
    return true;
  }

  /** One reader reads all rows. */
  #takeColumns(reader: FieldReader): void {
    this.#reader = reader;
    this.#startedAt = reader.columnOf('started_at');
    this.#finishedAt = reader.columnOf('finished_at');
    this.#committedAt = reader.columnOf('committed_at');
    this.#id.column = reader.columnOf('id');
    this.#sha.column = reader.columnOf('sha');
    this.#version.column = reader.columnOf('version');
    this.#pull.column = reader.columnOf('pull');
  }

  /** From a row that was stored the long way. */
  learn(reader: FieldReader): void {
    const { bytes } = reader;
    if (bytes === null) return;
    for (const field of [this.#service, this.#team, this.#environment, this.#repository]) field.learn(reader, bytes);
    for (const field of [this.#status, this.#changeFailure, this.#remediation]) field.learn(reader, bytes);
  }

  #readTimes(reader: FieldReader, bytes: RowBytes): boolean {
    const started = timeOf(reader, bytes, this.#startedAt);
    const finished = timeOf(reader, bytes, this.#finishedAt);
    const committed = timeOf(reader, bytes, this.#committedAt);
    // Without an end the start stands for it, which is counted.
    if (started === LONG_WAY || finished < 0 || committed === LONG_WAY || finished < started) return false;
    this.#facts.startedAt = started === NO_TIME ? null : started;
    this.#facts.finishedAt = finished;
    this.#facts.committedAt = committed === NO_TIME ? null : committed;
    return true;
  }

  #readTexts(bytes: RowBytes): boolean {
    return (
      spanOf(bytes, this.#id) &&
      spanOf(bytes, this.#sha) &&
      spanOf(bytes, this.#version) &&
      spanOf(bytes, this.#pull) &&
      isPlainText(bytes.buffer, this.#id.start, this.#id.end) &&
      isPlainText(bytes.buffer, this.#version.start, this.#version.end) &&
      isPlainCommit(bytes.buffer, this.#sha.start, this.#sha.end) &&
      isPlainNumber(bytes.buffer, this.#pull.start, this.#pull.end)
    );
  }

  #readWords(reader: FieldReader, bytes: RowBytes): boolean {
    const service = this.#service.find(reader, bytes);
    const team = this.#team.find(reader, bytes);
    const environment = this.#environment.find(reader, bytes);
    const repository = this.#repository.find(reader, bytes);
    const word = this.#status.find(reader, bytes);
    const changeFailure = this.#changeFailure.find(reader, bytes);
    const remediation = this.#remediation.find(reader, bytes);
    if (service === undefined || team === undefined || environment === undefined || repository === undefined)
      return false;
    if (word === undefined || changeFailure === undefined || remediation === undefined) return false;
    const facts = this.#facts;
    facts.service = service;
    facts.team = team;
    facts.environment = environment;
    facts.repository = repository;
    facts.status = word.status;
    facts.changeFailure = changeFailure === null ? (word.rolledBack ? 1 : null) : changeFailure ? 1 : 0;
    facts.remediation = remediation;
    return true;
  }

  #hashRow(buffer: Uint8Array): void {
    const hash = this.#hash;
    const [id, sha, version, pull] = [this.#id, this.#sha, this.#version, this.#pull];
    const hasId = id.end > id.start;
    hash.startKey(this.#facts, hasId);
    if (hasId) hash.hash.addBytes(KEY.id, buffer, id.start, id.end);
    else {
      if (sha.end > sha.start) hash.hash.addBytes(KEY.sha, buffer, sha.start, sha.end);
      if (version.end > version.start) hash.hash.addBytes(KEY.version, buffer, version.start, version.end);
    }
    hash.finishKey();
    hash.startContent(this.#facts);
    if (sha.end > sha.start) hash.hash.addBytes(CONTENT.sha, buffer, sha.start, sha.end);
    if (version.end > version.start) hash.hash.addBytes(CONTENT.version, buffer, version.start, version.end);
    if (pull.end > pull.start) hash.hash.addBytes(CONTENT.pull, buffer, pull.start, pull.end);
    hash.finishContent();
  }

  /** In the order of the table's columns. */
  #stage(buffer: Uint8Array, line: number): void {
    const { record } = this.#staged;
    const facts = this.#facts;
    record.start();
    record.addNull();
    record.addInteger(this.#batchId);
    record.addInteger(line);
    record.addTextBytes(this.#hash.key, 0, this.#hash.key.length);
    record.addBlob(this.#hash.content);
    record.addInteger(0);
    record.addSpan(buffer, this.#id.start, this.#id.end);
    record.addInteger(facts.service.id ?? 0);
    record.addIntegerOrNull(facts.team.id);
    record.addIntegerOrNull(facts.environment.id);
    record.addIntegerOrNull(facts.repository.id);
    record.addSpan(buffer, this.#sha.start, this.#sha.end);
    record.addSpan(buffer, this.#version.start, this.#version.end);
    record.addIntegerOrNull(facts.startedAt);
    record.addInteger(facts.finishedAt);
    record.addNull();
    record.addInteger(facts.status);
    record.addIntegerOrNull(facts.committedAt);
    record.addIntegerOrNull(facts.changeFailure);
    record.add(REMEDIATIONS[facts.remediation] ?? null);
    record.addSpan(buffer, this.#pull.start, this.#pull.end);
    this.#staged.end();
  }
}

/** Epoch ms, NO_TIME, or LONG_WAY for what only the long way can tell. */
function timeOf(reader: FieldReader, bytes: RowBytes, column: number): number {
  if (column < 0) return NO_TIME;
  if (!bytes.isPlain(column)) return LONG_WAY;
  if (bytes.start(column) === bytes.end(column)) return NO_TIME;
  const instant = reader.plainTime(column);
  return instant < 0 ? LONG_WAY : instant;
}

/** False = it is not plain. */
function spanOf(bytes: RowBytes, span: Span): boolean {
  const { column } = span;
  if (column < 0) return true;
  span.start = bytes.start(column);
  span.end = bytes.end(column);
  return bytes.isPlain(column);
}
