/** What rules judge: the rows of a view that its figures are made of, gathered once for all rules. */
import type { RecoveryParts } from '../../metrics/recovery-parts.ts';
import type { FAILURE_RULES } from '../../metrics/resolution.ts';
import type { Metrics, StageName } from '../../report.ts';
import type { CanaryGist } from '../../versions/canary-gist.ts';
import { gather } from '../what-if/gather-columns.ts';

export interface Evidence {
  readonly metrics: Metrics;
  /** Length of the period, local days. */
  readonly days: number;
  /** Counted deployments of the period, in order of finishing. */
  readonly deployments: readonly DeployedRow[];
  /** Pull requests of the period's deployments, each once. */
  readonly pulls: readonly PullTimes[];
  /** Changes with a lead time; more than the pull requests where some came without one. */
  readonly changes: ChangeTimes;
  /** Whether anything tells which deployments failed. */
  readonly hasOutcomes: boolean;
  /** Incidents that were resolved and have a recovery time. */
  readonly recoveries: readonly Recovery[];
  /** Runs of pipelines; null = none are known, or not of what is asked for. */
  readonly runs: readonly PipelineRun[] | null;
  /** null = no series of version statistics has any of the period. */
  readonly versions: WatchedVersions | null;
}

export interface DeployedRow {
  readonly service: string;
  readonly team: string;
  /** On the clock of the view's zone; weekday ISO, 1 = Monday. */
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  /** Seconds from start to finish; null = no start is known. */
  readonly seconds: number | null;
  /** Changes that it brought; null = none are known. */
  readonly size: number | null;
  /** null = nothing tells. */
  readonly failed: boolean | null;
  /** What shows that it failed, else null. */
  readonly failedBy: (typeof FAILURE_RULES)[number];
  readonly reworked: boolean;
}

export interface PullTimes {
  readonly service: string;
  readonly team: string;
  /** Mean over its changes, seconds. */
  readonly leadSeconds: number;
  readonly stages: Readonly<Partial<Record<StageName, number>>>;
}

/** Columns: there can be millions of them. */
export interface ChangeTimes {
  readonly count: number;
  readonly seconds: Float64Array;
  /** Row of the deployment that brought it. */
  readonly deployment: Int32Array;
  /** Codes of `names`. */
  readonly service: Int32Array;
  readonly team: Int32Array;
  readonly names: Readonly<Record<'service' | 'team', readonly string[]>>;
}

export interface Recovery extends RecoveryParts {
  readonly services: readonly string[];
}

export interface PipelineRun {
  readonly pipeline: string;
  readonly seconds: number | null;
  readonly failed: boolean;
}

export interface WatchedVersions {
  /** Versions of services with series that were seen in the period. */
  readonly count: number;
  /** Those of them that are faulty, of each service the newest ones. */
  readonly faulty: readonly FaultyVersion[];
}

export interface FaultyVersion {
  readonly service: string;
  readonly team: string;
  readonly version: string;
  /** The version that it is judged against. */
  readonly against: string;
  /** Above what that one would have had; null = nobody counted. */
  readonly extraErrors: number | null;
  /** Beside that one; null = they never ran at once. */
  readonly canary: CanaryGist | null;
}

/** The same without the rows of a service or a team. */
export function without(evidence: Evidence, kind: 'service' | 'team', names: readonly string[]): Evidence {
  const keeps = (row: { readonly service: string; readonly team: string }) => !names.includes(row[kind]);
  return {
    ...evidence,
    deployments: evidence.deployments.filter(keeps),
    pulls: evidence.pulls.filter(keeps),
    changes: changesWithout(evidence.changes, kind, names),
  };
}

function changesWithout(changes: ChangeTimes, kind: 'service' | 'team', names: readonly string[]): ChangeTimes {
  const codes = changes[kind];
  const isGone = changes.names[kind].map((name) => names.includes(name));
  const rows = new Int32Array(changes.count);
  let count = 0;
  for (let row = 0; row < changes.count; row++) if (!isGone[codes[row] as number]) rows[count++] = row;
  const left = rows.subarray(0, count);
  return {
    count,
    seconds: gather(changes.seconds, left),
    deployment: gather(changes.deployment, left),
    service: gather(changes.service, left),
    team: gather(changes.team, left),
    names: changes.names,
  };
}
