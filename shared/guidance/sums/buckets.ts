import { formatDay, formatMonth } from '../../i18n/format-date.ts';
import { FEWEST_GRADED } from '../../metrics/levels.ts';
import type { Report, SeriesPoint } from '../../report.ts';
import type { Localised } from '../localised.ts';
import type { QuizFigure, QuizQuestion } from '../quiz.ts';
import { amount, inUnit, numberText, rounded, unitOf } from './amounts.ts';
import { askNumber, askText, both, say } from './ask.ts';

/** As many bars as an audience can read. */
const MOST_SHOWN = 12;
const OPTIONS = 4;
const MEDIAN_OF = 5;

function labelOf({ day }: SeriesPoint, { series }: Report): Localised {
  return both((language) => (series.bucket === 'month' ? formatMonth(day, language) : formatDay(day, language)));
}

function bars(report: Report, points: readonly SeriesPoint[], withFailed: boolean): QuizFigure {
  const all = { name: say('quizSums.failing-bucket.deployments'), values: points.map((point) => point.deployments) };
  const failed = { name: say('quizSums.failing-bucket.failed'), values: points.map((point) => point.failed) };
  return {
    kind: 'bars',
    unit: 'deployments',
    labels: points.map((point) => labelOf(point, report)),
    series: withFailed ? [all, failed] : [all],
  };
}

/** Where most of the deployments failed, among days, weeks or months with enough of them. */
export function failingBucket(report: Report): QuizQuestion | null {
  const points = report.series.points
    .filter(({ deployments, failed }) => deployments >= FEWEST_GRADED && failed <= deployments)
    .slice(-MOST_SHOWN);
  const rate = ({ failed, deployments }: SeriesPoint): number => failed / deployments;
  const [worst, next] = points.toSorted((one, other) => rate(other) - rate(one));
  if (points.length < OPTIONS || worst === undefined || next === undefined) return null;
  if (rate(worst) === 0 || rate(worst) < 1.1 * rate(next)) return null;
  const tempting = points.filter((point) => point !== worst).toSorted((one, other) => temptation(other, one));
  const options = [worst, ...tempting.slice(0, OPTIONS - 1)];
  const inOrder = points.filter((point) => options.includes(point));
  return askText(
    {
      id: 'failing-bucket',
      topic: 'charts',
      prompt: say(`quizSums.failing-bucket.prompt.${report.series.bucket}`),
      explanation: say('quizSums.failing-bucket.why', {
        failed: numberText(worst.failed),
        count: numberText(worst.deployments),
      }),
      figure: bars(report, points, true),
    },
    inOrder.map((point) => labelOf(point, report)),
    inOrder.indexOf(worst),
  );
}

/** Whoever counts failures alone takes the one with the most. */
function temptation(one: SeriesPoint, other: SeriesPoint): number {
  return one.failed - other.failed || one.deployments - other.deployments;
}

/** How tall the tallest bar is. */
export function busiestBucket(report: Report): QuizQuestion | null {
  const points = report.series.points.slice(-MOST_SHOWN);
  const counts = points.map(({ deployments }) => deployments).toSorted((one, other) => other - one);
  const [most = 0, next = 0] = counts;
  const busiest = points.find(({ deployments }) => deployments === most);
  if (points.length < OPTIONS || busiest === undefined || most < FEWEST_GRADED || most === next) return null;
  const sum = counts.reduce((total, count) => total + count, 0);
  return askNumber({
    id: 'busiest-bucket',
    topic: 'charts',
    prompt: say(`quizSums.busiest-bucket.prompt.${report.series.bucket}`),
    explanation: say('quizSums.busiest-bucket.why', { label: labelOf(busiest, report) }),
    figure: bars(report, points, false),
    right: most,
    wrong: [next, Math.round(sum / points.length), points.at(-1)?.deployments ?? next].map(Math.round),
    read: (value) => numberText(Math.round(value)),
    holds: (value) => value >= 1,
  });
}

/** The middle of five. */
export function recoveryMedian(report: Report): QuizQuestion | null {
  const seconds = report.series.points
    .flatMap(({ resolved, medianRecoverySeconds }) =>
      resolved > 0 && medianRecoverySeconds !== null && medianRecoverySeconds > 0 ? [medianRecoverySeconds] : [],
    )
    .slice(-MEDIAN_OF);
  if (seconds.length < MEDIAN_OF) return null;
  const unit = unitOf(Math.min(...seconds));
  const values = seconds.map((each) => rounded(inUnit(each, unit)));
  const sorted = values.toSorted((one, other) => one - other);
  const right = sorted[2] ?? 0;
  const [least = 0, most = 0] = [sorted[0], sorted[4]];
  if (least <= 0 || most < 1.2 * least) return null;
  const list = (all: readonly number[]): Localised =>
    both((language) => all.map((value) => amount(value, unit)[language]).join(', '));
  return askNumber({
    id: 'recovery-median',
    topic: 'sums',
    prompt: say(`quizSums.recovery-median.prompt.${report.series.bucket}`, { values: list(values) }),
    explanation: say('quizSums.recovery-median.why', { sorted: list(sorted) }),
    right,
    wrong: [values.reduce((total, value) => total + value, 0) / MEDIAN_OF, values[2] ?? 0, (least + most) / 2],
    read: (value) => amount(value, unit),
    holds: (value) => value > 0,
  });
}
