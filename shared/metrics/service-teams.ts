import type { Facts } from './facts.ts';
import { oncePer } from './once-per.ts';

/** Per service code: the team that the user says, else that its newest deployment that names one names; 0 = neither. */
export const findServiceTeams = oncePer(({ names, deployments, said }: Facts): Int32Array => {
  const teams = new Int32Array(names.services.length);
  for (let i = 0; i < deployments.count; i++) {
    if (deployments.team[i] !== 0) teams[deployments.service[i] as number] = deployments.team[i] as number;
  }
  return teams.map((team, service) => said.serviceTeam[service] || team);
});
