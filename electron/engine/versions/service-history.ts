/** All versions of one service: what they are called, when they ran, what was measured of them, and who is to blame. */
import type { VersionVerdictKind } from '../../../shared/version-answers.ts';
import { type Dispersion, measureDispersion } from '../../../shared/versions/dispersion.ts';
import { type JoinedVersions, joinVersions } from '../../../shared/versions/join-versions.ts';
import type { Reign } from '../../../shared/versions/reigns.ts';
import type { VersionHistory } from '../../../shared/versions/version-data.ts';
import type { VersionLife } from '../../../shared/versions/version-life.ts';
import type { Database } from '../db/connect.ts';
import { dataRangeOf, type Question } from '../queries/question.ts';
import { readVersionAliases } from './change-alias.ts';
import { collectClaims } from './collect-claims.ts';
import type { DeploymentNames } from './deployment-names.ts';
import { against, createVerdicts, type Verdicts } from './judge-versions.ts';
import type { KnownService } from './known-services.ts';
import { type CommitPlaces, createCommitPlaces } from './place-commits.ts';
import { readErrorGroups } from './read-error-groups.ts';
import { type IsCounted, ofEnvironments } from './read-in-turn.ts';
import { readMeasurements } from './read-measurements.ts';
import { draftVersions, usualStep, type VersionDraft } from './version-drafts.ts';
import { linkedIncidents, remedyOf, saidFailed } from './version-evidence.ts';
import { livesOf, type VersionLives } from './version-lives.ts';

export interface KnownVersion {
  /** Place in the order of first seen. */
  readonly index: number;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names that rows of measurements and errors have for it. */
  readonly texts: readonly string[];
  readonly shas: readonly string[];
  /** Commit rows, one a repository. */
  readonly commits: readonly number[];
  /** Rows of its counted deployments, oldest first. */
  readonly deployments: readonly number[];
  /** When it was the newest to come. */
  readonly reigns: readonly Reign[];
  readonly history: VersionHistory;
  readonly life: VersionLife;
}

export interface ServiceHistory {
  readonly service: KnownService;
  /** Ids of those that its measurements and errors name, whether they count or not, ascending; 0 = none is named. */
  readonly environments: readonly number[];
  /** The earliest first seen first. */
  readonly versions: readonly KnownVersion[];
  readonly dispersion: Dispersion;
  /** Length of an interval of its series, milliseconds. */
  readonly step: number;
  readonly places: CommitPlaces;
  /** Index of the version that is called so; -1 = none. */
  find(name: string): number;
  /** Index of the version that one is judged against; -1 = none. */
  against(index: number): number;
  readonly verdicts: Verdicts;
}

export interface HistorySources {
  readonly db: Database;
  readonly question: Question;
  readonly isCounted: IsCounted;
  /** ServiceHistory.environments, where they are known: the rows of others needn't be read then. */
  readonly environments: readonly number[] | null;
  /** The service's counted deployments, in order of time. */
  readonly deployments: Int32Array;
  readonly names: DeploymentNames;
}

/**
 * In steps. `kinds`: of its verdicts, where they are known; without them all versions are judged. `isBrief`: for a summary,
 * which says no latency but the 95th percentile.
 */
export function* readServiceHistory(
  sources: HistorySources,
  service: KnownService,
  kinds: readonly (VersionVerdictKind | null)[] | null,
  isBrief = false,
): Generator<void, ServiceHistory> {
  const { db, question } = sources;
  const { isCounted, environments } = noteEnvironments(sources.isCounted);
  const { finishedAt } = question.facts.deployments;
  const only = sources.environments === null ? undefined : ofEnvironments(sources.environments, isCounted);
  const measurements = readMeasurements(db, { serviceIds: service.ids, isCounted, only }, isBrief);
  yield;
  const errors = readErrorGroups(db, service.ids, isCounted);
  const deployments = sources.names.of(sources.deployments);
  yield;
  const places = createCommitPlaces(db, question.picture, service.names, repositoriesOf(question, sources.deployments));
  const claims = collectClaims({ deployments, measurements, errors, places, finishedAt });
  const joined = joinVersions(claims, { services: service.names, aliases: readVersionAliases(db, service.names) });
  yield;
  const step = usualStep(measurements);
  const drafts = draftVersions({ deployments, measurements, errors, joined, finishedAt }, step);
  yield;
  const { lives, reigns } = livesOf(drafts, { finishedAt, dataEnd: dataRangeOf(question.facts)?.to ?? null });
  const histories = historiesOf(question, drafts, { lives, reigns });
  yield;
  const dispersion = measureDispersion(histories.flatMap(({ points }) => points ?? []));
  yield;
  const verdicts = createVerdicts({ histories, lives, reigns, dispersion }, kinds);
  for (let index = 0; index < drafts.length; index += JUDGED_AT_ONCE) {
    verdicts.kindOf(index);
    yield;
  }
  const versions = drafts.map((draft, index): KnownVersion => {
    const { name, aliases, shas } = draft.joined;
    return {
      ...{ index, name, aliases, shas, texts: draft.texts, deployments: draft.deployments },
      commits: commitsOf(question, draft, places),
      reigns: reigns.of[index] ?? [],
      history: histories[index] as VersionHistory,
      life: { ...(lives[index] as VersionLife), verdict: verdicts.kindOf(index) },
    };
  });
  return {
    ...{ service, versions, dispersion, step, places, verdicts },
    environments: sources.environments ?? [...environments].sort((a, b) => a - b),
    find: createFind(versions, drafts, joined, places),
    against: (index) => against(reigns, index),
  };
}

const JUDGED_AT_ONCE = 50;

/** Which of them it was asked about. */
function noteEnvironments(isCounted: IsCounted) {
  const environments = new Set<number>();
  // Most rows are of the same one as the row before.
  let last: { readonly id: number | null; readonly isCounted: boolean } | null = null;
  return {
    environments,
    isCounted(id: number | null) {
      if (last?.id === id) return last.isCounted;
      environments.add(id ?? 0);
      last = { id, isCounted: isCounted(id) };
      return last.isCounted;
    },
  };
}

function repositoriesOf({ facts, picture }: Question, deployments: Int32Array): ReadonlySet<number> {
  const { commitOffset, commitRef } = facts.deployments;
  const codes = new Set<number>();
  for (const row of deployments) {
    for (let k = commitOffset[row] ?? 0; k < (commitOffset[row + 1] ?? 0); k++) {
      codes.add(picture.repositoryOf(commitRef[k] ?? -1));
    }
  }
  return codes;
}

function historiesOf(
  question: Question,
  drafts: readonly VersionDraft[],
  { lives, reigns }: VersionLives,
): readonly VersionHistory[] {
  return drafts.map((draft, index): VersionHistory => {
    const { firstSeenAt, lastSeenAt, active, version } = lives[index] as VersionLife;
    const { measured, points, errorGroups } = draft.measured;
    return {
      ...{ version, firstSeenAt, lastSeenAt, active, measured, points, errorGroups },
      incidents: linkedIncidents(question, draft.deployments),
      remedied: remedyOf(question, { index, reigns: reigns.of[index] ?? [] }, (by) => drafts[by]?.joined.name ?? ''),
      saidFailed: saidFailed(question, draft.deployments),
    };
  });
}

/** By its name, else another one, else what its SHA begins with, else a tag of its commits. */
function createFind(
  versions: readonly KnownVersion[],
  drafts: readonly VersionDraft[],
  joined: JoinedVersions,
  places: CommitPlaces,
): (name: string) => number {
  const indexes = new Map(drafts.map((draft, index) => [draft.joined, index]));
  return (name) => {
    const exact = versions.findIndex((version) => version.name === name);
    if (exact >= 0) return exact;
    const byName = joined.versions[joined.find(name, null)] ?? joined.versions[joined.find(null, name)];
    if (byName !== undefined) return indexes.get(byName) ?? -1;
    return versions.findIndex(({ commits }) => commits.some((commit) => places.tagsAt(commit).includes(name)));
  };
}

/** That its newest deployment with a known commit deploys; without one, that its SHA names. */
function commitsOf(
  { facts }: Question,
  { deployments, joined }: VersionDraft,
  places: CommitPlaces,
): readonly number[] {
  const { commitOffset, commitRef } = facts.deployments;
  const row = deployments.findLast((one) => commitOffset[one] !== commitOffset[one + 1]);
  if (row !== undefined) return [...commitRef.subarray(commitOffset[row], commitOffset[row + 1])];
  const rows = new Set(joined.shas.map((sha) => places.bySha(sha)).filter((commit) => commit >= 0));
  return rows.size === 1 ? [...rows] : [];
}
