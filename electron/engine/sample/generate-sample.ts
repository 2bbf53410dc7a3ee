import { join } from 'node:path';
import type { Work } from '../work.ts';
import { createCalendar } from './calendar.ts';
import { leadService, REPOSITORIES, SERVICES } from './client.ts';
import { composeHistory } from './compose-history.ts';
import { giveLeads } from './give-leads.ts';
import { nameVersions } from './name-versions.ts';
import { planChanges } from './plan-changes.ts';
import { type Pull, planPulls } from './plan-pulls.ts';
import { createRandom } from './random.ts';
import type { Release } from './release.ts';
import { type Outage, scheduleService } from './schedule-releases.ts';
import { tellChanges } from './tell-changes.ts';
import { tellIncidents } from './tell-incidents.ts';
import { writeExports } from './write-exports.ts';
import { writeMonitoring } from './write-monitoring.ts';
import { type WrittenHistory, writeBare, writeHistory } from './write-repository.ts';

export interface SampleRequest {
  /** An empty folder. */
  readonly folder: string;
  /** For the repositories; absent = `repos` in the folder. */
  readonly repositoriesFolder?: string;
  /** End of the last month of data, epoch milliseconds, a midnight in Seoul; default SAMPLE_UNTIL. */
  readonly until?: number;
  readonly seed?: number;
  readonly work: Work;
}

export interface SampleFiles {
  /** Exports, as a client would hand them over. */
  readonly files: string[];
  readonly repositories: { readonly path: string; readonly services: string[] }[];
}

/** Midnight of 13 November 2024 in Seoul. */
export const SAMPLE_UNTIL = Date.UTC(2024, 10, 12, 15);
/** Local times in the sample's exports are of this zone. */
export const SAMPLE_TIME_ZONE = 'Asia/Seoul';
const SAMPLE_SEED = 7;

/** Writes the sample client into `folder`: a year of a fictitious company. Same arguments, same records. Throws 'cancelled'. */
export async function generateSample(request: SampleRequest): Promise<SampleFiles> {
  const { folder, until = SAMPLE_UNTIL, seed = SAMPLE_SEED, work } = request;
  const repositoriesFolder = request.repositoriesFolder ?? join(folder, 'repos');
  const calendar = createCalendar(until);
  const byService = new Map<string, readonly Release[]>();
  const outages: Outage[] = [];
  for (const service of SERVICES) {
    const schedule = scheduleService(service, calendar, createRandom(seed, `schedule ${service.name}`));
    byService.set(service.name, schedule.releases);
    outages.push(...schedule.outages);
  }
  const releases = [...byService.values()].flat();
  const byRepository = new Map<string, readonly Release[]>();
  for (const repository of REPOSITORIES) {
    const own = releases.filter((release) => release.service.repository === repository);
    own.sort((a, b) => a.startedAt - b.startedAt);
    planChanges(own, createRandom(seed, `changes ${repository}`));
    byRepository.set(repository, own);
  }
  giveLeads(byRepository, createRandom(seed, 'lead times'));
  const repositories = [];
  const pulls: Pull[] = [];
  for (const [repository, own] of byRepository) {
    const path = join(repositoriesFolder, `${repository}.git`);
    const services = SERVICES.filter((service) => service.repository === repository).map((service) => service.name);
    const { pulls: merged } = await writeRepository({ path, repository, releases: own, until, seed, work });
    pulls.push(...planPulls(repository, merged, until, createRandom(seed, `pulls ${repository}`)));
    repositories.push({ path, services });
  }
  const incidents = tellIncidents(outages, byService.get('notes') ?? [], calendar, createRandom(seed, 'incidents'));
  const random = createRandom(seed, 'exports');
  const files = await writeExports(folder, { releases, incidents, pulls }, random);
  files.push(...(await writeMonitoring(folder, { releases: byService, outages, calendar, seed })));
  return { files, repositories };
}

interface RepositoryRequest {
  readonly path: string;
  readonly repository: string;
  /** Of all its services, in the order they start. */
  readonly releases: readonly Release[];
  readonly until: number;
  readonly seed: number;
  readonly work: Work;
}

async function writeRepository({
  path,
  repository,
  releases,
  until,
  seed,
  work,
}: RepositoryRequest): Promise<WrittenHistory> {
  const steps = composeHistory(releases, until, createRandom(seed, `history ${repository}`));
  const { team } = leadService(repository);
  const told = tellChanges(releases);
  const random = createRandom(seed, `commits ${repository}`);
  const history = await writeHistory({ repository, team, steps, told }, random, work);
  const services = [...new Set(releases.map((release) => release.service))];
  const tags = services.flatMap((service) => {
    const own = releases.filter((release) => release.service === service);
    return nameVersions(own, createRandom(seed, `versions ${service.name}`));
  });
  await writeBare(path, repository, history, tags);
  return history;
}
