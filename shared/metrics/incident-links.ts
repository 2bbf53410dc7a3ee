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
import type { IncidentFacts } from './facts.ts';
import type { Groups } from './group-rows.ts';
import { createLatestDeployments, type LatestDeployments } from './latest-deployments.ts';
import { isDetached, type Link, type LinkInput } from './link-input.ts';
import { createNamedDeployments, type NamedDeployments } from './named-deployments.ts';
import { oncePer } from './once-per.ts';
import { type LinkScheme, PROFILES } from './profiles.ts';
import { createRepairIndex, type RepairIndex } from './repair-index.ts';
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
  /** null = it doesn't go by them. */
  readonly repaired: RepairIndex | null;
  readonly latest: LatestDeployments | null;
}

export function linkIncidents(input: LinkInput): IncidentLinks {
  const { incidents } = input.facts;
  const scheme = PROFILES[input.rules.profile].links;
  const sources: Sources = {
    scheme,
    named: createNamedDeployments(input, scheme.named),
    repaired: scheme.remediation ? createRepairIndex(input) : null,
    latest: scheme.latest === null || scheme.latest === 'of-service' ? null : createLatestDeployments(input, scheme),
  };
  const linkOffset = new Int32Array(incidents.count + 1);
  const linked: number[] = [];
  const incidentRule = new Uint8Array(incidents.count);
  const incidentCounted = new Uint8Array(incidents.count);
  for (let i = 0; i < incidents.count; i++) {
    const link = linkIncident(input, sources, i);
    if (link !== null) {
      for (const deployment of link.deployments) linked.push(deployment);
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
    incidentsByResolved: byResolved(incidents).filter((i) => incidentCounted[i] === 1),
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

/** All that are resolved. */
const byResolved = oncePer(({ count, resolvedAt }: IncidentFacts) => {
  const rows = new Int32Array(count).map((_, i) => i).filter((i) => !Number.isNaN(resolvedAt[i] as number));
  return rows.sort((a, b) => (resolvedAt[a] as number) - (resolvedAt[b] as number));
});

function linkIncident(input: LinkInput, { scheme, named, repaired, latest }: Sources, i: number): Link | null {
  const attached = input.byHand?.attached.get(i);
  if (attached !== undefined) return { rule: 'by-hand', deployments: attached };
  const told = named.find(i);
  if (told !== null) return told;
  const { incidents } = input.facts;
  if (input.environmentMatches[incidents.environment[i] as number] !== 1) return null;
  if (latest !== null) return latest.find(i);
  if (repaired !== null) {
    const deployments = ofServices(incidents, i, (service) => repaired.find(i, service));
    if (deployments !== null) return { rule: 'remediation', deployments };
  }
  if (scheme.latest === null) return null;
  const deployments = ofServices(incidents, i, (service) => findLatest(input, i, service));
  return deployments === null ? null : { rule: 'latest-before', deployments };
}

/** What is found for the services of an incident, each asked once; null = for none of them. */
function ofServices(
  { serviceOffset, serviceRef }: IncidentFacts,
  i: number,
  find: (service: number) => number,
): readonly number[] | null {
  let found: number[] | null = null;
  const start = serviceOffset[i] as number;
  const end = serviceOffset[i + 1] as number;
  for (let k = start; k < end; k++) {
    const first = serviceRef.indexOf(serviceRef[k] as number, start);
    const deployment = first < k ? -1 : find(serviceRef[k] as number);
    if (deployment < 0) continue;
    if (found === null) found = [deployment];
    else found.push(deployment);
  }
  return found;
}

function findLatest(input: LinkInput, i: number, service: number): number {
  const { finishedAt } = input.facts.deployments;
  const startedAt = input.facts.incidents.startedAt[i] as number;
  const wanted = input.facts.incidents.environment[i] as number;
  const exact = wanted === 0 ? -1 : input.byEnvironment.find(service, wanted);
  const anyCounted = wanted === 0 || (exact < 0 && input.rules.environmentPattern !== null);
  const latest = anyCounted
    ? latestOf(input, input.byService, service, startedAt)
    : Math.max(
        latestOf(input, input.byEnvironment.groups, exact, startedAt),
        latestOf(input, input.byEnvironment.groups, input.byEnvironment.find(service, 0), startedAt),
      );
  if (latest < 0 || isDetached(input, i, latest)) return -1;
  const age = startedAt - (finishedAt[latest] as number);
  return age <= input.rules.linkWindowSeconds * 1000 ? latest : -1;
}

/** The last of a group (-1 = of none) that finished before the instant, else -1: rows are in order of finishing. */
function latestOf({ facts }: LinkInput, { offset, member }: Groups, group: number, instant: number): number {
  if (group < 0) return -1;
  const { finishedAt } = facts.deployments;
  const start = offset[group] as number;
  const count = (offset[group + 1] as number) - start;
  const before = firstAtOrAfter(count, (k) => finishedAt[member[start + k] as number] as number, instant);
  return before === 0 ? -1 : (member[start + before - 1] as number);
}
