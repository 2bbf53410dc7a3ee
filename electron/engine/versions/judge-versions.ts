/** Each version of a service against the one before it. */
import type { Dispersion } from '../../../shared/versions/dispersion.ts';
import { type JudgedVersion, judgeVersion, type RollbackCandidate } from '../../../shared/versions/judge-version.ts';
import type { Reigns } from '../../../shared/versions/reigns.ts';
import type { VersionHistory, VersionPoints } from '../../../shared/versions/version-data.ts';
import { runsOf, type VersionLife } from '../../../shared/versions/version-life.ts';

export interface JudgeSources {
  /** By version, in the order of first seen. */
  readonly histories: readonly VersionHistory[];
  readonly lives: readonly VersionLife[];
  readonly reigns: Reigns;
  readonly dispersion: Dispersion;
}

/** Nobody rolls back further. */
const CANDIDATES = 50;

/** Index of the version that one is judged against: that which it took over from, else the one first seen before it; -1 = none. */
export function against(reigns: Reigns, index: number): number {
  const before = reigns.before[index] ?? -1;
  return before >= 0 && before < index ? before : index - 1;
}

/** null = nothing was before it. */
export function judgeAll(sources: JudgeSources): readonly (JudgedVersion | null)[] {
  const { histories, reigns } = sources;
  const judge = createJudge(sources);
  const verdicts: (JudgedVersion | null)[] = [];
  for (const index of histories.keys()) {
    const base = against(reigns, index);
    verdicts.push(base < 0 ? null : judge(base, index, verdicts));
  }
  return verdicts;
}

/** Of any two versions. `verdicts`: of the versions before head, at least. */
export function createJudge({ histories, lives, reigns, dispersion }: JudgeSources) {
  const shareOf = createShareOf(histories.map(({ points }) => points));
  return (base: number, head: number, verdicts: readonly (JudgedVersion | null)[]): JudgedVersion => {
    const [baseHistory, headHistory] = [histories[base], histories[head]];
    if (!baseHistory || !headHistory) throw new RangeError('no such version');
    const endedBy = reigns.of[head]?.at(-1)?.endedBy ?? null;
    const next = endedBy && histories[endedBy.version];
    return judgeVersion({
      head: headHistory,
      base: baseHistory,
      dispersion,
      candidates: candidatesBefore(head, histories, lives, verdicts),
      replacedBy: headHistory.active || !next ? null : { version: next.version, at: endedBy.at },
      trafficShare: shareOf(headHistory.points),
    });
  };
}

function candidatesBefore(
  head: number,
  histories: readonly VersionHistory[],
  lives: readonly VersionLife[],
  verdicts: readonly (JudgedVersion | null)[],
): readonly RollbackCandidate[] {
  const candidates: RollbackCandidate[] = [];
  for (let index = head - 1; index >= Math.max(0, head - CANDIDATES); index--) {
    const { version = '', measured = null } = histories[index] ?? {};
    const end = lives[head]?.firstSeenAt ?? null;
    candidates.push({
      version,
      verdict: verdicts[index]?.kind ?? null,
      errorRate: measured?.errorRate ?? null,
      ranSeconds: ranSeconds(lives[index], end),
    });
  }
  return candidates;
}

/** Until `end`, where it still runs. */
function ranSeconds(life: VersionLife | undefined, end: number | null): number | null {
  if (life === undefined) return null;
  const runs = runsOf(life).runs;
  const length = runs.reduce((sum, run) => sum + Math.min(run.to, end ?? run.from) - run.from, 0);
  return length > 0 ? length / 1000 : null;
}

/** Of all versions' requests in the intervals in which one had some. */
function createShareOf(series: readonly (VersionPoints | null)[]): (points: VersionPoints | null) => number | null {
  const totals = new Map<number, number>();
  for (const points of series) {
    if (points === null) continue;
    for (let i = 0; i < points.count; i++) {
      const requests = points.requests[i] as number;
      const at = points.at[i] as number;
      if (requests > 0) totals.set(at, (totals.get(at) ?? 0) + requests);
    }
  }
  return (points) => {
    if (points === null) return null;
    let [own, all] = [0, 0];
    for (let i = 0; i < points.count; i++) {
      const requests = points.requests[i] as number;
      if (!(requests > 0)) continue;
      own += requests;
      all += totals.get(points.at[i] as number) ?? requests;
    }
    return all > 0 ? own / all : null;
  };
}
