import type { IncidentFacts } from '../../../shared/metrics/facts.ts';
import type { BuiltDeployments } from './build-deployments.ts';
import { comparableVersion } from './comparable-version.ts';
import { createNameCodes, type Dictionary } from './dictionary.ts';
import type { ExternalIds } from './external-ids.ts';
import type { FoldedIncident } from './fold-incidents.ts';
import type { NameTables } from './name-tables.ts';
import { orderByTime } from './order-by-time.ts';
import type { CommitResolver } from './resolve-commit.ts';
import { createShaFinder } from './short-shas.ts';

export interface IncidentSources {
  readonly names: NameTables;
  readonly services: Dictionary;
  readonly teams: Dictionary;
  readonly environments: Dictionary;
  readonly severities: Dictionary;
  /** Code of the team that the user says a service (code) has, 0 = nothing is said. */
  readonly saidTeam: (service: number) => number;
  readonly repositoryCode: (nameId: unknown) => number;
  readonly deployments: Pick<BuiltDeployments, 'shas' | 'versions'>;
  readonly externalIds: ExternalIds;
  readonly resolve: CommitResolver;
}

/** Incidents in order of time. `place`: index in `incidents` -> row. */
export function buildIncidents(
  incidents: readonly FoldedIncident[],
  sources: IncidentSources,
): { facts: IncidentFacts; place: Int32Array } {
  const { names, deployments } = sources;
  const order = orderByTime(
    Float64Array.from(incidents, (incident) => incident.startedAt),
    incidents.length,
  );
  const list = Array.from(order, (i) => incidents[i]).filter((incident) => incident !== undefined);
  const code = {
    service: createNameCodes(names.services, sources.services),
    team: createNameCodes(names.teams, sources.teams),
    environment: createNameCodes(names.environments, sources.environments),
    severity: createNameCodes(names.severities, sources.severities),
  };
  const services = list.map(({ serviceIds }) => [...new Set(serviceIds.map(code.service))].filter((one) => one !== 0));
  const repository = Int32Array.from(list, (incident) => sources.repositoryCode(incident.repositoryNameId));
  const causes = findCauses(list, services, repository, sources);
  const times = (of: (incident: FoldedIncident) => number | null) =>
    Float64Array.from(list, (incident) => of(incident) ?? Number.NaN);
  const place = new Int32Array(incidents.length);
  for (const [k, i] of order.entries()) place[i] = k;
  return {
    place,
    facts: {
      count: list.length,
      id: Float64Array.from(list, ({ id }) => id),
      startedAt: times((incident) => incident.startedAt),
      detectedAt: times((incident) => incident.detectedAt),
      acknowledgedAt: times((incident) => incident.acknowledgedAt),
      resolvedAt: times((incident) => incident.resolvedAt),
      serviceOffset: offsetsOf(services),
      serviceRef: Int32Array.from(services.flat()),
      team: Int32Array.from(list, (incident, i) => {
        const said = (services[i] ?? []).map(sources.saidTeam);
        // What the row says is left to those of its services that nothing is said of.
        return said.length > 0 && !said.includes(0) ? (said[0] ?? 0) : code.team(incident.teamId);
      }),
      environment: Int32Array.from(list, (incident) => code.environment(incident.environmentId)),
      severity: Int32Array.from(list, (incident) => code.severity(incident.severityId)),
      repository,
      deploymentExternalId: Int32Array.from(list, (one) => sources.externalIds.ofIncident(one.deploymentExternalId)),
      sha: causes.sha,
      version: Int32Array.from(list, ({ version }) =>
        version === null ? 0 : deployments.versions.find(comparableVersion(version)),
      ),
      commitRef: causes.commitRef,
    },
  };
}

function findCauses(
  incidents: readonly FoldedIncident[],
  services: readonly (readonly number[])[],
  repository: Int32Array,
  sources: IncidentSources,
): Pick<IncidentFacts, 'sha' | 'commitRef'> {
  const findSha = createShaFinder(sources.deployments.shas);
  const sha = new Int32Array(incidents.length);
  const commitRef = new Int32Array(incidents.length).fill(-1);
  for (const [i, incident] of incidents.entries()) {
    if (incident.sha === null) continue;
    const service = sources.services.texts[services[i]?.[0] ?? 0] ?? '';
    const resolved = sources.resolve({ sha: incident.sha, version: null, repository: repository[i] ?? 0, service });
    sha[i] = findSha(resolved.sha ?? '');
    commitRef[i] = resolved.row;
  }
  return { sha, commitRef };
}

function offsetsOf(lists: readonly (readonly number[])[]): Int32Array {
  const offsets = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) offsets[i + 1] = (offsets[i] ?? 0) + list.length;
  return offsets;
}
