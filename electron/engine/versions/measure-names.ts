/** What was measured of one version, under all the names that sources have for it. */
import type { VersionRecord } from '../../../shared/model.ts';
import { earliest, latest } from '../../../shared/time.ts';
import type { MeasuredVersion } from '../../../shared/version-answers.ts';
import { measurePoints, measureTable } from '../../../shared/versions/measure-version.ts';
import { pointsOfRows } from '../../../shared/versions/point-rows.ts';
import { toPoints } from '../../../shared/versions/series.ts';
import type { ErrorGroup, VersionPoints } from '../../../shared/versions/version-data.ts';
import { hasTraffic } from '../../../shared/versions/version-life.ts';
import { foldLife } from '../../../shared/versions/whole-lives.ts';
import { addGroups, type Errors } from './read-error-groups.ts';
import type { Measurements } from './read-measurements.ts';

export interface MeasuredNames {
  readonly points: VersionPoints | null;
  readonly measured: MeasuredVersion | null;
  readonly errorGroups: readonly ErrorGroup[] | null;
  readonly firstSeenAt: number | null;
  readonly lastSeenAt: number | null;
  /** Start of its last interval with traffic. */
  readonly lastTrafficAt: number | null;
  readonly saidActive: boolean;
}

const NOTHING: MeasuredNames = {
  ...{ points: null, measured: null, errorGroups: null, firstSeenAt: null, lastSeenAt: null, lastTrafficAt: null },
  saidActive: false,
};

/** `step`: of the service's series, milliseconds. */
export function measureNames(
  names: readonly string[],
  { measurements, errors }: { readonly measurements: Measurements; readonly errors: Errors },
  step: number,
): MeasuredNames {
  if (names.length === 0) return NOTHING;
  const named = names.flatMap((name) => measurements.get(name) ?? []);
  const points =
    pointsOfRows(
      named.map(({ series }) => series),
      step,
    ) ??
    toPoints(
      named.flatMap(({ endpointSums }) => endpointSums),
      step,
    );
  const life = foldedLife(named.map(({ life: own }) => own)) ?? foldedLife(named.map((one) => one.endpointLives));
  const errorGroups = groupsOf(names, errors);
  const lastTrafficAt = points === null ? null : lastTraffic(points);
  const own = {
    firstSeenAt: earliest(points?.at[0] ?? null, life?.firstSeenAt ?? null),
    lastSeenAt: latest(
      lastTrafficAt === null || points === null ? null : lastTrafficAt + points.step,
      life?.lastSeenAt ?? null,
    ),
  };
  return {
    points,
    measured: measuredOf(points, life, errorGroups),
    errorGroups,
    // Errors of an old version come in long after it was replaced: only where nothing else tells.
    ...(own.firstSeenAt === null && own.lastSeenAt === null ? seenInErrors(names, errors) : own),
    lastTrafficAt,
    saidActive: life?.active ?? false,
  };
}

/** Of several names in the order of their last import, which isn't known: in code order of the names. */
function foldedLife(lives: readonly (VersionRecord | null)[]): VersionRecord | null {
  return lives.reduce((one, other) => (one === null || other === null ? (one ?? other) : foldLife(one, other)), null);
}

function lastTraffic(points: VersionPoints): number | null {
  for (let i = points.count - 1; i >= 0; i--) if (hasTraffic(points, i)) return points.at[i] as number;
  return null;
}

function measuredOf(
  points: VersionPoints | null,
  life: VersionRecord | null,
  errorGroups: readonly ErrorGroup[] | null,
): MeasuredVersion | null {
  const said = errorGroups?.length ?? life?.errorTypes ?? null;
  if (points !== null) return measurePoints(points, said);
  return life === null ? null : { ...measureTable(life), errorTypes: said };
}

function groupsOf(names: readonly string[], errors: Errors): readonly ErrorGroup[] | null {
  const named = names.flatMap((name) => errors.get(name) ?? []);
  if (named.length === 0) return null;
  const groups = new Map<string, ErrorGroup>();
  for (const { groups: own } of named) {
    for (const group of own.values()) groups.set(group.key, addGroups(groups.get(group.key), group));
  }
  return [...groups.values()].sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.key < b.key ? -1 : 1));
}

function seenInErrors(names: readonly string[], errors: Errors): Pick<MeasuredNames, 'firstSeenAt' | 'lastSeenAt'> {
  const named = names.flatMap((name) => errors.get(name) ?? []);
  return {
    firstSeenAt: named.reduce<number | null>((first, one) => earliest(first, one.firstSeenAt), null),
    lastSeenAt: named.reduce<number | null>((last, one) => latest(last, one.lastSeenAt), null),
  };
}
