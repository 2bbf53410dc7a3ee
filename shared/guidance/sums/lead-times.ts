import { formatDuration, formatPercent } from '../../i18n/format.ts';
import { FEWEST_GRADED, LEVEL_SETS, LEVELS } from '../../metrics/levels.ts';
import { PROFILES } from '../../metrics/profiles.ts';
import type { ChangeLeadTimeFigure, Report } from '../../report.ts';
import { DAYS_PER_MONTH } from '../../time.ts';
import type { Localised } from '../localised.ts';
import type { QuizQuestion } from '../quiz.ts';
import { amount, inUnit, rounded, sumAmount, type Unit, unitOf } from './amounts.ts';
import { askNumber, askText, both, say } from './ask.ts';
import { askChange } from './counts.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** A value so near to a bound could be read on its other side. */
const NEAR_BOUND = 0.02;

function duration(seconds: number): Localised {
  return both((language) => formatDuration(seconds, language));
}

/** Under the profile of the report; null from too few values. */
function leadTime(report: Report, figure: ChangeLeadTimeFigure | null): number | null {
  if (figure === null || figure.n < FEWEST_GRADED) return null;
  return PROFILES[report.profile].leadTime.statistic === 'mean' ? figure.meanSeconds : figure.medianSeconds;
}

export function leadChange(report: Report): QuizQuestion | null {
  const now = leadTime(report, report.metrics.changeLeadTime);
  const before = leadTime(report, report.metrics.changeLeadTime.previous);
  if (now === null || before === null || Math.min(now, before) < 1) return null;
  const unit = unitOf(Math.min(now, before));
  const [shownNow, shownBefore] = [rounded(inUnit(now, unit)), rounded(inUnit(before, unit))];
  return askChange({
    id: 'lead-change',
    before: shownBefore,
    now: shownNow,
    prompt: say('quizSums.lead-change.prompt', { before: amount(shownBefore, unit), now: amount(shownNow, unit) }),
    explanation: say('quizSums.lead-change.why', { before: amount(shownBefore, unit) }),
  });
}

interface ShownStage {
  readonly name: Localised;
  /** As shown. */
  readonly value: number;
}

/** Stages with enough values, in the order of a change's way, as they are shown in one unit; null where they are few. */
function shownStages({ metrics }: Report, unit: (sum: number) => Unit) {
  const known = metrics.changeLeadTime.stages.flatMap(({ stage, n, meanSeconds }) =>
    n >= FEWEST_GRADED && meanSeconds !== null && meanSeconds > 0 ? [{ stage, seconds: meanSeconds }] : [],
  );
  if (known.length < 3) return null;
  const shared = unit(known.reduce((total, { seconds }) => total + seconds, 0));
  const stages = known.map(
    ({ stage, seconds }): ShownStage => ({
      name: say(`metrics.stage.${stage}`),
      value: rounded(inUnit(seconds, shared)),
    }),
  );
  const sum = stages.reduce((total, { value }) => total + value, 0);
  return { stages, unit: shared, sum: Number(sum.toFixed(2)) };
}

/** How much of the time is one stage. */
export function stageShare(report: Report, random: () => number): QuizQuestion | null {
  const shown = shownStages(report, unitOf);
  if (shown === null) return null;
  const { stages, unit, sum } = shown;
  const large = stages.filter(({ value }) => value >= 0.1 * sum && value <= 0.95 * sum);
  const asked = large[Math.floor(random() * large.length)];
  if (asked === undefined) return null;
  return askNumber({
    id: 'stage-share',
    topic: 'sums',
    prompt: say('quizSums.stage-share.prompt', { stage: asked.name }),
    explanation: say('quizSums.stage-share.why', { part: amount(asked.value, unit), sum: sumAmount(sum, unit) }),
    figure: {
      kind: 'table',
      columns: [say('quizSums.stage-share.stage-column'), say('quizSums.stage-share.time-column')],
      rows: stages.map(({ name, value }) => [name, amount(value, unit)]),
    },
    right: asked.value / sum,
    wrong: [asked.value / (sum - asked.value), 1 / stages.length, ...large.map(({ value }) => value / sum)],
    read: (value) => both((language) => formatPercent(value, language)),
    holds: (value) => value > 0.005 && value <= 1,
  });
}

/** Which stage is worth shortening. */
export function bottleneck(report: Report): QuizQuestion | null {
  const shown = shownStages(report, () => 'hours');
  if (shown === null) return null;
  const bySize = shown.stages.toSorted((one, other) => other.value - one.value);
  const [first, second] = bySize;
  if (first === undefined || second === undefined || first.value < 1 || first.value < 1.1 * second.value) return null;
  const options = shown.stages.filter((stage) => bySize.indexOf(stage) < 4);
  return askText(
    {
      id: 'bottleneck',
      topic: 'charts',
      prompt: say('quizSums.bottleneck.prompt'),
      explanation: say('quizSums.bottleneck.why', {
        part: amount(first.value, 'hours'),
        sum: sumAmount(shown.sum, 'hours'),
      }),
      figure: {
        kind: 'bars',
        unit: 'hours',
        labels: shown.stages.map(({ name }) => name),
        series: [{ name: say('quizSums.stage-share.time-column'), values: shown.stages.map(({ value }) => value) }],
      },
    },
    options.map(({ name }) => name),
    options.indexOf(first),
  );
}

/** Why a mean is so far above its median. */
export function meanOrMedian({ metrics }: Report, random: () => number): QuizQuestion | null {
  const { n, medianSeconds, meanSeconds } = metrics.changeLeadTime;
  if (n < FEWEST_GRADED || medianSeconds === null || meanSeconds === null) return null;
  if (medianSeconds < 60 || meanSeconds < 1.5 * medianSeconds) return null;
  const shown = { median: duration(medianSeconds), mean: duration(meanSeconds) };
  const options = (['few', 'most', 'quick', 'error'] as const).map((key) =>
    say(`quizSums.mean-or-median.${key}`, shown),
  );
  const right = Math.floor(random() * options.length);
  const [few, ...others] = options;
  return askText(
    {
      id: 'mean-or-median',
      topic: 'charts',
      prompt: say('quizSums.mean-or-median.prompt', shown),
      explanation: say('quizSums.mean-or-median.why', shown),
    },
    few === undefined ? others : others.toSpliced(right, 0, few),
    right,
  );
}

/** Which level the lead time has, by the bounds of the chosen set. */
export function level(report: Report): QuizQuestion | null {
  const value = leadTime(report, report.metrics.changeLeadTime);
  const bounds = LEVEL_SETS[report.levels].bounds.changeLeadTime;
  if (value === null || bounds === null) return null;
  const limits = (['elite', 'high', 'medium'] as const).map((each) => bounds[each]?.value ?? Number.NaN);
  if (limits.some((limit) => !(Math.abs(value / limit - 1) > NEAR_BOUND))) return null;
  const place = limits.findIndex((limit) => value < limit);
  const right = place === -1 ? 3 : place;
  if (LEVELS[right] !== report.metrics.changeLeadTime.level) return null;
  const names = LEVELS.map((each) => say(`levels.name.${each}`));
  const below = limits.map((limit) => say('quizSums.level.below', { value: boundText(limit) }));
  return askText(
    {
      id: 'level',
      topic: 'sums',
      prompt: say('quizSums.level.prompt', { value: duration(value), set: say(`levels.set.${report.levels}`) }),
      explanation: say('quizSums.level.why'),
      figure: {
        kind: 'table',
        columns: [say('quizSums.level.level-column'), say('quizSums.level.bound-column')],
        rows: [...below, say('quizSums.level.rest')].map((bound, index) => [names[index] ?? bound, bound]),
      },
    },
    names,
    right,
  );
}

/** In the unit in which it was published. */
function boundText(seconds: number): Localised {
  const [unit, size] =
    Math.abs(seconds - DAYS_PER_MONTH * DAY) < 1
      ? (['month', seconds] as const)
      : seconds % WEEK === 0
        ? (['week', WEEK] as const)
        : seconds % DAY === 0
          ? (['day', DAY] as const)
          : (['hour', HOUR] as const);
  return say(`guidance.levels.duration.${unit}`, { count: Math.round(seconds / size) });
}
