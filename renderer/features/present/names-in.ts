/** Gathers every name that slides could show. */
import type { Facets } from '../../../shared/answers.ts';
import type { AdviceParam } from '../../../shared/guidance-answers.ts';
import type { ServiceVersions } from '../../../shared/version-answers.ts';
import type { DeckData } from './deck-data.ts';
import type { Names } from './hidden-names.ts';

type Gathered = { readonly [K in keyof Names['named']]: string[] };

export function namesIn(data: DeckData, facets: Facets | null): Names {
  const named: Gathered = { service: [], team: [], repository: [], person: [], version: [], environment: [] };
  const { breakdown, filters } = data.report;
  named.service.push(...nameOf(facets?.services), ...keysOf(breakdown.service), ...filters.service);
  named.team.push(...nameOf(facets?.teams), ...keysOf(breakdown.team), ...filters.team);
  named.repository.push(...nameOf(facets?.repositories), ...filters.repo);
  named.environment.push(...nameOf(facets?.environments), ...Object.keys(filters.production ?? {}));
  for (const { team } of breakdown.service ?? []) if (team !== undefined) named.team.push(team);
  for (const service of data.versions?.services ?? []) gatherVersions(service, named);
  for (const sentence of data.sentences) {
    if ('service' in sentence && sentence.service !== undefined) named.service.push(sentence.service);
    if ('other' in sentence) named.service.push(sentence.other);
    if ('team' in sentence) named.team.push(sentence.team);
  }
  for (const { scope } of data.advice?.advice ?? []) if (scope.kind !== 'all') named[scope.kind].push(...scope.names);
  const known = new Set(Object.values(named).flat());
  const evidence = (data.advice?.advice ?? []).flatMap((advice) => advice.evidence);
  named.version.push(...evidence.flatMap((each) => versionNames(each)));
  const params = evidence.flatMap((each) => paramNames(each));
  named.person.push(...params.filter((name) => !known.has(name)));
  return { client: data.client, named };
}

function nameOf(values: readonly { readonly name: string }[] | undefined): readonly string[] {
  return (values ?? []).map(({ name }) => name);
}

function keysOf(rows: readonly { readonly key: string }[] | undefined): readonly string[] {
  return (rows ?? []).map(({ key }) => key);
}

function gatherVersions({ service, team, current, lastFaulty, alsoActive }: ServiceVersions, named: Gathered): void {
  named.service.push(service);
  if (team !== null) named.team.push(team);
  for (const version of [current, lastFaulty]) {
    if (version === null) continue;
    named.version.push(version.version);
    if (version.verdict !== null) named.version.push(version.verdict.against);
  }
  named.version.push(...alsoActive);
}

function versionNames({ params }: { readonly params: Readonly<Record<string, AdviceParam>> }): readonly string[] {
  return Object.values(params).flatMap((param) => (param.kind === 'version' ? [param.value] : []));
}

function paramNames({ params }: { readonly params: Readonly<Record<string, AdviceParam>> }): readonly string[] {
  return Object.values(params).flatMap((param) => {
    if (param.kind === 'name') return [param.value];
    return param.kind === 'names' ? param.value : [];
  });
}
