/**
 * Deployments from the rows of exports: rows with the same key are one deployment, however they lie in their files. It
 * started when the first of them started. It finished when the last of them finished, with the status of that one; a row
 * that is still running counts only while no other has come. Of everything else the file imported last decides, and
 * within a file the row that finished last; an empty cell takes nothing back, and a row that repeats an earlier one says
 * nothing new. Rows that name several commits (an export with a row a commit) deployed, in each repository, the newest.
 */
import { DEPLOYMENT_STATUSES, REMEDIATIONS, type RemediationKind } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import { comparableVersion } from './comparable-version.ts';
import { createNameCodes, type Dictionary } from './dictionary.ts';
import type { ExternalIds } from './external-ids.ts';
import { laterRows } from './later-rows.ts';
import type { NameTables } from './name-tables.ts';
import type { TextCodes } from './text-codes.ts';

/** Columns in the order of the first row of each deployment. */
export interface FoldedDeployments {
  readonly count: number;
  readonly id: Float64Array;
  readonly startedAt: Float64Array;
  readonly finishedAt: Float64Array;
  /** Ids in the store, 0 = none: what they mean is the user's to say. */
  readonly serviceId: Int32Array;
  readonly teamId: Int32Array;
  readonly environment: Int32Array;
  readonly repository: Int32Array;
  readonly status: Uint8Array;
  /** Codes in `texts.versions` (comparable ones) and `texts.shas` (as the rows write them). */
  readonly version: Int32Array;
  readonly sha: Int32Array;
  readonly externalId: Int32Array;
  readonly committedAt: Float64Array;
  readonly outcome: Uint8Array;
  readonly remediation: Uint8Array;
  /** Deployments of several rows: what each row says was deployed. */
  readonly claims: ReadonlyMap<number, readonly ClaimCodes[]>;
  /** Pull requests that its rows name, by the id of the deployment's first row. */
  readonly pulls: ReadonlyMap<number, readonly string[]>;
  /** Ids of all rows that count, ascending, and the deployment that each belongs to. */
  readonly rowId: Float64Array;
  readonly rowDeployment: Int32Array;
}
/** Codes, and by what the claims of several rows are put in order. */
export interface ClaimCodes {
  readonly sha: number;
  readonly version: number;
  readonly repository: number;
  readonly finishedAt: number;
  readonly batchId: number;
}

export interface DeploymentTexts {
  readonly services: Dictionary;
  readonly teams: Dictionary;
  readonly environments: Dictionary;
  readonly versions: TextCodes;
  readonly shas: TextCodes;
  readonly externalIds: ExternalIds;
  readonly repositoryCode: (nameId: unknown) => number;
}

type Row = [
  id: number,
  serviceId: number,
  teamId: number | null,
  environmentId: number | null,
  repositoryNameId: number | null,
  sha: string | null,
  version: string | null,
  externalId: string | null,
  startedAt: number | null,
  finishedAt: number,
  status: number,
  committedAt: number | null,
  changeFailure: number | null,
  remediation: string | null,
  batchId: number,
  pull: string | null,
];

interface RowCodes {
  readonly environment: number;
  readonly repository: number;
  readonly sha: number;
  readonly version: number;
  readonly externalId: number;
}

const ROWS_AT_ONCE = 5000;
const RUNNING = DEPLOYMENT_STATUSES.indexOf('running');
/** Of rows that finished at the same moment, the worse result is the last word. */
const WORD_ORDER = (['unknown', 'success', 'cancelled', 'failure'] as const)
  .map((status, place) => `WHEN ${DEPLOYMENT_STATUSES.indexOf(status)} THEN ${place}`)
  .join(' ');

/** SQL: the rows of one deployment in the order in which they have their say, wherever they lie in their files. */
export const DEPLOYMENT_ROW_ORDER = `
batch_id, status <> ${RUNNING}, finished_at, CASE status ${WORD_ORDER} ELSE -1 END, content_hash, id`;

const SELECT = `
SELECT id, service_id, team_id, environment_id, repository_name_id, sha, version, external_id, started_at, finished_at,
  status, committed_at, change_failure, remediation, batch_id, pull
FROM deployment_row WHERE repeats = 0`;
const SELECT_SEVERAL = `
${SELECT} AND key IN (SELECT key FROM deployment_row GROUP BY key HAVING count(*) > 1) ORDER BY ${DEPLOYMENT_ROW_ORDER}`;

export function foldDeployments(db: Database, names: NameTables, texts: DeploymentTexts): FoldedDeployments {
  const rows = db.prepare<[], number>('SELECT count(*) FROM deployment_row WHERE repeats = 0').pluck().get() ?? 0;
  const firstOf = laterRows(db, 'deployment_row');
  const folded = allocate(rows, rows - firstOf.size);
  const codesOf = createRowCodes(names, texts);
  /** Deployments of several rows, by the id of the first. */
  const several = new Map([...firstOf.values()].map((id) => [id, -1]));
  let count = 0;
  let read = 0;
  for (const some of readInTurn(db)) {
    for (const row of some) {
      const id = row[0];
      const first = firstOf.get(id);
      const i = first === undefined ? count++ : (several.get(first) ?? -1);
      if (first === undefined) {
        folded.id[i] = id;
        if (several.has(id)) several.set(id, i);
        else merge(folded, i, row, codesOf(row));
      }
      folded.rowId[read] = id;
      folded.rowDeployment[read] = i;
      read++;
    }
  }
  const claims = new Map<number, ClaimCodes[]>();
  if (several.size > 0) {
    for (const row of db.prepare<[], Row>(SELECT_SEVERAL).raw().iterate()) {
      const i = several.get(firstOf.get(row[0]) ?? row[0]);
      if (i === undefined) continue;
      const codes = codesOf(row);
      merge(folded, i, row, codes);
      append(claims, i, { ...codes, finishedAt: row[9], batchId: row[14] });
    }
  }
  return { ...folded, count, claims };
}

/** In the order of their ids, many at a time: a call for each would take longer than its reading. */
function* readInTurn(db: Database): Generator<readonly Row[]> {
  const next = db.prepare<[number], Row>(`${SELECT} AND id > ? ORDER BY id LIMIT ${ROWS_AT_ONCE}`).raw();
  for (let rows = next.all(Number.MIN_SAFE_INTEGER); rows.length > 0; rows = next.all(rows.at(-1)?.[0] ?? 0))
    yield rows;
}

type Columns = Omit<FoldedDeployments, 'count' | 'claims' | 'pulls'> & { readonly pulls: Map<number, string[]> };

function allocate(rows: number, deployments: number): Columns {
  return {
    id: new Float64Array(deployments),
    startedAt: new Float64Array(deployments).fill(Number.NaN),
    finishedAt: new Float64Array(deployments).fill(Number.NEGATIVE_INFINITY),
    serviceId: new Int32Array(deployments),
    teamId: new Int32Array(deployments),
    environment: new Int32Array(deployments),
    repository: new Int32Array(deployments),
    status: new Uint8Array(deployments),
    version: new Int32Array(deployments),
    sha: new Int32Array(deployments),
    externalId: new Int32Array(deployments),
    committedAt: new Float64Array(deployments).fill(Number.NaN),
    outcome: new Uint8Array(deployments),
    remediation: new Uint8Array(deployments),
    pulls: new Map(),
    rowId: new Float64Array(rows),
    rowDeployment: new Int32Array(rows),
  };
}

function createRowCodes(names: NameTables, texts: DeploymentTexts): (row: Row) => RowCodes {
  const environment = createNameCodes(names.environments, texts.environments);
  return ([, , , environmentId, repositoryNameId, sha, version, externalId]) => ({
    environment: environment(environmentId),
    repository: texts.repositoryCode(repositoryNameId),
    sha: texts.shas.code(sha),
    version: texts.versions.code(version === null ? null : comparableVersion(version)),
    externalId: texts.externalIds.ofDeployment(externalId),
  });
}

function merge(folded: Columns, i: number, row: Row, codes: RowCodes): void {
  const [, serviceId, teamId, , , , , , startedAt, finishedAt, status, committedAt, changeFailure, remediation] = row;
  folded.serviceId[i] = serviceId;
  if (teamId !== null) folded.teamId[i] = teamId;
  if (codes.environment !== 0) folded.environment[i] = codes.environment;
  if (codes.repository !== 0) folded.repository[i] = codes.repository;
  if (codes.sha !== 0) folded.sha[i] = codes.sha;
  if (codes.version !== 0) folded.version[i] = codes.version;
  if (codes.externalId !== 0) folded.externalId[i] = codes.externalId;
  if (startedAt !== null && !(startedAt >= (folded.startedAt[i] ?? 0))) folded.startedAt[i] = startedAt;
  const hasFinished = Number(status !== RUNNING);
  const before = folded.finishedAt[i] ?? Number.NEGATIVE_INFINITY;
  // -Infinity = no row so far.
  const hadFinished = Number(before !== Number.NEGATIVE_INFINITY && folded.status[i] !== RUNNING);
  if (hasFinished > hadFinished || (hasFinished === hadFinished && finishedAt >= before)) {
    folded.finishedAt[i] = finishedAt;
    folded.status[i] = status;
  }
  if (committedAt !== null) folded.committedAt[i] = committedAt;
  if (changeFailure !== null) folded.outcome[i] = changeFailure === 0 ? 1 : 2;
  if (remediation !== null) folded.remediation[i] = Math.max(0, REMEDIATIONS.indexOf(remediation as RemediationKind));
  const named = row[15];
  if (named !== null) {
    const id = folded.id[i] ?? 0;
    folded.pulls.set(id, [...new Set([...(folded.pulls.get(id) ?? []), ...named.split(',')])]);
  }
}

function append(claims: Map<number, ClaimCodes[]>, i: number, claim: ClaimCodes): void {
  const known = claims.get(i);
  if (known) known.push(claim);
  else claims.set(i, [claim]);
}
