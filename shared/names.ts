/** What choices of names come to (name-mapping.ts): the end of a chain, likely aliases, a mapping after a choice. */
import type {
  MappedPaths,
  MappedPerson,
  MappedRepository,
  MappedService,
  NameChoice,
  NameMapping,
} from './name-mapping.ts';

/** What a name means in the end: "a" means "b", "b" means "c" -> "c"; a name in a circle means itself. */
export function follow(means: ReadonlyMap<string, string>): (name: string) => string {
  return (name) => {
    let end = name;
    // No circle can be stored; a file that something else wrote to must not hang whoever opens it.
    for (let steps = 0; steps <= means.size; steps++) {
      const next = means.get(end);
      if (next === undefined) return end;
      end = next;
    }
    return name;
  };
}

export interface AliasSuggestion {
  readonly service: string;
  readonly aliasOf: string;
}

/** "Cart_Service", "cart-svc" and "cart" are likely one: the same letters and digits, without what only says "service". */
function likeness(name: string): string {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(?:^| )(?:service|svc|서비스)$/u, '')
    .replaceAll(' ', '');
  return letters.replace(/service$/, '') || letters;
}

/**
 * Services that are likely other names of one, each with the one of them that has the most deployments. Names that the
 * user has said something of already are left as they are.
 */
export function suggestAliases(services: readonly MappedService[]): readonly AliasSuggestion[] {
  const groups = new Map<string, MappedService[]>();
  for (const service of services) {
    const key = likeness(service.name);
    if (key === '' || service.aliasOf !== null) continue;
    const group = groups.get(key);
    if (group) group.push(service);
    else groups.set(key, [service]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group.toSorted((a, b) => b.deployments - a.deployments || b.incidents - a.incidents);
    return first === undefined ? [] : others.map(({ name }) => ({ service: name, aliasOf: first.name }));
  });
}

/** The mapping as it will be after the choices; counts and names of rows stay as they are. */
export function applyChoices(mapping: NameMapping, choices: readonly NameChoice[]): NameMapping {
  return choices.reduce(applyChoice, mapping);
}

function applyChoice(mapping: NameMapping, choice: NameChoice): NameMapping {
  switch (choice.kind) {
    case 'alias':
      return { ...mapping, services: withAlias(mapping.services, choice.service, choice.aliasOf) };
    case 'team':
      return {
        ...mapping,
        teams:
          choice.team === null || mapping.teams.includes(choice.team) ? mapping.teams : [...mapping.teams, choice.team],
        services: mapping.services.map((one) => (one.name === choice.service ? { ...one, team: choice.team } : one)),
      };
    case 'environment':
      return {
        ...mapping,
        environments: mapping.environments.map((one) =>
          one.name === choice.environment ? { ...one, production: choice.production } : one,
        ),
      };
    case 'repository':
      return {
        ...mapping,
        repositories: mapping.repositories.map((one) =>
          one.id === choice.repositoryId ? { ...one, services: withKnownPaths(one, choice.services) } : one,
        ),
      };
    case 'bot':
      return changePerson(mapping, choice.person, { bot: choice.bot });
    case 'group':
      return changePerson(mapping, choice.person, { group: choice.group });
    case 'same-person':
      return changePerson(mapping, choice.person, { sameAs: choice.sameAs });
  }
}

/** What was found of the same paths before still holds. */
function withKnownPaths(
  { services }: MappedRepository,
  chosen: readonly Pick<MappedPaths, 'service' | 'paths'>[],
): readonly MappedPaths[] {
  return chosen.map(({ service, paths }) => {
    const same = services.find((one) => one.service === service && one.paths.join('\n') === paths.join('\n'));
    return { service, paths, touching: same?.touching ?? null };
  });
}

function changePerson(mapping: NameMapping, key: string, said: Partial<MappedPerson>): NameMapping {
  return { ...mapping, people: mapping.people.map((one) => (one.key === key ? { ...one, ...said } : one)) };
}

function withAlias(
  services: readonly MappedService[],
  service: string,
  aliasOf: string | null,
): readonly MappedService[] {
  const means = new Map(services.flatMap((one) => (one.aliasOf === null ? [] : [[one.name, one.aliasOf] as const])));
  if (aliasOf === null) means.delete(service);
  else means.set(service, aliasOf);
  const end = follow(means);
  const aliases = new Map<string, string[]>();
  for (const name of means.keys()) aliases.set(end(name), [...(aliases.get(end(name)) ?? []), name].sort());
  return services.map((one) => ({
    ...one,
    aliasOf: end(one.name) === one.name ? null : end(one.name),
    aliases: aliases.get(one.name) ?? [],
  }));
}

/** The choices that take these back, in the order to be made. */
export function takeBack(mapping: NameMapping, choices: readonly NameChoice[]): readonly NameChoice[] {
  return choices.map((choice): NameChoice => before(mapping, choice)).reverse();
}

function before(mapping: NameMapping, choice: NameChoice): NameChoice {
  switch (choice.kind) {
    case 'alias': {
      const { service } = choice;
      return { ...choice, aliasOf: mapping.services.find(({ name }) => name === service)?.aliasOf ?? null };
    }
    case 'team': {
      const { service } = choice;
      return { ...choice, team: mapping.services.find(({ name }) => name === service)?.team ?? null };
    }
    case 'environment': {
      const { environment } = choice;
      const known = mapping.environments.find(({ name }) => name === environment);
      return { ...choice, production: known?.production ?? null };
    }
    case 'repository': {
      const { repositoryId } = choice;
      const services = mapping.repositories.find(({ id }) => id === repositoryId)?.services ?? [];
      return { ...choice, services: services.map(({ service, paths }) => ({ service, paths })) };
    }
    case 'bot':
      return { ...choice, bot: mapping.people.find(({ key }) => key === choice.person)?.bot ?? null };
    case 'group':
      return { ...choice, group: mapping.people.find(({ key }) => key === choice.person)?.group ?? null };
    case 'same-person':
      return { ...choice, sameAs: mapping.people.find(({ key }) => key === choice.person)?.sameAs ?? null };
  }
}
