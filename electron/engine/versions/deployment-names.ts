/** What deployments call their versions: of all of them in one walk over their rows, of a few from these rows alone. */

import type { DeploymentFacts } from '../../../shared/metrics/facts.ts';
import type { Database } from '../db/connect.ts';
import { prepared } from '../db/prepared.ts';
import { type CommitShas, hexAt, isShaAt } from '../facts/commit-index.ts';
import type { Picture } from '../facts/picture.ts';
import { createTextCodes, type TextCodes } from '../facts/text-codes.ts';
import { commitRowSha, deploymentTexts } from '../queries/row-texts.ts';

/** What one deployment calls its version; neither = it names none. */
export interface NamedDeployment {
  readonly row: number;
  readonly name: string | null;
  readonly sha: string | null;
  /** Row of the commit that has this SHA, -1 = none is known. */
  readonly commit: number;
}

export interface DeploymentNames {
  of(rows: Int32Array): readonly NamedDeployment[];
  /** In steps; whoever asks for most of them would wait ten times as long for the rows of one service after the other. */
  readAll(): Generator<void>;
  /** Forgets what `readAll` read. */
  release(): void;
}

export function createDeploymentNames(db: Database, picture: Picture): DeploymentNames {
  let columns: NameColumns | null = null;
  return {
    of: (rows) => (columns === null ? readFew(db, picture, rows) : namesIn(columns, rows)),
    *readAll() {
      columns = yield* readColumns(db, picture);
    },
    release() {
      columns = null;
    },
  };
}

/** By row of the facts. */
interface NameColumns {
  /** Codes; 0 = none. */
  readonly name: Int32Array;
  /** Codes of SHAs that no commit is known of. */
  readonly sha: Int32Array;
  readonly commit: Int32Array;
  readonly names: TextCodes;
  readonly shas: TextCodes;
  /** Those of the commits. */
  readonly commitShas: CommitShas;
}

const ROWS_AT_ONCE = 2000;
type Row = [id: number, version: string | null, sha: string | null];

function* readColumns(db: Database, picture: Picture): Generator<void, NameColumns> {
  const { deployments } = picture.facts;
  const { count, id } = deployments;
  const codes = () => new Int32Array(count);
  const columns: NameColumns = {
    ...{ name: codes(), sha: codes(), commit: codes().fill(-1) },
    ...{ names: createTextCodes(), shas: createTextCodes(), commitShas: picture.commitShas },
  };
  const commitOf = createCommitOf(deployments, (commit, said) => isShaAt(columns.commitShas, commit, said));
  const set = (row: number, version: string | null, sha: string | null) => {
    const said = asSaid(sha);
    const commit = commitOf(row, said);
    columns.name[row] = columns.names.code(version);
    columns.commit[row] = commit;
    columns.sha[row] = commit < 0 ? columns.shas.code(said) : 0;
  };
  const seen = new Uint8Array(count);
  const several = new Set<number>();
  for (const rows of readInTurn(db)) {
    for (const [rowId, version, sha] of rows) {
      const row = picture.deploymentOf(rowId);
      if (row < 0) continue;
      if (seen[row] === 1) several.add(row);
      else set(row, version, sha);
      seen[row] = 1;
    }
    yield;
  }
  const textsOf = deploymentTexts(db);
  for (const row of several) {
    const { version, sha } = textsOf(id[row] ?? 0);
    set(row, version, sha);
    yield;
  }
  return columns;
}

function* readInTurn(db: Database): Generator<readonly Row[]> {
  const next = db
    .prepare<[number], Row>(
      `SELECT id, version, sha FROM deployment_row WHERE repeats = 0 AND id > ? ORDER BY id LIMIT ${ROWS_AT_ONCE}`,
    )
    .raw();
  for (let rows = next.all(Number.MIN_SAFE_INTEGER); rows.length > 0; rows = next.all(rows.at(-1)?.[0] ?? 0))
    yield rows;
}

function namesIn(columns: NameColumns, rows: Int32Array): readonly NamedDeployment[] {
  const { names, shas, commitShas } = columns;
  const orNull = (text: string) => (text === '' ? null : text);
  return Array.from(rows, (row) => {
    const commit = columns.commit[row] as number;
    const name = orNull(names.text(columns.name[row] as number));
    const sha = commit < 0 ? orNull(shas.text(columns.sha[row] as number)) : hexAt(commitShas, commit);
    return { row, name, sha, commit };
  });
}

function readFew(db: Database, picture: Picture, rows: Int32Array): readonly NamedDeployment[] {
  const { deployments } = picture.facts;
  const { id } = deployments;
  const shaOf = commitRowSha(db, picture);
  const commitOf = createCommitOf(deployments, (commit, said) => shaOf(commit).startsWith(said));
  const textsOf = deploymentTexts(db);
  const found = prepared<[string], [...Row, rows: number]>(
    db,
    `SELECT id, version, sha, (SELECT count(*) FROM deployment_row AS other WHERE other.key = own.key)
     FROM deployment_row AS own WHERE id IN (SELECT value FROM json_each(?))`,
  ).raw();
  const read = new Map(found.all(JSON.stringify(Array.from(rows, (row) => id[row]))).map((row) => [row[0], row]));
  return Array.from(rows, (row) => {
    const [firstId, version = null, sha = null, count = 0] = read.get(id[row] ?? 0) ?? [];
    const texts = firstId !== undefined && count > 1 ? textsOf(firstId) : { version, sha };
    const said = asSaid(texts.sha);
    const commit = commitOf(row, said);
    return { row, name: texts.version, sha: commit < 0 ? said : shaOf(commit), commit };
  });
}

function asSaid(sha: string | null): string | null {
  return sha?.trim().toLowerCase() ?? null;
}

/** Of those that a deployment deployed, the one that it names; without a SHA its first. */
function createCommitOf(
  { commitOffset, commitRef }: DeploymentFacts,
  isNamed: (commit: number, said: string) => boolean,
): (row: number, said: string | null) => number {
  return (row, said) => {
    for (let k = commitOffset[row] as number; k < (commitOffset[row + 1] as number); k++) {
      const commit = commitRef[k] as number;
      if (said === null || isNamed(commit, said)) return commit;
    }
    return -1;
  };
}
