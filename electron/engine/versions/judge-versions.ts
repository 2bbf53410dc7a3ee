/** Each version of a service against the one before it. */
import type { Period } from '../../../shared/time.ts';
import type { VersionVerdictKind } from '../../../shared/version-answers.ts';
import type { Dispersion } from '../../../shared/versions/dispersion.ts';
import {
  type JudgedVersion,
  judgeVersion,
  kindOfVersion,
  type RollbackCandidate,
} from '../../../shared/versions/judge-version.ts';
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

/** What more versions on end have is how the service is now. */
const MOST_SKIPPED = 3;

/** Index of the version that one is judged against: that which it took over from, else the one first seen before it; -1 = none. */
export function against(reigns: Reigns, index: number): number {
  const before = reigns.before[index] ?? -1;
  return before >= 0 && before < index ? before : index - 1;
}

export interface Verdicts {
  /** null = nothing was before it. */
  of(index: number): JudgedVersion | null;
  kindOf(index: number): VersionVerdictKind | null;
  /** Of any two versions. */
  judge(base: number, head: number): JudgedVersion;
}

/** Each version is judged when it is asked for. `known`: what came of it before, as far as that still holds. */
export function createVerdicts(sources: JudgeSources, known: readonly (VersionVerdictKind | null)[] | null): Verdicts {
  const { histories, reigns, dispersion } = sources;
  const kinds: (VersionVerdictKind | null)[] = known === null ? [] : [...known];
  const verdicts = new Map<number, JudgedVersion | null>();
  const judge = createJudge(sources, kindOf);

  function of(index: number): JudgedVersion | null {
    const before = verdicts.get(index);
    if (before !== undefined) return before;
    const base = lastGood(index);
    const verdict = base < 0 ? null : judge(base, index);
    verdicts.set(index, verdict);
    return verdict;
  }

  /** The one that it came after, but for those that are faulty: no worse than a faulty one isn't good. */
  function lastGood(index: number): number {
    const before = against(reigns, index);
    let base = before;
    for (let skipped = 0; base >= 0 && kindOf(base) === 'faulty'; skipped++) {
      if (skipped === MOST_SKIPPED) return before;
      base = against(reigns, base);
    }
    return base < 0 ? before : base;
  }

  function kindOf(index: number): VersionVerdictKind | null {
    // Each looks back at those before it: from the first one on, so that none has to wait for many.
    for (let next = kinds.length; next <= Math.min(index, histories.length - 1); next++) {
      const [base, head] = [histories[lastGood(next)], histories[next]];
      kinds[next] = base && head ? kindOfVersion({ base, head, dispersion }) : null;
    }
    return kinds[index] ?? null;
  }

  return { of, kindOf, judge };
}

function createJudge(
  { histories, lives, reigns, dispersion }: JudgeSources,
  kindOf: (index: number) => VersionVerdictKind | null,
) {
  const shareOf = createShareOf(histories.map(({ points }) => points));
  const runs = new Map<number, readonly Period[]>();
  const runsAt = (index: number) => {
    const life = lives[index];
    const known = runs.get(index) ?? (life === undefined ? [] : runsOf(life).runs);
    runs.set(index, known);
    return known;
  };
  return (base: number, head: number): JudgedVersion => {
    const [baseHistory, headHistory] = [histories[base], histories[head]];
    if (!baseHistory || !headHistory) throw new RangeError('no such version');
    const endedBy = reigns.of[head]?.at(-1)?.endedBy ?? null;
    const next = endedBy && histories[endedBy.version];
    return judgeVersion({
      head: headHistory,
      base: baseHistory,
      dispersion,
      candidates: candidatesBefore(head, histories, { lives, runsAt, kindOf }),
      replacedBy: headHistory.active || !next ? null : { version: next.version, at: endedBy.at },
      trafficShare: shareOf(headHistory.points),
    });
  };
}

interface Candidates {
  readonly lives: readonly VersionLife[];
  readonly runsAt: (index: number) => readonly Period[];
  readonly kindOf: (index: number) => VersionVerdictKind | null;
}

function candidatesBefore(
  head: number,
  histories: readonly VersionHistory[],
  { lives, runsAt, kindOf }: Candidates,
): readonly RollbackCandidate[] {
  const candidates: RollbackCandidate[] = [];
  const end = lives[head]?.firstSeenAt ?? null;
  for (let index = head - 1; index >= Math.max(0, head - CANDIDATES); index--) {
    const { version = '', measured = null } = histories[index] ?? {};
    candidates.push({
      version,
      verdict: kindOf(index),
      errorRate: measured?.errorRate ?? null,
      ranSeconds: ranSeconds(runsAt(index), end),
    });
  }
  return candidates;
}

/** Until `end`, where it still runs. */
function ranSeconds(runs: readonly Period[], end: number | null): number | null {
  const length = runs.reduce((sum, run) => sum + Math.min(run.to, end ?? run.from) - run.from, 0);
  return length > 0 ? length / 1000 : null;
}

/** Of all versions' requests in the intervals in which one had some. */
function createShareOf(series: readonly (VersionPoints | null)[]): (points: VersionPoints | null) => number | null {
  const busy = series.filter((points) => points !== null && points.count > 0) as VersionPoints[];
  const starts = Float64Array.from(busy, ({ at }) => at[0] as number);
  const ends = Float64Array.from(busy, ({ at, count }) => at[count - 1] as number);
  return (points) => {
    if (points === null || points.count === 0) return null;
    const [first, last] = [points.at[0] as number, points.at[points.count - 1] as number];
    const totals = new Float64Array(points.count);
    for (const [index, beside] of busy.entries()) {
      if ((starts[index] as number) <= last && (ends[index] as number) >= first) addRequests(totals, points, beside);
    }
    let [own, all] = [0, 0];
    for (let i = 0; i < points.count; i++) {
      const requests = points.requests[i] as number;
      if (!(requests > 0)) continue;
      own += requests;
      all += totals[i] as number;
    }
    return all > 0 ? own / all : null;
  };
}

/** Those of `beside` in the intervals of `points`, which are both in order of time. */
function addRequests(totals: Float64Array, points: VersionPoints, beside: VersionPoints): void {
  let i = 0;
  for (let k = 0; k < beside.count; k++) {
    const at = beside.at[k] as number;
    while (i < points.count && (points.at[i] as number) < at) i++;
    if (i === points.count) return;
    const asked = beside.requests[k] as number;
    if (asked > 0 && points.at[i] === at) totals[i] = (totals[i] as number) + asked;
  }
}
