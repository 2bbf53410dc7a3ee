import type { QuickCheckAnswers } from '../../../shared/guidance/quick-check.ts';
import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import { MOST_PEOPLE, withPeople } from '../../../shared/guidance/quick-check-round.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import classes from '../guidance/guidance.module.css';
import { SurveyImport, type SurveyPerson } from '../survey/survey-import.tsx';
import { answerText } from './answer-text.ts';
import { showOfRound, showRounds } from './check-place.ts';
import { type NamedRound, putRound } from './rounds.ts';

/** Answers from a file into a round, after a look at how they are read. */
export function ImportScreen({ named }: { readonly named: NamedRound }) {
  const { t, locale } = useText();
  const { name, round } = named;
  useScreenReady(true);
  const metrics = editionMetrics(round.edition);
  const keep = (people: readonly SurveyPerson[]): void =>
    void attempt(async () => {
      const added = people.map((person) => ({
        ...person,
        answers: person.answers as QuickCheckAnswers,
        answeredAt: null,
      }));
      await putRound(name, withPeople(round, added));
      showOfRound(name, 'result', null, true);
    });
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('survey.title')}</h1>
          <p className={classes.subtitle}>{name}</p>
        </div>
      </header>
      <SurveyImport
        check="quick-check"
        questions={metrics.map((metric) => ({
          id: metric,
          label: t(`metrics.name.${metric}`),
          answer: (value) => answerText(metric, value, locale),
        }))}
        room={MOST_PEOPLE - round.people.length}
        onKeep={keep}
        onCancel={() => (round.people.length === 0 ? showRounds() : showOfRound(name, 'result'))}
      />
    </div>
  );
}
