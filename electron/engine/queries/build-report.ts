import { breakdown } from '../../../shared/metrics/breakdown.ts';
import { closestCluster } from '../../../shared/metrics/closest-cluster.ts';
import { compareFigures } from '../../../shared/metrics/compare.ts';
import { coverage } from '../../../shared/metrics/coverage.ts';
import { withScratch } from '../../../shared/metrics/scratch.ts';
import { series } from '../../../shared/metrics/series.ts';
import type { Coverage, Dimension, ImportReport, Report } from '../../../shared/report.ts';
import { type BucketSize, formatInstant, periodDays } from '../../../shared/time.ts';
import type { Database } from '../db/connect.ts';
import { listImports, listRejects } from '../import/store/list-imports.ts';
import { measureOnce } from './measure-once.ts';
import type { Question } from './question.ts';
import { countThings } from './row-list.ts';
import { saidOfFilters, saidOfPeriod } from './said-of-question.ts';

export interface ReportRequest {
  readonly db: Database;
  readonly question: Question;
  /** Dimensions to break the metrics down by. */
  readonly by: readonly Dimension[];
  readonly appVersion: string;
}

/** A report names at most so many rejected rows of an import; the import's own page names all. */
const REJECTS_SHOWN = 1000;

export function buildReport(request: ReportRequest): Report {
  // The whole, its groups and its days share what they are computed from.
  return withScratch(() => build(request));
}

function build({ db, question, by, appVersion }: ReportRequest): Report {
  const { facts, profile, levels, selection, previous } = question;
  const { resolution } = question.resolved;
  const current = measureOnce(facts, resolution, selection);
  const bucket = bucketOf(periodDays(selection, selection.timeZone));
  const breakdowns = [...new Set(by)].map(
    (dimension) => [dimension, breakdown(facts, resolution, selection, previous, dimension, levels)] as const,
  );
  return {
    schema: 'doradeck.report/1',
    app: { version: appVersion },
    profile: profile.id,
    levels: levels.id,
    period: saidOfPeriod(question),
    filters: saidOfFilters(question),
    imports: importReports(db),
    coverage: withStored(db, coverage(facts, resolution, selection)),
    metrics: compareFigures(current, measureOnce(facts, resolution, previous), levels, profile),
    breakdown: Object.fromEntries(breakdowns),
    series: {
      bucket,
      points: series(facts, resolution, selection, bucket),
      previousPoints: series(facts, resolution, previous, bucket),
    },
    closestCluster: closestCluster(levels, current, profile),
    historyIncompleteSince: historyIncompleteSince(db),
  };
}

/** Buckets that a chart can show: up to two months of days, a year of weeks, then months. */
export function bucketOf(days: number): BucketSize {
  if (days <= 62) return 'day';
  return days <= 366 ? 'week' : 'month';
}

/** Oldest first. */
function importReports(db: Database): ImportReport[] {
  return listImports(db)
    .toReversed()
    .map(({ id, file, kind, preset, read, stored, duplicate, rejected, blank }) => ({
      file,
      kind,
      preset,
      read,
      stored,
      duplicate,
      rejected,
      blank,
      rejects: rejected === 0 ? [] : listRejects(db, { batchId: id, offset: 0, limit: REJECTS_SHOWN }).rows,
    }));
}

function withStored(db: Database, counted: Coverage): Coverage {
  const bad = Number(db.prepare('SELECT coalesce(sum(bad_commits), 0) FROM repository').pluck().get());
  const pulls = Number(db.prepare(countThings('pull_row')).pluck().get());
  return { ...counted, commits: { ...counted.commits, bad }, pulls: { ...counted.pulls, stored: pulls } };
}

/** History of all repositories is whole from this instant on; null where nothing is missing. */
export function historyIncompleteSince(db: Database): string | null {
  const since = db.prepare<[], number | null>('SELECT max(incomplete_since) FROM repository').pluck().get();
  return since == null ? null : formatInstant(since);
}
