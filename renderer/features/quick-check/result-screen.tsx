import { groupsOf } from '../../../shared/guidance/check-round.ts';
import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import { summariseRound } from '../../../shared/guidance/round-summary.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import classes from '../guidance/guidance.module.css';
import { PeoplePanel } from '../rounds/people-panel.tsx';
import { personName } from '../rounds/person-name.ts';
import { RoundHead } from '../rounds/round-head.tsx';
import type { ResultProps } from '../rounds/round-kind.ts';
import styles from '../rounds/rounds.module.css';
import { BeliefPanel } from './belief-panel.tsx';
import { comparisonsOf } from './comparisons.ts';
import { GroupPanel } from './group-panel.tsx';
import { useMeasured } from './measured.ts';
import { OwnAnswers } from './own-answers.tsx';
import { ScoreTiles } from './score-tiles.tsx';
import { SpreadPanel } from './spread-panel.tsx';
import { UsualPanel } from './usual-panel.tsx';

/** A round, or one of its people: scores, belief beside measurement, spread, other organisations, groups. */
export function ResultScreen({ kind, named, person }: ResultProps<QuickCheckRound>) {
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
      <RoundHead kind={kind} named={named} person={person} />
      {people.length === 0 ? (
        <EmptyState level={2} title={t('rounds.result.nobody')} text={t('rounds.result.nobody-text')} />
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
            {person === null && (
              <PeoplePanel check={kind.check} named={named} questions={editionMetrics(round.edition)} />
            )}
          </div>
        </>
      )}
      <p className={classes.hint}>{t('quickCheck.attribution')}</p>
    </div>
  );
}
