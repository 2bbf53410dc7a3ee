import type { CompareAnswer, FailedSlice, MeasuredSlice } from '../../../shared/compare-answers.ts';
import type { Slice } from '../../../shared/dashboard-requests.ts';
import { AppError } from '../../../shared/errors.ts';
import { keepLatest } from '../../../shared/keep-latest.ts';
import { compareFigures } from '../../../shared/metrics/compare.ts';
import { differencesFrom } from '../../../shared/metrics/compare-slices.ts';
import { measure } from '../../../shared/metrics/measure.ts';
import { levelSetOf } from '../../../shared/metrics/profiles.ts';
import { series } from '../../../shared/metrics/series.ts';
import type { WorkspaceSettings } from '../../../shared/model.ts';
import { type BucketSize, periodDays } from '../../../shared/time.ts';
import type { View } from '../../../shared/view.ts';
import { storeError } from '../db/store-error.ts';
import { bucketOf, historyIncompleteSince } from '../queries/build-report.ts';
import { askWorkspace, type Question } from '../queries/question.ts';
import { saidOfFilters, saidOfPeriod } from '../queries/said-of-question.ts';
import type { Resolved, Workspace } from '../workspace.ts';
import { isSameFile, type OtherWorkspaces } from './other-workspaces.ts';

export interface CompareContext {
  /** The open one: its profile, levels and first day of the week hold for all slices that say nothing else. */
  readonly workspace: Workspace;
  readonly others: OtherWorkspaces;
  readonly now: number;
}

interface AskedSlice {
  readonly kind: 'asked';
  readonly label: string;
  readonly workspace: Workspace;
  readonly question: Question;
}

type Measured = Omit<MeasuredSlice, 'differences'>;

/** What is wrong with one slice (its file, its period, its pattern) is said in its place; the others are answered. */
export function compareSlices(context: CompareContext, slices: readonly Slice[]): CompareAnswer {
  const elsewhere = slices.flatMap(({ workspace }) => (workspace === null ? [] : [workspace]));
  context.others.closeAllBut(elsewhere);
  const asked = slices.map((slice) => attempt(slice, () => askSlice(context, slice)));
  const bucket = commonBucket(asked.flatMap((slice) => (slice.kind === 'asked' ? [slice.question] : [])));
  const measured = asked.map((slice) => (slice.kind === 'asked' ? measureSlice(slice, bucket) : slice));
  const base = measured[0];
  return {
    bucket,
    slices: measured.map((slice, index) =>
      slice.kind === 'failed'
        ? slice
        : { ...slice, differences: index === 0 || base?.kind !== 'measured' ? null : differencesFrom(base, slice) },
    ),
  };
}

function attempt<T>({ label, workspace }: Slice, body: () => T): T | FailedSlice {
  try {
    return body();
  } catch (thrown) {
    const error = workspace === null ? thrown : storeError(thrown, workspace);
    if (!(error instanceof AppError)) throw thrown;
    return { kind: 'failed', label, error: error.toData() };
  }
}

function askSlice({ workspace: open, others, now }: CompareContext, { label, view, workspace }: Slice): AskedSlice {
  const own = workspace === null || isSameFile(workspace, open.store.path);
  const target = own ? open : others.open(workspace);
  const settings = open.settings();
  const question = askWorkspace(target, likeTheOpen(view, settings), now);
  const { weekStart } = settings;
  return {
    kind: 'asked',
    label,
    workspace: target,
    question: {
      ...question,
      selection: { ...question.selection, weekStart },
      previous: { ...question.previous, weekStart },
    },
  };
}

/** Else two clients would be measured by different rules wherever their settings differ. */
function likeTheOpen(view: View, settings: WorkspaceSettings): View {
  const profile = view.profile ?? settings.profile;
  return { ...view, profile, levels: view.levels ?? levelSetOf(profile, settings) };
}

/** One for all, so that the heights of their charts mean the same. */
function commonBucket(questions: readonly Question[]): BucketSize {
  return bucketOf(Math.max(0, ...questions.map(({ selection }) => periodDays(selection, selection.timeZone))));
}

function measureSlice({ label, workspace, question }: AskedSlice, bucket: BucketSize): Measured {
  return {
    kind: 'measured',
    label,
    client: question.settings.clientName,
    period: saidOfPeriod(question),
    filters: saidOfFilters(question),
    profile: question.profile.id,
    levels: question.levels.id,
    ...figuresOf(question, bucket),
    historyIncompleteSince: historyIncompleteSince(workspace.store.reader),
  };
}

type Figures = Pick<Measured, 'metrics' | 'points'>;

/** By what was resolved, which is another once the data are: a slice that moves, or gets company, is not measured again. */
const known = new WeakMap<Resolved, Map<string, Figures>>();
/** Of each resolution: two comparisons of eight. */
const KNOWN_SLICES = 16;

function figuresOf(question: Question, bucket: BucketSize): Figures {
  const { resolved, view, selection, levels } = question;
  const slices = known.get(resolved) ?? new Map<string, Figures>();
  known.set(resolved, slices);
  const key = JSON.stringify([view, selection.from, selection.to, selection.weekStart, levels.id, bucket]);
  const figures = slices.get(key) ?? measureFigures(question, bucket);
  keepLatest(slices, key, figures, KNOWN_SLICES);
  return figures;
}

function measureFigures(question: Question, bucket: BucketSize): Figures {
  const { facts, resolved, selection, previous, profile, levels } = question;
  const { resolution } = resolved;
  const figures = measure(facts, resolution, selection);
  return {
    metrics: compareFigures(figures, measure(facts, resolution, previous), levels, profile),
    points: series(facts, resolution, selection, bucket),
  };
}
