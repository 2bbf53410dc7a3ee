/** The latest counted deployment before an incident, of its team or of all services, whatever its age; none where the user
 * says that it is not that one. */
import { type Groups, groupRows, membersOf } from './group-rows.ts';
import { isDetached, type Link, type LinkInput } from './link-input.ts';
import type { LinkScheme } from './profiles.ts';
import { firstAtOrAfter } from './search-sorted.ts';
import { findServiceTeams } from './service-teams.ts';

export interface LatestDeployments {
  find(i: number): Link | null;
}

export function createLatestDeployments(input: LinkInput, scheme: LinkScheme): LatestDeployments {
  const { facts, counted } = input;
  const { startedAt } = facts.incidents;
  const { finishedAt } = facts.deployments;
  const all = Int32Array.from(counted.keys()).filter((row) => counted[row] === 1);
  const teams = scheme.latest === 'of-team' ? teamIndex(input) : null;

  function latestOf(rows: Int32Array, i: number): number {
    const timeAt = (k: number) => finishedAt[rows[k] as number] as number;
    const before = startedAt[i] as number;
    let end = firstAtOrAfter(rows.length, timeAt, before);
    if (scheme.sameInstant) while (end < rows.length && timeAt(end) === before) end++;
    const latest = end === 0 ? -1 : (rows[end - 1] as number);
    return isDetached(input, i, latest) ? -1 : latest;
  }

  return {
    find(i) {
      const codes = teams === null ? [] : teams.of(i);
      if (teams !== null && codes.length > 0) {
        const found = codes.map((team) => latestOf(membersOf(teams.groups, team), i)).filter((row) => row >= 0);
        return found.length > 0 ? { rule: 'latest-of-team', deployments: found } : null;
      }
      const latest = latestOf(all, i);
      return latest < 0 ? null : { rule: 'latest-of-all', deployments: [latest] };
    },
  };
}

/** Counted deployments by team, and the teams that an incident belongs to. */
function teamIndex({ facts, counted }: LinkInput): { readonly groups: Groups; of(i: number): readonly number[] } {
  const { deployments, incidents, names } = facts;
  const serviceTeams = findServiceTeams(facts);
  const teamOf = deployments.team.map((named, row) => {
    const team = named || (serviceTeams[deployments.service[row] as number] as number);
    return counted[row] === 1 && team !== 0 ? team : -1;
  });
  const groups = groupRows(teamOf, names.teams.length);
  return {
    groups,
    of(i) {
      const own = incidents.team[i] as number;
      if (own !== 0) return [own];
      const services = incidents.serviceRef.subarray(incidents.serviceOffset[i], incidents.serviceOffset[i + 1]);
      const ofServices = new Set(Array.from(services, (service) => serviceTeams[service] as number));
      return [...ofServices].filter((team) => team !== 0);
    },
  };
}
