/** Versions with a known truth, for tests. */
import type { VersionVerdictKind } from '../version-answers.ts';
import { measureDispersion } from './dispersion.ts';
import { type JudgedVersion, judgeVersion } from './judge-version.ts';
import { measurePoints } from './measure-version.ts';
import type { VersionHistory, VersionPoints } from './version-data.ts';

export function historyOf(points: VersionPoints | null, given: Partial<VersionHistory> = {}): VersionHistory {
  return {
    version: 'one',
    firstSeenAt: points?.at[0] ?? 0,
    lastSeenAt: points?.at[points.count - 1] ?? 0,
    active: true,
    measured: points === null ? null : measurePoints(points),
    points,
    errorGroups: null,
    incidents: { count: 0, severity: null },
    remedied: null,
    saidFailed: false,
    ...given,
  };
}

/** Head against base, as the only versions of their service but for `others`. */
export function judgePair(
  base: VersionHistory,
  head: VersionHistory,
  others: readonly VersionPoints[] = [],
): JudgedVersion {
  const series = [base.points, head.points, ...others].filter((points): points is VersionPoints => points !== null);
  return judgeVersion({
    head,
    base,
    dispersion: measureDispersion(series),
    candidates: [],
    replacedBy: null,
    trafficShare: null,
  });
}

/** How many of so many runs end in each verdict. */
export function countVerdicts(
  runs: number,
  judge: (run: number) => JudgedVersion,
): Readonly<Record<VersionVerdictKind, number>> {
  const counts = { faulty: 0, suspect: 0, fine: 0, 'not-enough': 0 };
  for (let run = 0; run < runs; run++) counts[judge(run).kind]++;
  return counts;
}
