import { Button } from '@mantine/core';
import { useState } from 'react';
import { groupsOf, type RoundPerson } from '../../../shared/guidance/quick-check-round.ts';
import { summariseRound } from '../../../shared/guidance/round-summary.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import classes from '../guidance/guidance.module.css';
import { askNext } from './answering.ts';
import { BeliefPanel } from './belief-panel.tsx';
import { ChangeRound } from './change-round.tsx';
import { showOfRound, showRounds } from './check-place.ts';
import { comparisonsOf } from './comparisons.ts';
import { GroupPanel } from './group-panel.tsx';
import { useMeasured } from './measured.ts';
import { OwnAnswers } from './own-answers.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { personName } from './person-name.ts';
import styles from './quick-check.module.css';
import { RoundFacts } from './round-list.tsx';
import type { NamedRound } from './rounds.ts';
import { ScoreTiles } from './score-tiles.tsx';
import { SpreadPanel } from './spread-panel.tsx';
import { UsualPanel } from './usual-panel.tsx';

interface ResultScreenProps {
  readonly named: NamedRound;
  /** Whose answers alone are shown; null = those of all. */
  readonly person: RoundPerson | null;
}

/** A round, or one of its people: scores, belief beside measurement, spread, other organisations, groups. */
export function ResultScreen({ named, person }: ResultScreenProps) {
  const { t } = useText();
  const { round } = named;
  const { measured, overview } = useMeasured();
  useScreenReady(!overview.updating || overview.error !== null || overview.value === null);
  const people = person === null ? round.people : [person];
  const summary = summariseRound(round, people);
  const comparisons = comparisonsOf(round, t);
  const shown = { round, people, summary, measured, comparisons };
  const hasGroups = person === null && groupsOf(round).length > 1;
  return (
    <div className={`${classes.page} ${styles.wide}`}>
      <ResultHead named={named} person={person} />
      {people.length === 0 ? (
        <EmptyState level={2} title={t('quickCheck.result.nobody')} text={t('quickCheck.result.nobody-text')} />
      ) : (
        <>
          <ScoreTiles {...shown} />
          {overview.error !== null && <FailedAnswer error={overview.error} />}
          <div className={styles.panels}>
            <BeliefPanel {...shown} />
            {person !== null && <OwnAnswers person={person} round={round} />}
            <SpreadPanel {...shown} name={person === null ? named.name : personName(person, t)} />
            {hasGroups && <GroupPanel round={round} />}
            <UsualPanel {...shown} />
            {person === null && <PeoplePanel named={named} />}
          </div>
        </>
      )}
      <p className={classes.hint}>{t('quickCheck.attribution')}</p>
    </div>
  );
}

function ResultHead({ named, person }: ResultScreenProps) {
  const { t } = useText();
  const [isChanging, setChanging] = useState(false);
  const { name } = named;
  return (
    <header className={classes.header}>
      <div>
        <h1 className={classes.title}>
          {person === null ? name : t('quickCheck.result.own', { name: personName(person, t) })}
        </h1>
        <p className={classes.subtitle}>{person === null ? <RoundFacts named={named} /> : name}</p>
      </div>
      <div className={styles.roundTools}>
        {person === null ? (
          <>
            <Button variant="subtle" color="gray" onClick={() => showRounds()}>
              {t('quickCheck.back')}
            </Button>
            <Button variant="default" onClick={() => showOfRound(name, 'import')}>
              {t('quickCheck.start.import')}
            </Button>
            <Button onClick={() => askNext(name)}>{t('quickCheck.rounds.next-person')}</Button>
            <IconButton icon="edit" label={t('quickCheck.rounds.rename', { name })} onClick={() => setChanging(true)} />
          </>
        ) : (
          <>
            <Button variant="default" onClick={() => showOfRound(name, 'result')}>
              {t('quickCheck.done.result')}
            </Button>
            <Button onClick={() => askNext(name)}>{t('quickCheck.rounds.next-person')}</Button>
          </>
        )}
      </div>
      {isChanging && (
        <ChangeRound
          named={named}
          onClose={() => setChanging(false)}
          onRenamed={(newName) => showOfRound(newName, 'result', null, true)}
        />
      )}
    </header>
  );
}
