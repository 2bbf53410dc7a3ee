import { formatPercent } from '../../i18n/format.ts';
import { FEWEST_GRADED } from '../../metrics/levels.ts';
import type { Report } from '../../report.ts';
import type { QuizQuestion } from '../quiz.ts';
import { numberText } from './amounts.ts';
import { askNumber, both, say } from './ask.ts';

/** Failed of all deployments. Not asked where the profile counts incidents instead, and the figure is another. */
export function failureRate({ metrics }: Report): QuizQuestion | null {
  const { n, failed, incidents, rate } = metrics.changeFailureRate;
  return askRate('failure-rate', failed, n, rate, [incidents / n]);
}

/** Unplanned of all deployments. */
export function rework({ metrics }: Report): QuizQuestion | null {
  const { n, reworked, rate, rollbacks } = metrics.reworkRate;
  return askRate('rework', reworked, n, rate, [rollbacks / n]);
}

function askRate(
  id: 'failure-rate' | 'rework',
  part: number,
  count: number,
  rate: number | null,
  mistakes: readonly number[],
): QuizQuestion | null {
  const right = part / count;
  const isTheFigure = rate !== null && Math.abs(rate - right) < 1e-9;
  if (count < FEWEST_GRADED || part < 1 || part >= count || right < 0.001 || !isTheFigure) return null;
  const shown = { part: numberText(part), count: numberText(count) };
  return askNumber({
    id,
    topic: 'sums',
    prompt: say(`quizSums.${id}.prompt`, shown),
    explanation: say(`quizSums.${id}.why`, shown),
    right,
    wrong: [count / part / 100, part / (count - part), 1 - right, ...mistakes],
    read: (value) => both((language) => formatPercent(value, language)),
    holds: (value) => value > 0.0005 && value < 1,
  });
}
