import type {
  Bottleneck,
  LeadTimeAnswer,
  LeadTimeGrouping,
  LeadTimeSources,
  StageFinding,
  StageRow,
} from '../../../shared/lead-time-answers.ts';
import { allRows, type ChangeColumns } from '../../../shared/metrics/change-columns.ts';
import { changeValues } from '../../../shared/metrics/change-values.ts';
import { compareLeadTime } from '../../../shared/metrics/compare-lead-time.ts';
import { isPartialPull } from '../../../shared/metrics/facts.ts';
import { leadTimeBins } from '../../../shared/metrics/lead-time-bins.ts';
import { type LeadGrouping, leadTimeGroups } from '../../../shared/metrics/lead-time-groups.ts';
import { leadTimeSeries } from '../../../shared/metrics/lead-time-series.ts';
import { codesOfDeployment } from '../../../shared/metrics/membership.ts';
import { placedChanges } from '../../../shared/metrics/placed-changes.ts';
import type { Codes } from '../../../shared/metrics/selection.ts';
import { stageRows, waitingStages } from '../../../shared/metrics/stage-rows.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import { periodDays } from '../../../shared/time.ts';
import type { Database } from '../db/connect.ts';
import { bucketOf, historyIncompleteSince } from './build-report.ts';
import { createChangeAuthors } from './change-authors.ts';
import { createChangeRows } from './change-rows.ts';
import type { Question } from './question.ts';
import { saidOfPeriod } from './said-of-question.ts';

/** Lead time of the view: over time, distributed, stage by stage, by group, and where changes wait. */
export function leadTime(db: Database, question: Question, by: LeadTimeGrouping): LeadTimeAnswer {
  const { facts, resolved, selection, previous, levels, profile } = question;
  const { resolution } = resolved;
  const now = columnsOf(question);
  const before = placedChanges(facts, resolution, previous);
  const metric = compareLeadTime(facts, resolution, selection, previous, levels);
  const bucket = bucketOf(periodDays(selection, selection.timeZone));
  const valuesOf = (columns: ChangeColumns) => changeValues(columns, allRows(columns), profile.leadTime);
  const stages = stageRows(metric.stages, metric.previous?.stages ?? []);
  return {
    period: saidOfPeriod(question),
    metric,
    series: {
      bucket,
      points: leadTimeSeries(facts, resolution, now, selection, bucket),
      previousPoints: leadTimeSeries(facts, resolution, before, previous, bucket),
    },
    distribution: leadTimeBins(valuesOf(now), valuesOf(before)),
    stages,
    groups: leadTimeGroups(now, before, groupingOf(db, question, by), profile.leadTime),
    bottleneck: bottleneckOf(db, question, now, stages),
    sources: sourcesOf(question, now),
    historyIncompleteSince: historyIncompleteSince(db),
  };
}

/** The changes that the deployments of the view brought. */
function columnsOf({ facts, resolved, selection }: Question): ChangeColumns {
  return placedChanges(facts, resolved.resolution, selection);
}

function groupingOf(db: Database, question: Question, by: LeadTimeGrouping): LeadGrouping {
  const { facts, resolved, selection } = question;
  if (by === 'author-group') {
    const authors = createChangeAuthors(db, question);
    return {
      // Read when every row has been met.
      names: authors.groups(),
      codesOf: ({ lead }, row, emit) => emit(authors.groupOf(lead[row] ?? 0)),
      teamOf: () => '',
    };
  }
  const { services, teams, environments, repositories } = facts.names;
  const codesOf = codesOfDeployment(facts, by);
  const wanted: Codes = { service: selection.services, team: selection.teams, env: null, repo: selection.repositories }[
    by
  ];
  const { serviceTeam } = resolved.resolution;
  return {
    names: { service: services, team: teams, env: environments, repo: repositories }[by],
    codesOf({ deployment }, row, emit) {
      codesOf(deployment[row] ?? 0, (code) => {
        if (wanted === null || wanted.has(code)) emit(code);
      });
    },
    teamOf: (code) => (by === 'service' ? (teams[serviceTeam[code] ?? 0] ?? '') : ''),
  };
}

const CHANGES_SHOWN = 5;

function bottleneckOf(
  db: Database,
  question: Question,
  columns: ChangeColumns,
  stages: readonly StageRow[],
): Bottleneck {
  const describe = createChangeRows(db, question, columns);
  const { most, grew } = waitingStages(stages);
  const find = (row: StageRow | null): StageFinding | null =>
    row === null
      ? null
      : {
          stage: row.stage,
          n: row.n,
          share: row.share,
          meanSeconds: row.meanSeconds ?? 0,
          previousMeanSeconds: row.previous?.meanSeconds ?? null,
          changes: longestIn(question, columns, STAGE_NAMES.indexOf(row.stage)).map(describe),
        };
  const found = find(most);
  return { most: found, grew: grew === most ? found : find(grew) };
}

/** Rows of the changes that spent longest in a stage, one a pull request (a commit, where there is none). */
function longestIn({ resolved }: Question, { count, stages, lead }: ChangeColumns, stage: number): readonly number[] {
  const { leadPull, leadCommit } = resolved.resolution;
  const column = stages[stage] ?? new Float64Array();
  const seconds = (row: number) => column[row] ?? 0;
  const isSame = (row: number, other: number) => {
    const [one, another] = [lead[row] ?? 0, lead[other] ?? 0];
    const [pull, commit] = [leadPull[one] ?? -1, leadCommit[one] ?? -1];
    return pull >= 0 ? pull === leadPull[another] : commit >= 0 && commit === leadCommit[another];
  };
  /** The longest first. */
  const longest: number[] = [];
  for (let row = 0; row < count; row++) {
    const last = longest.length < CHANGES_SHOWN ? -1 : seconds(longest[CHANGES_SHOWN - 1] ?? 0);
    // NaN, where the stage isn't known, is not larger either.
    if (!(seconds(row) > last)) continue;
    const same = longest.findIndex((other) => isSame(row, other));
    if (same >= 0 && seconds(longest[same] ?? 0) >= seconds(row)) continue;
    longest.splice(same < 0 ? CHANGES_SHOWN - 1 : same, 1);
    const place = longest.findIndex((other) => seconds(other) < seconds(row));
    longest.splice(place < 0 ? longest.length : place, 0, row);
  }
  return longest;
}

function sourcesOf({ facts, resolved }: Question, { count, lead }: ChangeColumns): LeadTimeSources {
  const { leadPull } = resolved.resolution;
  const seen = new Uint8Array(facts.pulls.count);
  let [withPull, pulls, partialPulls] = [0, 0, 0];
  for (let row = 0; row < count; row++) {
    const pull = leadPull[lead[row] ?? 0] ?? -1;
    if (pull < 0) continue;
    withPull++;
    if (seen[pull] === 1) continue;
    seen[pull] = 1;
    pulls++;
    if (isPartialPull(facts.pulls, pull)) partialPulls++;
  }
  return { changes: count, withPull, pulls, partialPulls };
}
