import type { DeploymentFacts } from '../../../shared/metrics/facts.ts';
import { createNameCodes } from './dictionary.ts';
import type { ClaimCodes, DeploymentTexts, FoldedDeployments } from './fold-deployments.ts';
import type { NameTables } from './name-tables.ts';
import { orderByTime } from './order-by-time.ts';
import type { ReadCommits } from './read-commits.ts';
import type { CommitClaim, CommitResolver, Resolved } from './resolve-commit.ts';
import type { RowPlaces } from './row-places.ts';
import { completeShortShas } from './short-shas.ts';
import { createTextCodes, type TextCodes } from './text-codes.ts';

export interface BuiltDeployments {
  readonly facts: DeploymentFacts;
  readonly shas: TextCodes;
  readonly versions: TextCodes;
  readonly rows: RowPlaces;
}

export interface DeploymentSources {
  readonly names: NameTables;
  readonly texts: DeploymentTexts;
  /** Code of the team that the user says a service (code) has, 0 = nothing is said. */
  readonly saidTeam: (service: number) => number;
  readonly resolve: CommitResolver;
  readonly repositoryOf: ReadCommits['repositoryOf'];
}

/** Deployments in order of time, with the commits they deployed. */
export function buildDeployments(folded: FoldedDeployments, sources: DeploymentSources): BuiltDeployments {
  const { count } = folded;
  const { names, texts, saidTeam } = sources;
  const order = orderByTime(folded.finishedAt, count);
  const serviceCode = createNameCodes(names.services, texts.services);
  const service = Int32Array.from(order, (i) => serviceCode(folded.serviceId[i]));
  const { shas, sha, commitOffset, commitRef, missing } = deployedCommits(folded, order, service, sources);
  completeShortShas(shas, sha);
  const floats = (column: Float64Array) => gather(column, order, new Float64Array(count));
  const codes = (column: Int32Array) => gather(column, order, new Int32Array(count));
  const bytes = (column: Uint8Array) => gather(column, order, new Uint8Array(count));
  return {
    facts: {
      count,
      id: floats(folded.id),
      startedAt: floats(folded.startedAt),
      finishedAt: floats(folded.finishedAt),
      service,
      team: serviceTeams(service, codes(folded.teamId), saidTeam, createNameCodes(names.teams, texts.teams)),
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
      missing,
      pullOffset: new Int32Array(count + 1),
      pullRef: new Int32Array(0),
    },
    shas,
    versions: texts.versions,
    rows: placeRows(folded, order),
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

/** The team that the user says a service has, else the row's, else the one that the newest row of the service names. */
function serviceTeams(
  service: Int32Array,
  teamId: Int32Array,
  saidTeam: (service: number) => number,
  teamCode: (id: unknown) => number,
): Int32Array {
  const named = new Map<number, number>();
  const team = new Int32Array(service.length);
  for (let i = 0; i < team.length; i++) {
    const own = service[i] ?? 0;
    const said = saidTeam(own);
    // A team that no row has any more takes no code.
    team[i] = said !== 0 || teamId[i] === 0 ? said : teamCode(teamId[i]);
    if (team[i] !== 0) named.set(own, team[i] ?? 0);
  }
  return team.map((code, i) => (code !== 0 ? code : (named.get(service[i] ?? 0) ?? 0)));
}

interface DeployedCommits {
  readonly shas: TextCodes;
  readonly sha: Int32Array;
  readonly commitOffset: Int32Array;
  readonly commitRef: Int32Array;
  readonly missing: Uint8Array;
}

function deployedCommits(
  folded: FoldedDeployments,
  order: Int32Array,
  serviceCodes: Int32Array,
  { texts, resolve, repositoryOf }: DeploymentSources,
): DeployedCommits {
  const shas = createTextCodes();
  const sha = new Int32Array(order.length);
  const commitOffset = new Int32Array(order.length + 1);
  const missing = new Uint8Array(order.length);
  const refs: number[] = [];
  const claimOf = (service: string, codes: Pick<ClaimCodes, 'sha' | 'version' | 'repository'>): CommitClaim => ({
    sha: codes.sha === 0 ? null : texts.shas.text(codes.sha),
    version: codes.version === 0 ? null : texts.versions.text(codes.version),
    repository: codes.repository,
    service,
  });
  for (let k = 0; k < order.length; k++) {
    const i = order[k] ?? 0;
    const service = texts.services.texts[serviceCodes[k] ?? 0] ?? '';
    const several = folded.claims.get(i);
    const own = { sha: folded.sha[i] ?? 0, version: folded.version[i] ?? 0, repository: folded.repository[i] ?? 0 };
    const resolved = several
      ? inOrder(several.map((claim) => ({ ...claim, ...resolve(claimOf(service, claim)) })))
      : [{ ...own, ...resolve(claimOf(service, own)) }];
    for (const one of resolved) if (one.sha !== null) sha[k] = shas.code(one.sha);
    for (const row of several ? lastOfEachRepository(resolved, repositoryOf) : [resolved[0]?.row ?? -1]) {
      if (row >= 0) refs.push(row);
    }
    commitOffset[k + 1] = refs.length;
    missing[k] = missingOf(resolved);
  }
  return { shas, sha, commitOffset, commitRef: Int32Array.from(refs), missing };
}

/** Index into MISSING_COMMITS: a row with a version alone names nothing more where others say the SHA. */
function missingOf(resolved: readonly (Resolved & Pick<ClaimCodes, 'version'>)[]): number {
  const withSha = resolved.filter(({ sha }) => sha !== null);
  const naming = withSha.length > 0 ? withSha : resolved.filter(({ version }) => version !== 0);
  const absent = naming.filter(({ row }) => row < 0).length;
  return absent === 0 ? 0 : absent < naming.length ? 1 : 2;
}

/** Of commits that rows of one file deployed at one moment, the newest comes last: parents come before children. */
function inOrder<Claim extends Pick<ClaimCodes, 'finishedAt' | 'batchId'> & Resolved>(claims: Claim[]): Claim[] {
  return claims.sort((a, b) => a.finishedAt - b.finishedAt || a.batchId - b.batchId || a.row - b.row);
}

/** One commit a repository: of several rows that name one, the last. */
function lastOfEachRepository(resolved: readonly Resolved[], repositoryOf: ReadCommits['repositoryOf']): number[] {
  const rows = new Map<number, number>();
  for (const { row } of resolved) if (row >= 0) rows.set(repositoryOf(row), row);
  return [...rows.values()].sort((a, b) => a - b);
}

/** Row ids ascend in `folded.rowId`. */
function placeRows({ rowId, rowDeployment }: FoldedDeployments, order: Int32Array): RowPlaces {
  const place = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) place[order[k] ?? 0] = k;
  return { rowId, place: rowDeployment.map((deployment) => place[deployment] ?? -1) };
}
