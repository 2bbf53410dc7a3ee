import { formatChange, formatDuration, formatPercent } from '../../i18n/format.ts';
import { FEWEST_GRADED } from '../../metrics/levels.ts';
import type { Report } from '../../report.ts';
import { DAYS_PER_MONTH, MS_PER_DAY, parsePeriod, periodDays } from '../../time.ts';
import type { Localised } from '../localised.ts';
import type { QuizQuestion } from '../quiz.ts';
import { numberText } from './amounts.ts';
import { askNumber, both, nameOf, say } from './ask.ts';

const DAY = MS_PER_DAY / 1000;
const HOUR = 3600;
const WORKING_HOURS = 8;
/** Services that a table names. */
const NAMED = 5;

function wholeDays({ from, to }: { readonly from: string; readonly to: string }, timeZone: string): number {
  return Math.round(periodDays(parsePeriod(from, to, timeZone), timeZone));
}

function deploymentsIn({ metrics, period }: Report): { readonly count: number; readonly days: number } | null {
  const count = metrics.deploymentFrequency.n;
  const days = wholeDays(period, period.timeZone);
  return count < FEWEST_GRADED || days < 2 ? null : { count, days };
}

/** Deployments a week. */
export function perWeek(report: Report): QuizQuestion | null {
  const { count, days } = deploymentsIn(report) ?? { count: 0, days: 7 };
  // In a week there is nothing to work out.
  if (days === 7 || (count / days) * 7 < 0.5) return null;
  const shown = { count: numberText(count), days: numberText(days) };
  return askNumber({
    id: 'per-week',
    topic: 'sums',
    prompt: say('quizSums.per-week.prompt', shown),
    explanation: say('quizSums.per-week.why', shown),
    right: (count / days) * 7,
    wrong: [count / days, (count / days) * DAYS_PER_MONTH, count / 7, count / 12],
    read: (value) => say('quizSums.per-week.answer', { value: numberText(value) }),
    holds: (value) => value >= 0.1,
  });
}

/** Mean time between deployments. */
export function between(report: Report): QuizQuestion | null {
  const found = deploymentsIn(report);
  if (found === null) return null;
  const { count, days } = found;
  const shown = { count: numberText(count), days: numberText(days) };
  return askNumber({
    id: 'between',
    topic: 'sums',
    prompt: say('quizSums.between.prompt', shown),
    explanation: say('quizSums.between.why', shown),
    right: (days * DAY) / count,
    wrong: [(count / days) * HOUR, (days / count) * HOUR, (days * WORKING_HOURS * HOUR) / count],
    read: (value) => both((language) => formatDuration(value, language)),
    holds: (value) => value >= 1,
  });
}

/** Deployments against those of a period of the same length. */
export function frequencyChange({ metrics, period }: Report): QuizQuestion | null {
  const now = metrics.deploymentFrequency.n;
  const before = metrics.deploymentFrequency.previous?.n ?? 0;
  const equalDays = wholeDays(period, period.timeZone) === wholeDays(period.previous, period.timeZone);
  if (!equalDays || now < FEWEST_GRADED || before < FEWEST_GRADED) return null;
  return askChange({
    id: 'frequency-change',
    before,
    now,
    prompt: say('quizSums.frequency-change.prompt', { before: numberText(before), now: numberText(now) }),
    explanation: say('quizSums.frequency-change.why', { before: numberText(before) }),
  });
}

interface ChangeAsked {
  readonly id: string;
  readonly before: number;
  readonly now: number;
  readonly prompt: Localised;
  readonly explanation: Localised;
}

/** A relative change; null where it is too small to ask for, or so large that it is told as a factor. */
export function askChange({ before, now, ...asked }: ChangeAsked): QuizQuestion | null {
  const right = (now - before) / before;
  if (Math.abs(right) < 0.03 || right > 5) return null;
  return askNumber({
    ...asked,
    topic: 'sums',
    right,
    wrong: [(now - before) / now, -right, now / before, (now - before) / 100],
    read: (value) => both((language) => formatChange(value, language)),
    holds: (value) => value > -1 && value < 9 && Math.abs(value) >= 0.01,
  });
}

/** How much of all deployments is of one service. */
export function serviceShare({ breakdown }: Report, random: () => number): QuizQuestion | null {
  const rows = (breakdown.service ?? [])
    .map(({ key, metrics }) => ({ key, count: metrics.deploymentFrequency.n }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  const sum = rows.reduce((total, { count }) => total + count, 0);
  const named = rows.slice(0, NAMED);
  const fit = named.filter(({ key, count }) => key.trim() !== '' && count >= FEWEST_GRADED && count <= 0.95 * sum);
  const asked = fit[Math.floor(random() * fit.length)];
  if (asked === undefined) return null;
  const rest = rows.slice(NAMED).reduce((total, { count }) => total + count, 0);
  const lines = named.map(({ key, count }) => [key.trim() === '' ? nameOf('–') : nameOf(key), numberText(count)]);
  if (rest > 0) lines.push([say('quizSums.service-share.rest'), numberText(rest)]);
  return askNumber({
    id: 'service-share',
    topic: 'sums',
    prompt: say('quizSums.service-share.prompt', { name: nameOf(asked.key) }),
    explanation: say('quizSums.service-share.why', { part: numberText(asked.count), sum: numberText(sum) }),
    figure: {
      kind: 'table',
      columns: [say('quizSums.service-share.name-column'), say('quizSums.service-share.count-column')],
      rows: lines,
    },
    right: asked.count / sum,
    wrong: [asked.count / (sum - asked.count), 1 / rows.length, ...named.map(({ count }) => count / sum)],
    read: (value) => both((language) => formatPercent(value, language)),
    holds: (value) => value > 0.001 && value <= 1,
  });
}
