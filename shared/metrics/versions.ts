/**
 * Versions of a service: what its counted deployments call the same thing. Deployments with the same version text are one
 * version; those with no text are the version that another deployment gives their SHA, else their SHA is the version.
 */
import type { Facts } from './facts.ts';
import type { Resolution } from './resolution.ts';

export interface ServiceVersion {
  /** Code of the version text in the facts' private dictionary, 0 = none (the SHA is its name). */
  readonly version: number;
  /** Code of the SHA of its newest deployment, 0 = none. */
  readonly sha: number;
  /** Rows of its counted deployments, oldest first. */
  readonly deployments: readonly number[];
  /** Commit rows that its newest deployment with a known commit deploys. */
  readonly commits: readonly number[];
  /** When it ran: from each of its deployments to the service's next one of another version (Infinity: it still runs). */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
}

/** Versions of a service (a code) over all time, oldest first deployment first; deployments that name neither are left out. */
export function versionsOf(facts: Facts, resolution: Resolution, service: number): readonly ServiceVersion[] {
  const { deployments } = facts;
  const rows: number[] = [];
  for (let row = 0; row < deployments.count; row += 1) {
    if (deployments.service[row] === service && resolution.counted[row] === 1 && isNamed(facts, row)) rows.push(row);
  }
  const named = new Map<number, number>();
  for (const row of rows) {
    const sha = deployments.sha[row] ?? 0;
    const version = deployments.version[row] ?? 0;
    if (sha !== 0 && version !== 0) named.set(sha, version);
  }
  const keyOf = (row: number) => {
    const sha = deployments.sha[row] ?? 0;
    const version = deployments.version[row] || named.get(sha) || 0;
    return version === 0 ? `sha ${sha}` : `version ${version}`;
  };
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.entries()].map(([key, own]) => describe(facts, rows, own, (row) => keyOf(row) === key, named));
}

function isNamed({ deployments }: Facts, row: number): boolean {
  return deployments.sha[row] !== 0 || deployments.version[row] !== 0;
}

function describe(
  facts: Facts,
  all: readonly number[],
  own: readonly number[],
  isOwn: (row: number) => boolean,
  named: ReadonlyMap<number, number>,
): ServiceVersion {
  const { deployments } = facts;
  const newest = own.at(-1) ?? 0;
  const sha = deployments.sha[newest] ?? 0;
  const withCommits = own.findLast((row) => deployments.commitOffset[row] !== deployments.commitOffset[row + 1]);
  const commits =
    withCommits === undefined
      ? []
      : [
          ...deployments.commitRef.subarray(
            deployments.commitOffset[withCommits],
            deployments.commitOffset[withCommits + 1],
          ),
        ];
  return {
    version: deployments.version[newest] || named.get(sha) || 0,
    sha,
    deployments: own,
    commits,
    runs: runsOf(facts, all, isOwn),
  };
}

function runsOf(
  { deployments }: Facts,
  all: readonly number[],
  isOwn: (row: number) => boolean,
): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (const row of all) {
    const at = deployments.finishedAt[row] ?? 0;
    if (isOwn(row)) from ??= at;
    else if (from !== null) {
      runs.push({ from, to: at });
      from = null;
    }
  }
  if (from !== null) runs.push({ from, to: Number.POSITIVE_INFINITY });
  return runs;
}

/** Incidents (rows) of the service that started while the version ran. */
export function incidentsDuring(facts: Facts, service: number, version: ServiceVersion): readonly number[] {
  const { incidents } = facts;
  const rows: number[] = [];
  for (let row = 0; row < incidents.count; row += 1) {
    const services = incidents.serviceRef.subarray(incidents.serviceOffset[row], incidents.serviceOffset[row + 1]);
    const at = incidents.startedAt[row] ?? 0;
    if (services.includes(service) && version.runs.some((run) => run.from < at && at <= run.to)) rows.push(row);
  }
  return rows;
}
