import type { DeploymentFacts } from '../../../shared/metrics/facts.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import type { ClaimCodes, DeploymentTexts, FoldedDeployments } from './fold-deployments.ts';
import { orderByTime } from './order-by-time.ts';
import type { ReadCommits } from './read-commits.ts';
import type { CommitClaim, CommitResolver, Resolved } from './resolve-commit.ts';
import { completeShortShas } from './short-shas.ts';

export interface BuiltDeployments {
  readonly facts: DeploymentFacts;
  readonly shas: Dictionary;
  readonly versions: Dictionary;
  /** The deployment that a row of the store belongs to, else -1. */
  readonly deploymentOf: (rowId: number) => number;
}

/** Deployments in order of time, with the commits they deployed. */
export function buildDeployments(
  folded: FoldedDeployments,
  texts: DeploymentTexts,
  resolve: CommitResolver,
  repositoryOf: ReadCommits['repositoryOf'],
): BuiltDeployments {
  const { count } = folded;
  const order = orderByTime(folded.finishedAt, count);
  const { shas, sha, commitOffset, commitRef } = deployedCommits(folded, order, texts, resolve, repositoryOf);
  completeShortShas(shas, sha);
  const floats = (column: Float64Array) => gather(column, order, new Float64Array(count));
  const codes = (column: Int32Array) => gather(column, order, new Int32Array(count));
  const bytes = (column: Uint8Array) => gather(column, order, new Uint8Array(count));
  const service = codes(folded.service);
  return {
    facts: {
      count,
      id: floats(folded.id),
      startedAt: floats(folded.startedAt),
      finishedAt: floats(folded.finishedAt),
      service,
      team: withServiceTeams(service, codes(folded.team)),
      environment: codes(folded.environment),
      repository: codes(folded.repository),
      status: bytes(folded.status),
      version: codes(folded.version),
      sha,
      externalId: codes(folded.externalId),
      committedAt: floats(folded.committedAt),
      outcome: bytes(folded.outcome),
      remediation: bytes(folded.remediation),
      commitOffset,
      commitRef,
    },
    shas,
    versions: texts.versions,
    deploymentOf: createRowLookup(folded, order),
  };
}

function gather<Column extends Float64Array | Int32Array | Uint8Array>(
  column: Column,
  order: Int32Array,
  target: Column,
): Column {
  for (let i = 0; i < order.length; i++) target[i] = column[order[i] ?? 0] ?? 0;
  return target;
}

/** Rows that name no team get the one that the newest row of their service names. */
function withServiceTeams(service: Int32Array, team: Int32Array): Int32Array {
  const teamOf = new Map<number, number>();
  for (let i = 0; i < team.length; i++) {
    const named = team[i] ?? 0;
    if (named !== 0) teamOf.set(service[i] ?? 0, named);
  }
  return team.map((named, i) => (named !== 0 ? named : (teamOf.get(service[i] ?? 0) ?? 0)));
}

interface DeployedCommits {
  readonly shas: Dictionary;
  readonly sha: Int32Array;
  readonly commitOffset: Int32Array;
  readonly commitRef: Int32Array;
}

function deployedCommits(
  folded: FoldedDeployments,
  order: Int32Array,
  texts: DeploymentTexts,
  resolve: CommitResolver,
  repositoryOf: ReadCommits['repositoryOf'],
): DeployedCommits {
  const shas = createDictionary();
  const sha = new Int32Array(order.length);
  const commitOffset = new Int32Array(order.length + 1);
  const refs: number[] = [];
  const claimOf = (service: string, [shaCode, versionCode, repository]: ClaimCodes): CommitClaim => ({
    sha: shaCode === 0 ? null : (texts.shas.texts[shaCode] ?? null),
    version: versionCode === 0 ? null : (texts.versions.texts[versionCode] ?? null),
    repository,
    service,
  });
  for (let k = 0; k < order.length; k++) {
    const i = order[k] ?? 0;
    const service = texts.services.texts[folded.service[i] ?? 0] ?? '';
    const several = folded.claims.get(i);
    const own: ClaimCodes = [folded.sha[i] ?? 0, folded.version[i] ?? 0, folded.repository[i] ?? 0];
    const resolved = (several ?? [own]).map((codes) => resolve(claimOf(service, codes)));
    for (const one of resolved) if (one.sha !== null) sha[k] = shas.code(one.sha);
    for (const row of several ? lastOfEachRepository(resolved, repositoryOf) : [resolved[0]?.row ?? -1]) {
      if (row >= 0) refs.push(row);
    }
    commitOffset[k + 1] = refs.length;
  }
  return { shas, sha, commitOffset, commitRef: Int32Array.from(refs) };
}

/** One commit a repository: of several rows that name one, the last. */
function lastOfEachRepository(resolved: readonly Resolved[], repositoryOf: ReadCommits['repositoryOf']): number[] {
  const rows = new Map<number, number>();
  for (const { row } of resolved) if (row >= 0) rows.set(repositoryOf(row), row);
  return [...rows.values()].sort((a, b) => a - b);
}

/** Row ids ascend in `folded.rowId`. */
function createRowLookup({ rowId, rowDeployment }: FoldedDeployments, order: Int32Array): (id: number) => number {
  const place = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) place[order[k] ?? 0] = k;
  return (id) => {
    let from = 0;
    let to = rowId.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((rowId[middle] ?? 0) < id) from = middle + 1;
      else to = middle;
    }
    return rowId[from] === id ? (place[rowDeployment[from] ?? 0] ?? -1) : -1;
  };
}
