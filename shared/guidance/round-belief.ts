/** What a round's people believe, beside what the data measured. */
import type { MetricName } from '../model.ts';
import { type MeasuredAnswers, measuredScoreBeside } from './measured-answers.ts';
import { editionMetrics, isPercentMetric, type QuickCheckEdition, scoreAnswer } from './quick-check.ts';
import type { RoundPerson } from './quick-check-round.ts';
import { spreadOf } from './round-summary.ts';

export interface MetricBelief {
  readonly metric: MetricName;
  /** People who answered. */
  readonly people: number;
  /** How many think better of it than the data does, as well, or worse. */
  readonly better: number;
  readonly same: number;
  readonly worse: number;
  /** Median over people of believed − measured, in points of 0–10: above 0 the team thinks better of itself. */
  readonly difference: number;
  /** What most on the middle's side answered, and how many did; of percentages everybody's median. */
  readonly typical: { readonly answer: number; readonly people: number };
}

/** Guesses of a percentage that come as near as this agree with the data. */
const PERCENT_POINTS = 5;

/** Where beliefs and data can be compared, widest difference first; ties keep the order of the questions. */
export function roundBelief(
  edition: QuickCheckEdition,
  people: readonly RoundPerson[],
  measured: MeasuredAnswers,
): readonly MetricBelief[] {
  return editionMetrics(edition)
    .flatMap((metric) => {
      const data = measured[metric];
      const answers = people.flatMap((person) => person.answers[metric] ?? []);
      if (data.kind === 'unknown' || answers.length === 0) return [];
      return [beliefOf(metric, answers, data)];
    })
    .sort((one, other) => Math.abs(other.difference) - Math.abs(one.difference));
}

type Data = Extract<MeasuredAnswers[MetricName], { readonly kind: 'measured' }>;

function beliefOf(metric: MetricName, answers: readonly number[], data: Data): MetricBelief {
  const compared = answers.map((answer) => {
    const difference = scoreAnswer(metric, answer) - measuredScoreBeside(metric, data, answer);
    return { answer, difference, side: sideOf(metric, difference) };
  });
  const on = (side: Side) => compared.filter((one) => one.side === side);
  const [better, same, worse] = [on('better'), on('same'), on('worse')];
  const difference = spreadOf(compared.map((one) => one.difference))?.median ?? 0;
  const sides = difference > 0 ? [better, same, worse] : difference < 0 ? [worse, same, better] : [same, better, worse];
  // The middle lies on a side, or between two of them.
  const told = sides.find((side) => side.length > 0) ?? compared;
  return {
    metric,
    people: answers.length,
    better: better.length,
    same: same.length,
    worse: worse.length,
    difference,
    typical: isPercentMetric(metric)
      ? { answer: spreadOf(answers)?.median ?? 0, people: answers.length }
      : commonest(told.map(({ answer }) => answer)),
  };
}

type Side = 'better' | 'same' | 'worse';

function sideOf(metric: MetricName, difference: number): Side {
  const tolerance = isPercentMetric(metric) ? PERCENT_POINTS / 10 + 1e-9 : 0;
  if (Math.abs(difference) <= tolerance) return 'same';
  return difference > 0 ? 'better' : 'worse';
}

/** Of answers as common, the higher. */
function commonest(answers: readonly number[]): MetricBelief['typical'] {
  const counts = new Map<number, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts]
    .map(([answer, people]) => ({ answer, people }))
    .reduce((most, one) =>
      one.people > most.people || (one.people === most.people && one.answer > most.answer) ? one : most,
    );
}
