/**
 * Which deployment caused an incident. The first rule that holds is taken and shown:
 *
 * 1. `deployment-id`, `sha`, `version`: the incident names it. A SHA is that of a deployment, or else a commit: then the
 *    first deployment to contain it (unless that is the baseline, before which nothing is known).
 * 2. `remediation`: a deployment of the service, finished at most the window before the incident, was repaired by a later
 *    one (rollback, revert, hotfix) that finished at or after the incident's start; of several the one repaired first.
 * 3. `latest-before`: the latest counted deployment of the service that finished strictly before the incident started, at
 *    most the window (default 7 days) before.
 *
 * Other profiles go by less (LinkScheme): by the incident's SHA alone (four keys), or only by time, among the deployments of
 * all services (DevLake's project) or of the incident's team (Middleware), whatever their age. An incident that names no
 * team belongs to that of its services, and where nothing tells the team to any deployment.
 *
 * What the user says comes first: deployments attached to an incident are its, and no rule is asked (`by-hand`). A detached
 * one is out of the question for every rule. The rules that take the latest deployment then have no answer: what spoke
 * against it, that nothing came between, speaks against no earlier one.
 *
 * Otherwise the incident stays unattributed. Each service of an incident gets at most one deployment; an incident that
 * names no service is linked by rule 1 alone. An incident outside the counted environments too: it is no production
 * incident, unless the user attaches it to a deployment of those that count. Where it names an environment, so must the
 * deployment (environmentsAgree).
 */
import { membersOf } from './group-rows.ts';
import { createLatestDeployments, type LatestDeployments } from './latest-deployments.ts';
import { environmentsAgree, isDetached, type Link, type LinkInput } from './link-input.ts';
import { createNamedDeployments, type NamedDeployments } from './named-deployments.ts';
import { type LinkScheme, PROFILES } from './profiles.ts';
import type { Repair } from './remediation.ts';
import { LINK_RULES, type Resolution } from './resolution.ts';
import { firstAtOrAfter } from './search-sorted.ts';

export type IncidentLinks = Pick<
  Resolution,
  'linkOffset' | 'linkDeployment' | 'incidentRule' | 'incidentCounted' | 'incidentsByResolved'
>;

/** What the profile's scheme goes by. */
interface Sources {
  readonly scheme: LinkScheme;
  readonly named: NamedDeployments;
  readonly repaired: RepairIndex;
  readonly latest: LatestDeployments | null;
}

export function linkIncidents(input: LinkInput): IncidentLinks {
  const { incidents } = input.facts;
  const scheme = PROFILES[input.rules.profile].links;
  const sources: Sources = {
    scheme,
    named: createNamedDeployments(input, scheme.named),
    repaired: scheme.remediation ? repairsByService(input) : new Map(),
    latest: scheme.latest === null || scheme.latest === 'of-service' ? null : createLatestDeployments(input, scheme),
  };
  const linkOffset = new Int32Array(incidents.count + 1);
  const linked: number[] = [];
  const incidentRule = new Uint8Array(incidents.count);
  const incidentCounted = new Uint8Array(incidents.count);
  for (let i = 0; i < incidents.count; i++) {
    const link = linkIncident(input, sources, i);
    if (link !== null) {
      linked.push(...link.deployments);
      incidentRule[i] = LINK_RULES.indexOf(link.rule);
    }
    linkOffset[i + 1] = linked.length;
    incidentCounted[i] = isCounted(input, i, link) ? 1 : 0;
  }
  return {
    linkOffset,
    linkDeployment: Int32Array.from(linked),
    incidentRule,
    incidentCounted,
    incidentsByResolved: sortByResolved(incidents.resolvedAt, incidentCounted),
  };
}

/** An incident without an environment has that of the deployment it names, and counts where it names none. */
function isCounted({ facts, environmentMatches }: LinkInput, i: number, link: Link | null): boolean {
  const environment = facts.incidents.environment[i] as number;
  const ofDeployments = () =>
    link?.deployments.some(
      (deployment) => environmentMatches[facts.deployments.environment[deployment] as number] === 1,
    ) === true;
  if (environment === 0 && link !== null) return ofDeployments();
  return environmentMatches[environment] === 1 || (link?.rule === 'by-hand' && ofDeployments());
}

function sortByResolved(resolvedAt: Float64Array, incidentCounted: Uint8Array): Int32Array {
  const rows = Int32Array.from(incidentCounted.keys()).filter(
    (i) => incidentCounted[i] === 1 && !Number.isNaN(resolvedAt[i] as number),
  );
  return rows.sort((a, b) => (resolvedAt[a] as number) - (resolvedAt[b] as number));
}

function linkIncident(input: LinkInput, { scheme, named, repaired, latest }: Sources, i: number): Link | null {
  const attached = input.byHand?.attached.get(i);
  if (attached !== undefined) return { rule: 'by-hand', deployments: attached };
  const told = named.find(i);
  if (told !== null) return told;
  const { incidents } = input.facts;
  if (input.environmentMatches[incidents.environment[i] as number] !== 1) return null;
  const services = incidents.serviceRef.subarray(incidents.serviceOffset[i], incidents.serviceOffset[i + 1]);
  if (latest !== null) return latest.find(i);
  for (const [rule, find] of [
    ['remediation', (service: number) => findRepaired(input, repaired, i, service)],
    ['latest-before', (service: number) => (scheme.latest === null ? -1 : findLatest(input, i, service))],
  ] as const) {
    const deployments = Array.from(new Set(services), find).filter((deployment) => deployment >= 0);
    if (deployments.length > 0) return { rule, deployments };
  }
  return null;
}

/** Per service, repairs by the time their failed deployment finished. */
type RepairIndex = ReadonlyMap<number, readonly Repair[]>;

function repairsByService({ facts, repairs }: LinkInput): RepairIndex {
  const { service, finishedAt } = facts.deployments;
  const index = new Map<number, Repair[]>();
  for (const repair of repairs) {
    const key = service[repair.failed] as number;
    const known = index.get(key);
    if (known === undefined) index.set(key, [repair]);
    else known.push(repair);
  }
  for (const list of index.values()) {
    list.sort((a, b) => (finishedAt[a.failed] as number) - (finishedAt[b.failed] as number));
  }
  return index;
}

function findRepaired(input: LinkInput, repaired: RepairIndex, i: number, service: number): number {
  const { finishedAt } = input.facts.deployments;
  const startedAt = input.facts.incidents.startedAt[i] as number;
  const earliest = startedAt - input.rules.linkWindowSeconds * 1000;
  const list = repaired.get(service) ?? [];
  let best: Repair | null = null;
  const failedAt = (k: number) => finishedAt[(list[k] as Repair).failed] as number;
  for (let k = firstAtOrAfter(list.length, failedAt, earliest); k < list.length; k++) {
    const repair = list[k] as Repair;
    if ((finishedAt[repair.failed] as number) >= startedAt) break;
    if ((finishedAt[repair.by] as number) < startedAt || !environmentsAgree(input, i, repair.failed)) continue;
    if (isDetached(input, i, repair.failed)) continue;
    // Of those repaired at the same time the later one stands closer to the incident.
    if (best === null || (finishedAt[repair.by] as number) <= (finishedAt[best.by] as number)) best = repair;
  }
  return best?.failed ?? -1;
}

function findLatest(input: LinkInput, i: number, service: number): number {
  const { finishedAt } = input.facts.deployments;
  const startedAt = input.facts.incidents.startedAt[i] as number;
  const wanted = input.facts.incidents.environment[i] as number;
  const exact = wanted === 0 ? -1 : input.byEnvironment.find(service, wanted);
  const anyCounted = wanted === 0 || (exact < 0 && input.rules.environmentPattern !== null);
  const streams = anyCounted
    ? [membersOf(input.byService.groups, service)]
    : [exact, input.byEnvironment.find(service, 0)]
        .filter((stream) => stream >= 0)
        .map((stream) => membersOf(input.byEnvironment.groups, stream));
  let latest = -1;
  for (const members of streams) {
    const before = firstAtOrAfter(members.length, (k) => finishedAt[members[k] as number] as number, startedAt) - 1;
    // Rows are in order of finishing: the larger row is the later deployment.
    if (before >= 0) latest = Math.max(latest, members[before] as number);
  }
  if (latest < 0 || isDetached(input, i, latest)) return -1;
  const age = startedAt - (finishedAt[latest] as number);
  return age <= input.rules.linkWindowSeconds * 1000 ? latest : -1;
}
