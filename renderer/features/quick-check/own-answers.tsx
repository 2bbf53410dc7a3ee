import { editionMetrics, scoreAnswer } from '../../../shared/guidance/quick-check.ts';
import type { QuickCheckRound, RoundPerson } from '../../../shared/guidance/quick-check-round.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { FigureTable } from '../rounds/figure-table.tsx';
import { answerText } from './answer-text.ts';

interface OwnAnswersProps {
  readonly person: RoundPerson;
  readonly round: QuickCheckRound;
}

/** What one person said, question by question. */
export function OwnAnswers({ person, round }: OwnAnswersProps) {
  const { t, locale } = useText();
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('quickCheck.own.title')}</h2>
      <FigureTable
        label={t('quickCheck.own.title')}
        columns={[t('quickCheck.own.metric'), t('quickCheck.own.answer'), t('quickCheck.own.score')]}
        rows={editionMetrics(round.edition).map((metric) => {
          const answer = person.answers[metric];
          const cells =
            answer === undefined
              ? [t('quickCheck.own.skipped'), '–']
              : [answerText(metric, answer, locale), formatNumber(scoreAnswer(metric, answer), locale, 1)];
          return { key: metric, cells: [t(`metrics.name.${metric}`), ...cells] };
        })}
      />
    </section>
  );
}
