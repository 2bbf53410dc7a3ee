/**
 * Whose a deployment or an incident is: the services, teams, environments and repositories (codes, 0 = none named) that
 * filters let through and breakdowns group by.
 *
 * A deployment has the service, team and environment its row names; its repository is the one its row names, or else those
 * of its commits. What an incident doesn't say itself comes from what is known of it: its services and environment and
 * repository from the deployments it is linked to, its team from its services. The team that the user says a service has
 * goes before the one an incident of it names.
 */
import type { Facts } from './facts.ts';
import { repositoryOf } from './repository-streams.ts';
import type { Resolution } from './resolution.ts';

export type Grouping = 'service' | 'team' | 'env' | 'repo';

/** Calls `emit` once for each different code of a row, at least once. */
export type CodesOf = (row: number, emit: (code: number) => void) => void;

/** The one code of each deployment; null where one may have several. */
export function deploymentColumn({ deployments }: Facts, grouping: Grouping): Int32Array | null {
  if (grouping === 'repo') return null;
  return { service: deployments.service, team: deployments.team, env: deployments.environment }[grouping];
}

export function codesOfDeployment(facts: Facts, grouping: Grouping): CodesOf {
  const column = deploymentColumn(facts, grouping);
  if (column !== null) return (row, emit) => emit(column[row] as number);
  const { deployments, commits } = facts;
  const { repository, commitOffset, commitRef } = deployments;
  return (row, emit) => {
    const [start, end] = [commitOffset[row] as number, commitOffset[row + 1] as number];
    if (repository[row] !== 0 || start === end) emit(repository[row] as number);
    else if (end - start === 1) emit(repositoryOf(commits, commitRef[start] as number));
    else
      emitDistinct(
        Array.from(commitRef.subarray(start, end), (commit) => repositoryOf(commits, commit)),
        emit,
      );
  };
}

export function codesOfIncident(facts: Facts, resolution: Resolution, grouping: Grouping): CodesOf {
  const { team, environment, repository, serviceOffset, serviceRef } = facts.incidents;
  const deploymentCodes = codesOfDeployment(facts, grouping);

  function linkedCodes(row: number): readonly number[] {
    const codes: number[] = [];
    for (let k = resolution.linkOffset[row] as number; k < (resolution.linkOffset[row + 1] as number); k++) {
      deploymentCodes(resolution.linkDeployment[k] as number, (code) => codes.push(code));
    }
    return codes;
  }

  function services(row: number): readonly number[] {
    return Array.from(serviceRef.subarray(serviceOffset[row], serviceOffset[row + 1]));
  }

  function teams(row: number, own: number): readonly number[] {
    const ofServices = services(row).map(
      (code) => facts.said.serviceTeam[code] || own || (resolution.serviceTeam[code] as number),
    );
    return ofServices.filter((code) => code !== 0);
  }

  return (row, emit) => {
    const start = serviceOffset[row] as number;
    if (grouping === 'service') {
      if ((serviceOffset[row + 1] as number) === start + 1) return emit(serviceRef[start] as number);
      const own = services(row);
      return emitDistinct(own.length > 0 ? own : linkedCodes(row), emit);
    }
    const own = { team, env: environment, repo: repository }[grouping][row] as number;
    const known = grouping === 'team' ? teams(row, own) : [];
    if (known.length > 0) return emitDistinct(known, emit);
    return own !== 0 ? emit(own) : emitDistinct(linkedCodes(row), emit);
  };
}

/** Code 0 stands for "none" only where there is no other. */
function emitDistinct(codes: readonly number[], emit: (code: number) => void): void {
  const distinct = new Set(codes.filter((code) => code !== 0));
  if (distinct.size === 0) emit(0);
  for (const code of distinct) emit(code);
}
