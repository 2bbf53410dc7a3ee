import { type CheckRound, MOST_PEOPLE, type NewPerson, withPeople } from '../../../shared/guidance/check-round.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import classes from '../guidance/guidance.module.css';
import { SurveyImport, type SurveyPerson } from '../survey/survey-import.tsx';
import type { RoundKind } from './round-kind.ts';
import { showOfRound, showRounds } from './round-place.ts';
import type { NamedRound } from './round-store.ts';

interface ImportScreenProps<R extends CheckRound> {
  readonly kind: RoundKind<R>;
  readonly named: NamedRound<R>;
}

/** Answers from a file into a round, after a look at how they are read. */
export function ImportScreen<R extends CheckRound>({ kind, named }: ImportScreenProps<R>) {
  const tools = useText();
  const { name, round } = named;
  useScreenReady(true);
  const keep = (people: readonly SurveyPerson[]): void =>
    void attempt(async () => {
      // The file's reader has looked at every answer.
      const added = people.map((person) => ({ ...person, answeredAt: null }) as unknown as NewPerson<R>);
      await kind.check.putRound(name, withPeople(round, added));
      showOfRound(name, 'result', null, true);
    });
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{tools.t('survey.title')}</h1>
          <p className={classes.subtitle}>{name}</p>
        </div>
      </header>
      <SurveyImport
        check={kind.survey}
        questions={kind.questionsOf(round, tools)}
        room={MOST_PEOPLE - round.people.length}
        onKeep={keep}
        onCancel={() => (round.people.length === 0 ? showRounds() : showOfRound(name, 'result'))}
      />
    </div>
  );
}
