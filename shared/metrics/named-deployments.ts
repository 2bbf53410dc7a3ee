/** Deployments that incidents name themselves: by id, SHA or version. */
import { assertNever } from '../errors.ts';
import type { Facts } from './facts.ts';
import { environmentsAgree, isDetached, type Link, type LinkInput } from './link-input.ts';
import { oncePerRows } from './once-per.ts';
import type { LinkScheme } from './profiles.ts';

export interface NamedDeployments {
  /** What incident i names, at most one deployment a service; null = nothing that is known. */
  find(i: number): Link | null;
}

type Index = ReadonlyMap<number, readonly number[]>;

/** `asked`: which of its words an incident is taken by. */
export function createNamedDeployments(input: LinkInput, asked: LinkScheme['named']): NamedDeployments {
  const { incidents } = input.facts;
  const { byId, bySha, byVersion, chosenById } = namedIn(input.facts);

  function find(i: number): Link | null {
    switch (asked) {
      case 'anything':
        return findById(i) ?? findBySha(i) ?? findByVersion(i);
      case 'sha':
        return findBySha(i);
      case 'nothing':
        return null;
      default:
        return assertNever(asked);
    }
  }

  function findById(i: number): Link | null {
    const isFree = input.byHand?.detached.has(i) !== true;
    const known = isFree ? chosenById[i] : undefined;
    if (known !== undefined) return known;
    const candidates = byId.get(incidents.deploymentExternalId[i] as number);
    const ids = candidates === undefined ? [] : chooseById(input.facts, i, possible(i, candidates));
    const found: Link | null = ids.length > 0 ? { rule: 'deployment-id', deployments: ids } : null;
    if (isFree) chosenById[i] = found;
    return found;
  }

  function findBySha(i: number): Link | null {
    if (incidents.sha[i] === 0 && incidents.commitRef[i] === -1) return null;
    const shas = chooseFitting(input, i, possible(i, bySha.get(incidents.sha[i] as number)));
    if (shas.length > 0) return { rule: 'sha', deployments: shas };
    const carriers = chooseFitting(input, i, possible(i, input.firstWith.get(incidents.commitRef[i] as number)));
    return carriers.length > 0 ? { rule: 'sha', deployments: carriers } : null;
  }

  function findByVersion(i: number): Link | null {
    if (incidents.version[i] === 0) return null;
    const versions = chooseByVersion(input, i, possible(i, byVersion.get(incidents.version[i] as number)));
    return versions.length > 0 ? { rule: 'version', deployments: versions } : null;
  }

  function possible(i: number, candidates: readonly number[] = []): readonly number[] {
    if (input.byHand?.detached.has(i) !== true) return candidates;
    return candidates.filter((deployment) => !isDetached(input, i, deployment));
  }

  return { find };
}

/** What no rules change: the deployments that words name, and (once asked) the one that an incident's id names. */
const namedIn = oncePerRows(({ deployments, incidents }) => ({
  byId: indexWanted(deployments.externalId, incidents.deploymentExternalId),
  bySha: indexWanted(deployments.sha, incidents.sha),
  byVersion: indexWanted(deployments.version, incidents.version),
  chosenById: new Array<Link | null | undefined>(incidents.count),
}));

/** Deployments by those codes that some incident names. */
function indexWanted(codes: Int32Array, wanted: Int32Array): Index {
  const index = new Map<number, number[]>();
  for (let i = 0; i < wanted.length; i++) if ((wanted[i] as number) > 0) index.set(wanted[i] as number, []);
  if (index.size > 0) for (let i = 0; i < codes.length; i++) index.get(codes[i] as number)?.push(i);
  return index;
}

function servicesOf({ incidents }: Facts, i: number): ReadonlySet<number> {
  return new Set(incidents.serviceRef.subarray(incidents.serviceOffset[i], incidents.serviceOffset[i + 1]));
}

/** An id names its deployment whatever else the incident says; its services only choose between several. */
function chooseById(facts: Facts, i: number, candidates: readonly number[]): readonly number[] {
  if (candidates.length === 0) return candidates;
  const services = servicesOf(facts, i);
  const own = candidates.filter((deployment) => services.has(facts.deployments.service[deployment] as number));
  return choose(facts, i, own.length > 0 ? own : candidates);
}

/** "1.0.0" of five services names none of them, unless the incident says of which. */
function chooseByVersion(input: LinkInput, i: number, candidates: readonly number[]): readonly number[] {
  const { service } = input.facts.deployments;
  const ambiguous = candidates.some((deployment) => service[deployment] !== service[candidates[0] as number]);
  return ambiguous && servicesOf(input.facts, i).size === 0 ? [] : chooseFitting(input, i, candidates);
}

/** A SHA or a version is deployed to many places: services and environments must fit. */
function chooseFitting(input: LinkInput, i: number, candidates: readonly number[]): readonly number[] {
  if (candidates.length === 0) return candidates;
  const { service, environment } = input.facts.deployments;
  const services = servicesOf(input.facts, i);
  const wanted = input.facts.incidents.environment[i] as number;
  const fitting = candidates.filter(
    (deployment) =>
      (services.size === 0 || services.has(service[deployment] as number)) &&
      (input.counted[deployment] === 1
        ? input.environmentMatches[wanted] === 1 && environmentsAgree(input, i, deployment)
        : wanted !== 0 && environment[deployment] === wanted),
  );
  return choose(input.facts, i, fitting);
}

/** One deployment a service (one in all for an incident without services): the latest that had finished when the incident
 * started, else the earliest. */
function choose(facts: Facts, i: number, candidates: readonly number[]): readonly number[] {
  if (candidates.length < 2) return candidates;
  const { service, finishedAt } = facts.deployments;
  const startedAt = facts.incidents.startedAt[i] as number;
  const single = servicesOf(facts, i).size === 0;
  const chosen = new Map<number, number>();
  for (const deployment of candidates.toSorted((a, b) => a - b)) {
    const key = single ? 0 : (service[deployment] as number);
    const had = (finishedAt[deployment] as number) <= startedAt;
    if (had || !chosen.has(key)) chosen.set(key, deployment);
  }
  return [...chosen.values()];
}
