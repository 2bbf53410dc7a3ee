/** Versions with what their own rows say, before they are set against each other. */
import { earliest } from '../../../shared/time.ts';
import type { JoinedVersion, JoinedVersions } from '../../../shared/versions/join-versions.ts';
import { instantsOf } from '../../../shared/versions/point-rows.ts';
import { USUAL_STEP } from '../../../shared/versions/series.ts';
import { stepOf } from '../../../shared/versions/step-census.ts';
import type { NamedDeployment } from './deployment-names.ts';
import { type MeasuredNames, measureNames } from './measure-names.ts';
import type { Errors } from './read-error-groups.ts';
import type { Measurements } from './read-measurements.ts';

export interface VersionDraft {
  readonly joined: JoinedVersion;
  /** Rows of its counted deployments, oldest first. */
  readonly deployments: readonly number[];
  /** Names that rows of measurements and errors have for it, in code order. */
  readonly texts: readonly string[];
  readonly measured: MeasuredNames;
  readonly firstSeenAt: number | null;
}

export interface DraftSources {
  readonly deployments: readonly NamedDeployment[];
  readonly measurements: Measurements;
  readonly errors: Errors;
  readonly joined: JoinedVersions;
  readonly finishedAt: Float64Array;
}

/** The earliest first seen first; those that nobody says it of before them. */
export function draftVersions(sources: DraftSources, step: number): readonly VersionDraft[] {
  const { deployments, measurements, errors, joined, finishedAt } = sources;
  const rows = new Map<number, number[]>();
  const texts = new Map<number, string[]>();
  for (const { row, name, sha } of deployments) addTo(rows, joined.find(name, sha), row);
  const names = new Set([...measurements.keys(), ...errors.keys()]);
  for (const name of [...names].sort()) addTo(texts, joined.find(name, null), name);
  const indexes = [...new Set([...rows.keys(), ...texts.keys()])].filter((index) => index >= 0);
  const drafts = indexes.flatMap((index): VersionDraft[] => {
    const version = joined.versions[index];
    if (version === undefined) return [];
    const own = rows.get(index) ?? [];
    const ownTexts = texts.get(index) ?? [];
    const measured = measureNames(ownTexts, sources, step);
    const deployedAt = own[0] === undefined ? null : (finishedAt[own[0]] ?? null);
    const firstSeenAt = earliest(deployedAt, measured.firstSeenAt);
    return [{ joined: version, deployments: own, texts: ownTexts, measured, firstSeenAt }];
  });
  return drafts.sort(
    (a, b) =>
      (a.firstSeenAt ?? Number.NEGATIVE_INFINITY) - (b.firstSeenAt ?? Number.NEGATIVE_INFINITY) ||
      (a.deployments[0] ?? -1) - (b.deployments[0] ?? -1) ||
      (a.joined.name < b.joined.name ? -1 : 1),
  );
}

function addTo<Value>(map: Map<number, Value[]>, index: number, value: Value): void {
  const known = map.get(index);
  if (known) known.push(value);
  else map.set(index, [value]);
}

/** Length of an interval of the service's series, milliseconds: that of the longest of them, or between all instants. */
export function usualStep(measurements: Measurements): number {
  let longest: ArrayLike<number> = [];
  const starts = new Set<number>();
  for (const { series, endpointSums } of measurements.values()) {
    if (series.count > 0) starts.add(series.values[0] as number);
    if (series.count > longest.length) longest = instantsOf(series);
    if (endpointSums[0] !== undefined) starts.add(endpointSums[0].at);
    if (endpointSums.length > longest.length) longest = endpointSums.map(({ at }) => at);
  }
  return stepOf(longest) ?? stepOf([...starts].sort((a, b) => a - b)) ?? USUAL_STEP;
}
