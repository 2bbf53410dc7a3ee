import type { Facets, FacetValue } from '../../../shared/answers.ts';
import type { Facts } from '../../../shared/metrics/facts.ts';
import { codesOfDeployment, type Grouping } from '../../../shared/metrics/membership.ts';

/** What can be chosen in the filter bar. Every stored deployment counts here, whatever its environment and status. */
export function facets(facts: Facts): Facets {
  const { services, teams, environments, repositories } = facts.names;
  const said = new Map(environments.map((name, code) => [name, facts.said.production[code] ?? 0]));
  return {
    services: values(facts, 'service', services),
    teams: values(facts, 'team', teams),
    environments: values(facts, 'env', environments).map((value) => withWord(value, said.get(value.name))),
    repositories: values(facts, 'repo', repositories),
  };
}

function withWord(value: FacetValue, said = 0): FacetValue {
  return said === 0 ? value : { ...value, production: said === 2 };
}

function values(facts: Facts, grouping: Grouping, names: readonly string[]): FacetValue[] {
  const counts = new Int32Array(names.length);
  const codesOf = codesOfDeployment(facts, grouping);
  const count = (code: number) => {
    counts[code] = (counts[code] ?? 0) + 1;
  };
  for (let row = 0; row < facts.deployments.count; row++) codesOf(row, count);
  return names
    .map((name, code) => ({ name, deployments: counts[code] ?? 0 }))
    .slice(1)
    .sort((a, b) => b.deployments - a.deployments || (a.name < b.name ? -1 : 1));
}
